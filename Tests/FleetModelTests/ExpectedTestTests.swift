import FleetModel
import SimKit
import Testing

/// What is asked of SOS-3 when buttons are tested or not.
@Suite struct ExpectedTestTests {
    private static let options = FleetOptions.night(beds: 300)

    /// The demands for SOS-3 of one button in a story whose moments count from the start of service.
    private func demands(
        _ story: [(hour: Int64, kind: TruthKind)], days: Int64 = 40, faults: Set<FaultKind> = [], isKnown: Bool = true,
        where isRight: (DevicePlan) -> Bool = { $0.style != .neither }
    ) throws -> [ExpectedAlarm.Demand] {
        var options = Self.options
        options.faults = faults
        let plan = FleetPlan(options)
        let found = plan.households.flatMap { home in home.devices.map { (home: home, button: $0) } }
            .first { $0.button.kind == .emergencyButton && isRight($0.button) }
        let (home, button) = try #require(found)
        let since = options.servingSince
        let truths = story.enumerated().map { index, item in
            TruthEntry(
                number: index + 1, at: since + .hours(item.hour), household: home.id,
                bed: home.beds[button.bed ?? 0].id, device: button.id, kind: item.kind)
        }
        return ExpectedAlarms.derive(
            from: truths, plan: plan, end: since + .days(days), tolerance: .seconds(120), delivered: [],
            servingSince: isKnown ? since : nil
        ).filter { $0.rule == "SOS-3" && $0.subjects == [button.id] }.map(\.demand)
    }

    @Test(
        arguments: [
            // Never; in time; a day too late; in time, and then not for 35 days.
            ([], 40, [.required]), ([], 34, []), ([30 * 24], 40, []), ([36 * 24], 40, [.required]),
            ([30 * 24], 70, [.required]), ([30 * 24, 60 * 24], 90, []),
        ] as [([Int64], Int64, [ExpectedAlarm.Demand])])
    func `a button that nobody tested for 35 days is asked for`(
        tests: [Int64], days: Int64, expected: [ExpectedAlarm.Demand]
    ) throws {
        #expect(try demands(tests.map { (hour: $0, kind: .testPress) }, days: days) == expected)
    }

    @Test func `a real press is no test`() throws {
        #expect(try demands([(hour: 30 * 24, kind: .press(isGenuine: true))]) == [.required])
    }

    @Test func `a test that was told of when it was missing already explains the alarm`() throws {
        let story: [(hour: Int64, kind: TruthKind)] = [
            (hour: 34 * 24, kind: .linkLost), (hour: 34 * 24 + 1, kind: .testPress), (hour: 36 * 24, kind: .linkBack),
        ]
        #expect(try demands(story) == [.permitted])
    }

    @Test func `of a button that dates nothing, or serves since nobody knows when, nothing is asked`() throws {
        let unnamed = try demands([]) { $0.style == .neither }
        let unset = try demands([], faults: [.clocks]) { !$0.hasUsableClock }
        #expect(unnamed == [.permitted] && unset == [.permitted])
        #expect(try demands([], isKnown: false) == [.permitted])
    }
}
