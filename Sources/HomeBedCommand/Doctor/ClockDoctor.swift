import CareCore
import Foundation
import Gateway

/// Looks at the machine's clock: device times are judged against it.
struct ClockDoctor {
    let configuration: GatewayConfiguration

    /// 2025-11-01, when this program did not exist yet: an earlier clock was never set.
    private static let earliest: time_t = 1_761_955_200

    func findings() -> [Finding] {
        var findings = [now()]
        if !configuration.clock.isTrue {
            findings.append(
                .warn(
                    "clock rate", "\(configuration.clock.rate) times the true time",
                    do: "for demonstrations only: remove clock.rate and clock.origin to serve people"))
        }
        return findings
    }

    private func now() -> Finding {
        let seconds = time(nil)
        let text = TimeText.short(Timestamp(milliseconds: Int64(seconds) * 1_000))
        if seconds < Self.earliest {
            return .fail("clock", text, do: "set the clock: the gateway takes nothing in before it is right")
        }
        switch Self.isSynchronised() {
        case true: return .ok("clock", "\(text), synchronised")
        case false: return .warn("clock", "\(text), not synchronised", do: "run chrony or systemd-timesyncd")
        default: return .warn("clock", "\(text), unknown whether synchronised", do: "see that something keeps it right")
        }
    }

    /// What the kernel says of its clock: adjtimex(2) answers `TIME_ERROR` (5) when nothing keeps it right. Looked up
    /// by name because the C library's module for Swift leaves the function's header out; asked with all zeroes it
    /// changes nothing. `struct timex` has 208 bytes.
    private static func isSynchronised() -> Bool? {
        guard let symbol = dlsym(nil, "adjtimex") else { return nil }
        let ask = unsafeBitCast(symbol, to: (@convention(c) (UnsafeMutableRawPointer) -> Int32).self)
        let state = withUnsafeTemporaryAllocation(byteCount: 512, alignment: 16) { room in
            room.initializeMemory(as: UInt8.self, repeating: 0)
            return room.baseAddress.map(ask) ?? -1
        }
        return state < 0 ? nil : state != 5
    }
}
