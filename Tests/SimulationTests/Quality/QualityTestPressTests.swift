import FleetModel
import Quality
import SimKit
import Testing

/// Buttons that are tested or not against the alarm that asks for the test.
@Suite struct QualityTestPressTests {
    private static let plan = FleetPlan(
        FleetOptions(seed: 1, beds: 1, population: .real, start: Moment(milliseconds: 1_767_585_600_000)))

    @Test(
        arguments: [
            // Days from the start of service: the test is missing from the 35th on.
            (tests: [], alarms: [35], figures: [1, 0, 1, 0]), (tests: [], alarms: [], figures: [0, 0, 1, 1]),
            (tests: [40], alarms: [35], figures: [1, 0, 1, 0]), (tests: [40], alarms: [], figures: [0, 0, 1, 1]),
            // Somebody tested it in time, and the alarm came all the same.
            (tests: [30], alarms: [35], figures: [0, 1, 0, 0]),
            // It came when the test was made long since.
            (tests: [36], alarms: [45], figures: [0, 1, 1, 1]),
        ] as [(tests: [Int64], alarms: [Int64], figures: [Int])])
    func `a missing test is found, and a test that was made is a false alarm`(
        tests: [Int64], alarms: [Int64], figures: [Int]
    ) throws {
        let home = Self.plan.households[0]
        let button = try #require(home.devices.first { $0.kind == .emergencyButton })
        let since = Self.plan.options.servingSince
        let hub = try #require(home.devices.first { $0.kind == .hub })
        // That of the hub was made in time.
        let ofButton: [(day: Int64, device: String)] = tests.map { (day: $0, device: button.id) }
        let presses = (ofButton + [(day: 30, device: hub.id)]).sorted { $0.day < $1.day }
        let truths = presses.enumerated().map { index, press in
            TruthEntry(
                number: index + 1, at: since + .days(press.day), household: home.id, bed: home.beds[0].id,
                device: press.device, kind: .testPress)
        }
        let rung = alarms.enumerated().map { index, day in
            QualityAlarm(
                number: Int64(index), rule: "SOS-3", device: button.id, bed: home.beds[0].id, household: nil,
                raisedAt: since + .days(day), toldAt: since + .days(day), endedAt: nil, audience: "technician",
                operatorAt: nil, priority: 4)
        }
        let report = QualityReport(
            title: "", plan: Self.plan, truths: truths, alarms: rung, warmUp: .zero, end: since + .days(50))
        let rule = try #require(report.rules.first { $0.rule == "SOS-3" })
        #expect([rule.right, rule.wrong, rule.asked, rule.missed] == figures)
    }
}
