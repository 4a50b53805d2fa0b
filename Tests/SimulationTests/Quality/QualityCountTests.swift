import FleetModel
import Quality
import SimKit
import Testing

/// What counts, how often, and in which table it stands.
@Suite struct QualityCountTests {
    /// 2026-01-05T12:00:00+08:00.
    private static let start = Moment(milliseconds: 1_767_585_600_000)
    private static let plan = FleetPlan(
        FleetOptions(seed: 1, beds: 60, population: .real, faults: [.outages], start: start))

    private static func spot(_ kind: DeviceKind) throws -> (household: HouseholdPlan, device: DevicePlan) {
        let household = try #require(
            plan.households.first { home in home.beds.count == 1 && home.devices.contains { $0.kind == kind } })
        return (household, try #require(household.devices.first { $0.kind == kind }))
    }

    /// Of a household, or of a whole town.
    private static func alarm(
        _ number: Int64, _ rule: String, _ minute: Int64, until: Int64? = nil, at household: HouseholdPlan?,
        audience: String = "operator"
    ) -> QualityAlarm {
        let at = start + .minutes(minute)
        return QualityAlarm(
            number: number, rule: rule, device: nil, bed: household?.beds[0].id, household: nil, raisedAt: at,
            toldAt: at, endedAt: until.map { start + .minutes($0) }, audience: audience,
            operatorAt: audience == "operator" ? at : nil, priority: 2)
    }

    private static func report(
        _ alarms: [QualityAlarm], truths: [TruthEntry] = [], warmUp: TimeSpan = .zero
    ) -> QualityReport {
        QualityReport(title: "", plan: plan, truths: truths, alarms: alarms, warmUp: warmUp, end: start + .days(2))
    }

    private static func press(_ number: Int, _ minute: Int64) throws -> TruthEntry {
        let (household, button) = try spot(.emergencyButton)
        return TruthEntry(
            number: number, at: start + .minutes(minute), household: household.id, bed: household.beds[0].id,
            device: button.id, kind: .press(isGenuine: true))
    }

    @Test func `an alarm of a whole town is one that an operator sees`() throws {
        let home = try Self.spot(.hub).household
        let own = Self.report([Self.alarm(1, "DEV-1", 10, at: home)])
        let both = Self.report([Self.alarm(1, "DEV-1", 10, at: home), Self.alarm(2, "DEV-4", 20, at: nil)])
        #expect(both.operatorRate.value == 2 * own.operatorRate.value)
        #expect(both.operatorRate.value == both.rules.reduce(0) { $0 + $1.operatorRate.value })
        let town = try #require(both.rules.first { $0.rule == "DEV-4" })
        #expect(town.operatorRate.low == 0 && town.operatorRate.high > town.operatorRate.value)
        #expect(both.badActors.contains { $0.rule == "DEV-4" && $0.place == "no household" })
    }

    @Test func `each rule has the bounds of the headline`() throws {
        let homes = Self.plan.households.prefix(20)
        let alarms = homes.enumerated().map { Self.alarm(Int64($0.offset), "VIT-4", 10, at: $0.element) }
        let report = Self.report(alarms)
        let rule = try #require(report.rules.first)
        #expect(rule.operatorRate == report.operatorRate && rule.rate == rule.operatorRate)
        #expect(rule.rate.low > 0 && rule.rate.low < rule.rate.value && rule.rate.high > rule.rate.value)
        let silent = Self.report([Self.alarm(1, "WET-1", 10, at: homes.first, audience: "carer")])
        let carers = try #require(silent.rules.first)
        #expect(carers.operatorRate == Interval(value: 0, low: 0, high: 0) && carers.rate.value > 0)
    }

    @Test func `nothing of the warm-up counts, and what is open at its end neither`() throws {
        let home = try Self.spot(.emergencyButton).household
        let day: Int64 = 24 * 60
        let truths = [try Self.press(1, 10), try Self.press(2, day + 10)]
        let alarms = [
            Self.alarm(1, "SOS-1", 10, until: 30, at: home), Self.alarm(2, "VIT-4", day - 5, at: home),
            Self.alarm(3, "SOS-1", day + 10, until: day + 30, at: home),
        ]
        let all = Self.report(alarms, truths: truths)
        #expect(all.audiences == ["operator": 3] && all.emergencies == 2 && all.days == 2)
        let counted = Self.report(alarms, truths: truths, warmUp: .days(1))
        #expect(counted.audiences == ["operator": 1] && counted.emergencies == 1 && counted.isSafe)
        #expect(counted.days == 1 && counted.warmUpDays == 1 && counted.hours.reduce(0, +) == 1)
        let rule = try #require(counted.rules.first)
        #expect(counted.rules.count == 1 && [rule.raised, rule.right, rule.asked, rule.missed] == [1, 1, 1, 0])
        #expect((rule.operatorRate.value - 7.0 / 60).magnitude < 1e-9)
    }

    @Test func `a press is answered by the call that was open when the warm-up ended, which does not count`() throws {
        let home = try Self.spot(.emergencyButton).household
        let day: Int64 = 24 * 60
        let truths = [try Self.press(1, day - 5), try Self.press(2, day + 5)]
        let alarms = [Self.alarm(1, "SOS-1", day - 5, until: day + 30, at: home)]
        let report = Self.report(alarms, truths: truths, warmUp: .days(1))
        let rule = try #require(report.rules.first)
        #expect([rule.raised, rule.asked, rule.missed] == [0, 1, 0])
        #expect(report.isSafe, "\(report.faults)")
    }

    @Test func `alarms stand by audience and by hour of their rule`() throws {
        let home = try Self.spot(.hub).household
        // Noon, four in the afternoon and two at night.
        let minutes: [Int64] = [1, 241, 841, 846]
        let alarms = minutes.map { Self.alarm($0, "VIT-4", $0, at: home) }
        let report = Self.report(alarms + [Self.alarm(9, "WET-1", 5, at: home, audience: "carer")])
        let rule = try #require(report.rules.first)
        #expect(rule.hours[12] == 1 && rule.hours[16] == 1 && rule.hours[2] == 2 && rule.hours == report.hours)
        let lines = QualityText(report).lines
        func cells(_ rule: String, after title: String) throws -> [String] {
            let from = try #require(lines.firstIndex { $0.hasPrefix(title) })
            let row = try #require(lines[from...].first { $0.hasPrefix(rule) })
            return row.split(separator: " ").map(String.init)
        }
        #expect(try cells("WET-1", after: "alarms by who acts first") == ["WET-1", "0", "1", "0", "0", "0"])
        #expect(try cells("VIT-4", after: "alarms by who acts first") == ["VIT-4", "4", "0", "0", "0", "4"])
        let hours = try cells("VIT-4", after: "operator alarms by rule and hour")
        // From noon to noon: the fifth column is four in the afternoon, the fifteenth two at night.
        #expect(hours.count == 26 && hours[1] == "1" && hours[5] == "1" && hours[15] == "2" && hours[25] == "4")
        #expect(lines.allSatisfy { $0.count <= 120 })
    }
}
