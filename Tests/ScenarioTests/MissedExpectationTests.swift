import CareProfiles
import Foundation
import ScenarioKit
import TestSupport
import Testing
import WholeSystem

/// Scenarios bite: one whose expectation is wrong fails, and says at which line and what was seen.
@Suite struct MissedExpectationTests {
    private static let setup = Result { try GatewaySetup(profiles: Checkout.profiles) }
    private static let file = "01-three-presses.yaml"

    /// What is missed when `expected` stands in the file in place of `line`.
    private func missed(_ line: String, _ expected: String) throws -> [String] {
        let path = Checkout.root.appending(path: "Simulator/Scenarios/\(Self.file)").path
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.contains(line))
        let source = SourceFile(path: Self.file, text: text.replacing(line, with: expected))
        let scenario = try Scenario.read(source, profiles: Self.setup.get().profiles)
        return try Simulation(setup: Self.setup.get()).play(scenario).filter { !$0.isMet }
            .map { $0.text(file: Self.file) }
    }

    @Test(
        arguments: [
            // A wrong moment, a wrong count, a wrong mark, an alarm that never comes, one that must not come.
            (
                "at: 68s, within: 2s, repeated", "at: 71s, within: 2s, repeated",
                ":23: expected repeated SOS-1 count 2 about 532901-900101 at +00:01:11 within 2s, found +"
            ),
            ("bed: A, count: 2}", "bed: A, count: 7}", ":23: expected repeated SOS-1 count 7"),
            ("count: 1, late: false", "count: 1, late: true", ":22: expected raised SOS-1 P1 operator count 1 late"),
            (
                "{at: 2m, within: 2s, acknowledged: SOS-1, bed: A, count: 3}",
                "{at: 2m, within: 2s, raised: DEV-1, home: A}",
                ":25: expected raised DEV-1 about home-532901-900101 at +00:02:00 within 2s, found +"
            ),
            (
                "{at: 2m, within: 2s, acknowledged: SOS-1, bed: A, count: 3}", "{never: SOS-1}",
                ":25: expected never SOS-1 from +00:00:00 to +00:10:00, found +00:01:00 raised SOS-1 P1"
            ),
            (
                "{alarms: SOS-1, bed: A, count: 3, state: normal, number: 1}",
                "{alarms: SOS-1, bed: A, count: 2, state: normal, number: 1}",
                ":29: expected alarms SOS-1, bed A, count 2, state normal, number 1, found 0"
            ),
            (
                "{events: sos, device: button, bed: A, number: 3}", "{events: sos, device: button, bed: A, number: 5}",
                ":30: expected events sos, device button, bed A, number 5, found 3"
            ),
        ])
    func `a wrong expectation is missed at its line`(line: String, expected: String, message: String) throws {
        let missed = try missed(line, expected)
        #expect(missed.contains { $0.hasPrefix("MISSED \(Self.file)\(message)") }, "\(missed)")
    }

    @Test func `an alarm that no line expects is told`() throws {
        let missed = try missed("count: 1, late: false", "count: 1, late: true")
        #expect(missed.contains { $0.contains("no line expects this: +00:01:00 raised SOS-1") }, "\(missed)")
    }

    @Test func `an answer that cannot be given is told`() throws {
        let press = "  - {at: 1m, device: button, event: sos}"
        let answer = "  - {at: 30s, operator: acknowledge, alarm: SOS-1, bed: A}"
        let missed = try missed(press, "\(answer)\n\(press)")
        #expect(missed.contains { $0.contains("no alarm of SOS-1 about 532901-900101 is open") }, "\(missed)")
    }
}
