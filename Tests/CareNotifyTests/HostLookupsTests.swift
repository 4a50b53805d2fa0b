import CareCore
import Dispatch
import NIOCore
import Synchronization
import Testing

@testable import CareNotify

/// A name that does not resolve costs its own delivery, and no other.
@Suite struct HostLookupsTests {
    @Test(.timeLimit(.minutes(1)))
    func `a resolver that hangs is given up and holds up nobody else`() async throws {
        let lookups = HostLookups()
        let isOver = DispatchSemaphore(value: 0)
        defer { for _ in 0..<40 { isOver.signal() } }
        let asked = Mutex(0)
        let hanging: @Sendable (String, Int) throws -> SocketAddress = { _, port in
            asked.withLock { $0 += 1 }
            isOver.wait()
            return try SocketAddress(ipAddress: "127.0.0.1", port: port)
        }
        // More than there are threads: all ask for one host, which takes one of them.
        for _ in 0..<20 {
            let failure = await #expect(throws: SendFailure.self) {
                _ = try await lookups.address(
                    host: "dead.example", port: 443, limit: Milliseconds(5), resolve: hanging)
            }
            #expect(failure?.result == .temporary("host dead.example cannot be resolved within 5ms", after: nil))
        }
        #expect(asked.withLock { $0 } == 1)
        let found = try await lookups.address(host: "alive.example", port: 443, limit: .seconds(20)) { _, port in
            try SocketAddress(ipAddress: "192.0.2.1", port: port)
        }
        #expect(found.ipAddress == "192.0.2.1")
    }

    @Test func `a name that there is not is told at once`() async {
        let failure = await #expect(throws: SendFailure.self) {
            _ = try await HostLookups.shared.address(host: "name.invalid", port: 443, limit: .seconds(20)) { _, _ in
                throw SocketAddressError.unsupported
            }
        }
        #expect(failure?.result == .temporary("host name.invalid cannot be resolved", after: nil))
    }
}
