import CareCore
import Testing

@testable import CareProfiles

@Suite struct RuleTests {
    private static func text(_ lines: String) -> String {
        "- id: T-1\n  title: {zh: 试, en: T}\n" + lines.split(separator: "\n").map { "  \($0)\n" }.joined()
    }

    @Test func `the example of the design compiles as it stands`() throws {
        let rule = try Probe.rule(
            """
            - id: heart-rate-critical
              title: {zh: 心率严重异常, en: Critical heart rate}
              parameters: {low: 40, high: 131, hold: 3m, band: 5}
              when: heart_rate <= $low or heart_rate >= $high
              while: in_bed and bed_status == ok          # validity gate: false or unknown means no judgement
              for: $hold                                  # on-delay in device time
              clear: {when: heart_rate >= $low + $band and heart_rate <= $high - $band, for: 3m}
              priority: P2
              audience: operator
              remind: 30m
            """)
        #expect(rule.title == BilingualText(zh: "心率严重异常", en: "Critical heart rate"))
        #expect(rule.parameters.map(\.name) == ["low", "high", "hold", "band"])
        #expect(rule.parameters.map(\.defaultValue) == [40, 131, 180_000, 5])
        #expect(rule.stages.map(\.delay) == [.parameter(2)])
        #expect(rule.stages.map(\.samples) == [2], "a vital sign that rings needs two samples")
        #expect(rule.remind == .constant(1_800_000))
        #expect(!rule.latches)
        guard case .condition(let when?, .constant(180_000), 0) = rule.clearing else {
            Issue.record("clearing is \(rule.clearing)")
            return
        }
        #expect(when.instructions.count == 11)
    }

    struct TriggerRow: Sendable, CustomTestStringConvertible {
        let lines: String
        let triggers: Rule.Triggers
        var testDescription: String { lines }

        init(
            _ lines: String, slots: UInt64 = 0, events: UInt64 = 0, place: Bool = false, clock: Bool = false
        ) {
            self.lines = lines + "\npriority: P3\naudience: operator"
            triggers = Rule.Triggers(slots: slots, events: events, eventsOfPlace: place, clock: clock)
        }
    }

    static let triggerRows = [
        TriggerRow("when: heart_rate > 100\nfor: 3m", slots: 0b1),
        TriggerRow("when: heart_rate > 100\nwhile: in_bed\nfor: 3m", slots: 0b1),
        TriggerRow("when: in_bed\nwhile: bed_status == ok", slots: 0b1100, clock: true),
        TriggerRow("when: heart_rate > 100 and in_bed\nfor: 3m", slots: 0b101, clock: true),
        TriggerRow("when: event(sos)\nclear: manual", events: EventKind.sos.mask),
        TriggerRow("when: event(sos)\nfor: 30s\nclear: manual", events: EventKind.sos.mask, clock: true),
        TriggerRow("when: event(sos)\nclear: {for: 1h}", events: EventKind.sos.mask, clock: true),
        TriggerRow(
            "when: in_bed\nclear: {events: [care_done]}", slots: 0b100, events: EventKind.careDone.mask, place: true,
            clock: true),
        TriggerRow("when: silent(any, 25h)", clock: true),
        TriggerRow("when: silent(spo2, 25m)", slots: 0b10, clock: true),
        TriggerRow("when: silent(activity, 6h)", clock: true),
        TriggerRow("when: 'heart_rate > 100 and between(22:30, 07:00)'\nfor: 3m", slots: 0b1, clock: true),
        TriggerRow("when: avg(spo2, 10m) < 90", slots: 0b10),
        TriggerRow("when: count(fall, 24h) >= 2", events: EventKind.fall.mask, clock: true),
    ]

    @Test(arguments: triggerRows)
    func `a rule is started by what its expressions look at`(row: TriggerRow) throws {
        #expect(try Probe.rule(Self.text(row.lines)).triggers == row.triggers)
    }

    @Test func `an event that only other events end has a clearing that never holds`() throws {
        let rule = try Probe.rule(
            Self.text("when: event(fall)\npriority: P3\naudience: operator\nclear: {events: [care_done]}"))
        #expect(
            rule.clearing
                == .condition(
                    when: Program([.constant(0)]), delay: .constant(0), events: EventKind.careDone.mask))
    }

    @Test func `a manual clearing latches unless the rule says otherwise`() throws {
        let lines = "when: event(fall)\npriority: P3\naudience: operator\nclear: manual"
        #expect(try Probe.rule(Self.text(lines)).latches)
        #expect(try Probe.rule(Self.text(lines + "\nlatch: false")).latches == false)
    }

    @Test func `comments and layout keep a rule's fingerprint, words and timing change it`() throws {
        let lines = "when: heart_rate > 100\nfor: 3m\npriority: P3\naudience: operator"
        let rule = try Probe.rule(Self.text(lines)).fingerprint
        let respaced = Self.text(lines.replacing("heart_rate > 100", with: "heart_rate   > 100   # high"))
        #expect(try Probe.rule(respaced).fingerprint == rule)
        #expect(try Probe.rule(Self.text(lines.replacing("100", with: "101"))).fingerprint != rule)
        let slower = Probe.model.replacing("[20, 250], period: 60s", with: "[20, 250], period: 50s")
        let file = SourceFile(path: "probe.yaml", text: slower + "rules:\n" + Self.text(lines))
        let changed = try ProfileCompiler.compile([file]).profiles.first?.rules.first?.fingerprint
        #expect(changed != nil && changed != rule)
    }

    @Test func `an altitude table becomes rows of the core's table`() throws {
        let rule = try Probe.rule(
            Self.text(
                """
                parameters: {critical: {by: altitude, below: {1500: 85, 2500: 82, 3200: 79}}}
                when: spo2 <= $critical
                for: 3m
                priority: P3
                audience: operator
                """))
        let table = try #require(rule.altitudeTables.first)
        #expect([1_400, 1_500, 2_499, 3_199, 4_000].map { table.value(at: $0) } == [85, 82, 82, 79, 79])
    }

    @Test func `a model that can be asked gets the second look, one that cannot falls back`() throws {
        let lines =
            "when: spo2 < 90\nconfirm: call_back\npriority: P3\naudience: operator\n"
            + "ask: {command: measure, within: 30s, otherwise: call_back}"
        #expect(try Probe.rule(Self.text(lines)).inquiry == nil)
        let text = Probe.model + "commands: {measure: [heart_rate, spo2]}\nrules:\n" + Self.text(lines)
        let set = try ProfileCompiler.compile([SourceFile(path: "probe.yaml", text: text)])
        let profile = try #require(set.profiles.first)
        #expect(profile.measurable == [.heartRate, .spo2])
        let rule = try #require(profile.rules.first)
        #expect(rule.inquiry == Inquiry(command: .measure, metrics: [.spo2], within: .constant(30_000)))
        #expect(rule.fingerprint != (try Probe.rule(Self.text(lines)).fingerprint))
    }
}
