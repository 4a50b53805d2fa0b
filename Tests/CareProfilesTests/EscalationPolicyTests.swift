import CareCore
import CareProfiles
import Testing

@Suite struct EscalationPolicyTests {
    private static let good = """
        - id: emergency
          priority: P1
          audience: operator
          steps: [{after: 0s, to: [operator]}]

        """

    private static func compile(_ text: String) throws(ProfileFaults) -> EscalationPlan {
        let rules: [SourceFile]
        do { rules = try Catalogue.load().sources.filter { $0.kind != .escalation } } catch { rules = [] }
        return try ProfileCompiler.compile(rules + [SourceFile(path: "escalation/e.yaml", text: text)]).escalation
    }

    @Test func `the shipped policies say what care md 9 says`() throws {
        let plan = try Catalogue.load().set.escalation
        let emergency = try #require(plan.policies.first { $0.id == "emergency" })
        #expect(emergency.steps.map(\.after) == [.zero, .seconds(60), .seconds(180), .minutes(10)])
        #expect(
            emergency.steps.map(\.roles) == [
                [.operator], [.secondOperator, .family], [.stationHead, .neighbour, .villageDoctor, .villageCadre],
                [.responsible],
            ])
        #expect(emergency.callBack == .minutes(5))
        let fire = try #require(plan.policies.first { $0.id == "fire-and-gas" })
        #expect(fire.rules == ["ENV-1", "ENV-2", "ENV-2-CO"])
        #expect(fire.steps.map(\.roles).prefix(2) == [[.operator], [.family, .neighbour, .firePlatform]])
        #expect(fire.steps.count == 5 && fire.callBack == .minutes(5))
        let important = try #require(plan.policies.first { $0.id == "important" })
        #expect(important.steps.map(\.after) == [.zero, .minutes(5), .minutes(15)])
        #expect(!important.steps.flatMap(\.roles).contains(.county) && important.digest == nil)
    }

    /// What an alarm of the shipped rules can be.
    private struct Kind: Hashable {
        let rule: String
        let priority: Priority
        let audience: Audience
    }

    private static func kinds(_ set: ProfileSet) -> Set<Kind> {
        var kinds: Set<Kind> = [Kind(rule: FleetRule.stranger.rawValue, priority: .p3, audience: .operator)]
        for rule in set.profiles.flatMap(\.rules) {
            for stage in rule.stages {
                kinds.insert(Kind(rule: rule.id, priority: stage.priority, audience: stage.audience))
                guard let downgrade = rule.downgrade else { continue }
                kinds.insert(Kind(rule: rule.id, priority: downgrade.priority, audience: stage.audience))
            }
            guard let handOver = rule.handOver else { continue }
            kinds.insert(Kind(rule: rule.id, priority: handOver.priority, audience: .operator))
        }
        for rule in FleetRule.allCases {
            kinds.insert(Kind(rule: rule.rawValue, priority: rule.priority, audience: rule.audience))
        }
        for rule in RecordRule.allCases {
            kinds.insert(Kind(rule: rule.rawValue, priority: rule.priority, audience: rule.audience))
        }
        for rule in SelfAlarm.allCases {
            kinds.insert(Kind(rule: rule.rawValue, priority: rule.priority, audience: rule.audience))
        }
        return kinds
    }

    @Test func `of every alarm that the shipped rules can raise somebody hears by the shipped policies`() throws {
        let set = try Catalogue.load().set
        let kinds = Self.kinds(set)
        let untold = kinds.filter { kind in
            let policy = set.escalation.policies.first {
                ($0.priority ?? kind.priority) == kind.priority && ($0.audience ?? kind.audience) == kind.audience
                    && ($0.rules.isEmpty || $0.rules.contains(kind.rule))
            }
            return policy.map { $0.steps.isEmpty && $0.digest == nil } ?? true
        }
        #expect(Set(kinds.map(\.audience)) == Set(Audience.allCases))
        #expect(untold.isEmpty, "\(untold)")
    }

    @Test func `what does not ring stands in the list of every Monday until somebody answers`() throws {
        let policies = try Catalogue.load().set.escalation.policies
        for audience in [Audience.operator, .carer, .technician, .county] {
            let policy = try #require(
                policies.first {
                    ($0.priority ?? .p4) == .p4 && ($0.audience ?? audience) == audience && $0.rules.isEmpty
                })
            #expect(policy.digest?.isWeekly == true, "\(policy.id)")
        }
    }

    @Test(arguments: [
        ("- {id: a, priority: P2, audience: operator, like: b}", "5:51: unknown policy"),
        (
            "- {id: a, priority: P2, audience: operator, like: b}\n- {id: b, priority: P3, audience: carer, like: a}",
            "5:51: policies that are like one another"
        ),
        ("- {id: a, priority: P2, audience: operator, like: a}", "5:51: policies that are like one another"),
        ("- {id: a, rules: [NO-1]}", "5:19: unknown rule"),
        ("- {id: a, events: [door_closed]}", "5:20: event of no rule"),
        ("- {id: a, events: [explosion]}", "5:20: unknown word"),
        ("- {id: a}", "5:3: policy for everything"),
        ("- {id: emergency, priority: P2, audience: operator}", "5:8: policy given twice"),
        ("- {id: a, priority: P1}", "5:8: policy for alarms that emergency covers"),
        ("- {id: a, priority: P2, steps: [{after: 0s, to: []}]}", "5:49: step without a role"),
        ("- {id: a, priority: P2, steps: [{after: 0s}]}", "5:33: missing key"),
        ("- {id: a, priority: P2, steps: [{after: 0s, to: [nurse]}]}", "5:50: unknown word"),
        ("- {id: a, priority: P2, steps: [{after: 2d, to: [operator]}]}", "5:41: after"),
        ("- {id: a, priority: P4, steps: [{after: 8d, to: [family]}]}", "5:41: after"),
        (
            "- {id: a, priority: P2, steps: [{after: 2m, to: [operator]}, {after: 1m, to: [family]}]}",
            "5:62: step before the one above it"
        ),
        (
            "- {id: a, priority: P2, steps: [{after: 0s, to: [operator], hours: {from: '08:00', until: '08:00'}}]}",
            "5:68: empty hours"
        ),
        (
            "- {id: a, priority: P2, steps: [{after: 0s, to: [operator], hours: {from: '25:00', until: '08:00'}}]}",
            "5:75: time of day"
        ),
        (
            "- {id: a, priority: P1, audience: carer, steps: [{after: 0s, to: [family], hours: {from: '8:00'}}]}",
            "5:83: hours of an emergency"
        ),
        ("- {id: a, priority: P2, repeat: 1s}", "5:33: repeat"),
        ("- {id: a, priority: P2, ended: soon}", "5:32: ended"),
        ("- {id: a, priority: P2, digest: {at: noon, to: [operator]}}", "5:38: time of day"),
        ("- {id: a, priority: P4, digest: {at: \"08:30\", to: [family], weekly: x}}", "5:69: weekly"),
        ("- {id: a, priority: P2, steps: [{after: 0s, to: [operator], through: [S M]}]}", "5:71: channel"),
        ("- {id: a, priority: P2, stepps: []}", "5:25: unknown key of policy"),
    ])
    func `a faulty policy is refused at its line and column`(text: String, expected: String) {
        do throws(ProfileFaults) {
            _ = try Self.compile(Self.good + text + "\n")
            Issue.record("compiled")
        } catch {
            let places = error.diagnostics.map { "\($0.line):\($0.column): \($0.what)" }
            #expect(places.contains(expected), "\(places)")
            #expect(error.diagnostics.allSatisfy { $0.file == "escalation/e.yaml" })
        }
    }

    @Test func `policies without a chain for emergencies are refused`() {
        #expect(throws: ProfileFaults.self) {
            _ = try Self.compile("- {id: a, priority: P2, steps: [{after: 0s, to: [operator]}]}\n")
        }
    }
}
