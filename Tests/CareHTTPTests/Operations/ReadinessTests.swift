import CareCore
import CareStore
import Testing

@testable import CareHTTP

/// `/readyz` says what fails, for whoever watches the gateway from outside.
@Suite struct ReadinessTests {
    /// A line, and the checks it does not pass.
    struct Line: Sendable, CustomTestStringConvertible {
        let health: LineHealth
        let fails: [String]
        var testDescription: String { "\(fails)" }

        init(isConnected: Bool = true, committed: Milliseconds?, disk: DiskState = .ok, fails: [String]) {
            let now = TestGateway.start
            health = LineHealth(isConnected: isConnected, committedAt: committed.map { now - $0 }, disk: disk)
            self.fails = fails
        }
    }

    static let lines = [
        Line(committed: .zero, fails: []),
        Line(committed: .seconds(90), fails: []),
        Line(committed: Milliseconds(90_001), fails: ["commit"]),
        Line(committed: nil, fails: ["commit"]),
        Line(committed: .zero, disk: .bulkPaused, fails: []),
        Line(committed: .zero, disk: .unrecorded, fails: ["disk"]),
        Line(isConnected: false, committed: .hours(1), disk: .unrecorded, fails: ["broker", "commit", "disk"]),
    ]

    @Test(arguments: lines) func `a gateway is ready while it hears, writes and has room`(line: Line) async throws {
        let gateway = try TestGateway()
        gateway.turnOut(line.health)
        try await gateway.test { client in
            let seen = try await client.get("/readyz", as: "nobody")
            #expect(seen.status == (line.fails.isEmpty ? 200 : 503))
            #expect(try seen.object["status"] as? String == (line.fails.isEmpty ? "ready" : "unready"))
            let checks = try seen.items(of: "checks")
            #expect(checks.map { $0["name"] as? String } == ["broker", "commit", "disk"])
            let failed = checks.filter { $0["passes"] as? Bool == false }.compactMap { $0["name"] as? String }
            #expect(failed == line.fails)
        }
    }
}
