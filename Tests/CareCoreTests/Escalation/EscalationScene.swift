import CareCore

/// A bed with a button, a policy like the shipped one and a contact book, driven by hand.
struct EscalationScene: ~Copyable {
    var scene: Scene

    /// The chain of care.md 9 for P1 and P2, a digest for P4.
    static let plan = EscalationPlan([
        EscalationPolicy(
            id: "emergency", priority: .p1, audience: .operator,
            steps: [
                step(.zero, .operator), step(.seconds(60), .secondOperator, .family),
                step(.seconds(180), .stationHead, .neighbour), step(.minutes(10), .responsible),
            ], repeatEvery: .minutes(10), callBack: .minutes(5),
            digest: EscalationPolicy.Digest(minuteOfDay: 510, roles: [.county])),
        EscalationPolicy(
            id: "important", priority: .p2, audience: .operator,
            steps: [step(.zero, .operator), step(.minutes(5), .secondOperator), step(.minutes(15), .stationHead)],
            callBack: .minutes(10)),
        EscalationPolicy(
            id: "list", priority: .p3, audience: .operator, steps: [],
            digest: EscalationPolicy.Digest(minuteOfDay: 510, roles: [.operator])),
        EscalationPolicy(id: "carer", priority: .p3, audience: .carer, steps: [step(.zero, .family)]),
        EscalationPolicy(
            id: "self", priority: nil, audience: nil, rules: Set(SelfAlarm.allCases.map(\.rawValue)),
            steps: [step(.zero, .technician, .operator)], repeatEvery: .minutes(30)),
    ])

    /// Everybody of the chain, by role.
    static let everybody = [
        "op operator county:532901", "two second_operator county:532901", "head station_head county:532901",
        "son family bed:532901-000001", "next neighbour household:532901-000001", "boss responsible everywhere",
        "off county county:532901",
    ]

    init(
        _ book: [String] = everybody, rules: [Rule] = [Fixture.fastHeart, Fixture.outOfBed],
        extra: EscalationPolicy? = nil
    ) {
        let profiles = ProfileSet(
            profiles: [Fixture.button, Fixture.mattress(rules)], fingerprint: 1,
            escalation: EscalationPlan(Self.plan.policies + (extra.map { [$0] } ?? [])))
        scene = Scene(Fixture.button)
        scene.state = GatewayState(profiles: profiles)
        scene.state.setListening(true, at: scene.now)
        scene.assign("b1", "button")
        scene.assign("m1", "mattress", line: 3)
        enter(book)
        scene.effects.reset()
    }

    /// P2 as soon as nobody lies in the bed, until somebody does.
    static let exit = Rule(
        id: "EXIT", title: Fixture.title("EXIT"), parameters: [], altitudeTables: [], windows: [], dailyWindows: [],
        gate: .always, when: outOfBed, stages: [Fixture.stage(.p2)], clearing: atOnce, arming: nil, downgrade: nil,
        latches: false, remind: nil, subject: .place, late: .ignore, suppressedBy: [.away, .visit, .outage],
        triggers: Fixture.onSlots(0b10, clock: true), fingerprint: 71)

    /// The same as P4, for the collection only.
    static let slight = Rule(
        id: "SLIGHT", title: Fixture.title("SLIGHT"), parameters: [], altitudeTables: [], windows: [],
        dailyWindows: [], gate: .always, when: outOfBed, stages: [Fixture.stage(.p4)], clearing: atOnce, arming: nil,
        downgrade: nil, latches: false, remind: nil, subject: .place, late: .ignore,
        triggers: Fixture.onSlots(0b10, clock: true), fingerprint: 73)

    /// The same for the carer, P3, and for the operator as P2 after two hours.
    static let wandering = Rule(
        id: "WANDER", title: Fixture.title("WANDER"), parameters: [], altitudeTables: [], windows: [],
        dailyWindows: [], gate: .always, when: outOfBed, stages: [Fixture.stage(.p3, audience: .carer)],
        clearing: atOnce, arming: nil, downgrade: nil,
        handOver: HandOver(after: .constant(7_200_000), priority: .p2, sparesNight: false), latches: false,
        remind: nil, subject: .place, late: .ignore, triggers: Fixture.onSlots(0b10, clock: true), fingerprint: 72)

    /// What is the county's, as the shipped policy has it.
    static let county = EscalationPolicy(
        id: "county", priority: nil, audience: .county, steps: [],
        digest: EscalationPolicy.Digest(minuteOfDay: 510, roles: [.county], isWeekly: true))

    private static let outOfBed = Program([.metric(slot: 1), .not])
    private static let atOnce = Clearing.condition(when: nil, delay: .constant(0), events: 0)

    private static func step(_ after: Milliseconds, _ roles: ContactRole...) -> EscalationPolicy.Step {
        EscalationPolicy.Step(after: after, roles: roles)
    }

    static func contact(
        _ text: String, channels: String? = nil, hours: DailyWindow? = nil, until: Timestamp? = nil
    ) -> Contact {
        let words = text.split(separator: " ")
        let ways = channels ?? (words.count > 3 ? String(words[3]) : "sms")
        guard words.count >= 3, let person = PersonID(words[0]), let role = ContactRole.named(String(words[1])),
            let scope = ContactScope(words[2]), let channels = ContactChannel.list(ways)
        else { fatalError("\(text) is no contact") }
        return Contact(
            person: person, post: DutyPost(role, scope), name: "N", channels: channels, hours: hours, until: until)
    }

    @discardableResult
    mutating func enter(_ book: [String]) -> CommandOutcome {
        let lines = book.enumerated().map { DutyCommand.Line($0.offset + 2, Self.contact($0.element)) }
        return book.isEmpty ? .done("") : apply(.duty(.importContacts(lines, by: "t")))
    }

    @discardableResult
    mutating func apply(_ command: Command) -> CommandOutcome {
        scene.state.apply(command, at: scene.now, into: &scene.effects)
    }

    mutating func press(_ reference: String = "r", test: Bool = false, at deviceTime: Timestamp? = nil) {
        _ = scene.event(.sos, from: "b1", reference: reference, at: deviceTime ?? scene.now, test: test)
    }

    /// The person leaves the bed, or lies down.
    mutating func lie(_ inBed: Bool) { _ = scene.reading(.inBed, inBed ? 1 : 0, from: "m1") }

    @discardableResult
    mutating func take(_ step: AlarmStep, by person: String = "op") -> CommandOutcome {
        apply(.step(AlarmID(1), step, by: person))
    }

    mutating func advance(_ length: Milliseconds) { scene.advance(length) }

    /// Who was told since the last call: `purpose role person at seconds`.
    mutating func takeTold() -> [String] {
        defer { scene.effects.reset() }
        return scene.effects.notifications.map { note in
            "\(note.purpose.name) \(note.role) \(note.recipient) \((note.at - Fixture.start).count / 1_000)"
        }
    }
}
