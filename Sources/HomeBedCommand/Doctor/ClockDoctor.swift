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
        var state = timex()
        // adjtimex(2): TIME_ERROR means that nothing keeps the clock right.
        if adjtimex(&state) == TIME_ERROR {
            return .warn("clock", "\(text), not synchronised", do: "run chrony or systemd-timesyncd")
        }
        return .ok("clock", "\(text), synchronised")
    }
}
