import CareCore

/// A device that can do everything, with one rule of each kind, so that what the books say can be tried on all of them.
enum CareBed {
    static let emergencies: [EventKind] = [.sos, .fall, .smoke, .gas, .coAlarm]

    private static func emergency(_ id: String, _ kind: EventKind) -> Rule {
        emergency(id, when: Program([.event(mask: kind.mask)]), Fixture.onEvents(kind))
    }

    private static func emergency(_ id: String, when: Program, _ triggers: Rule.Triggers) -> Rule {
        Rule(
            id: id, title: Fixture.title(id), parameters: [], altitudeTables: [], windows: [], dailyWindows: [],
            gate: .always, when: when, stages: [Fixture.stage(.p1)], clearing: .manual, arming: nil, downgrade: nil,
            latches: true, remind: .constant(60_000), subject: .place, late: .raise, triggers: triggers,
            fingerprint: StableHash.of(id.utf8), isEmergency: true)
    }

    private static func value(_ id: String, slot: Int16, over limit: Double) -> Rule {
        Fixture.rule(
            id, when: Program([.metric(slot: slot), .constant(limit), .greaterOrEqual]),
            stages: [Fixture.stage(.p2)],
            clearing: .condition(
                when: Program([.metric(slot: slot), .constant(limit), .less]), delay: .constant(0), events: 0),
            triggers: Fixture.onSlots(1 << UInt64(slot), clock: true))
    }

    static let profile = Profile(
        id: "all", title: Fixture.title("all"), deviceClass: .smartMattress, servesHousehold: false, isReusable: true,
        slots: slots, fields: [], events: [:],
        liveness: Liveness(late: .minutes(5), offline: .minutes(30), throughHub: false), rules: rules)

    /// The same at a household.
    static let household = Profile(
        id: "household", title: Fixture.title("household"), deviceClass: .householdAlarm, servesHousehold: true,
        isReusable: true, slots: slots, fields: [], events: [:], liveness: profile.liveness, rules: rules)

    private static let slots = [
        Fixture.slot(.heartRate, 20...250, period: .minutes(1), holds: false),
        Fixture.slot(.wetLevel, 0...3, period: .minutes(1), holds: true),
        Fixture.slot(.carbonMonoxide, 0...999, period: .minutes(1), holds: false),
    ]

    private static let rules: [Rule] = [
        emergency("SOS-1", .sos), emergency("FALL-1", .fall), emergency("ENV-1", .smoke),
        emergency("ENV-2", .gas), emergency("ENV-2-CO", .coAlarm),
        emergency(
            "ENV-2-PPM", when: Program([.metric(slot: 2), .constant(300), .greaterOrEqual]),
            Fixture.onSlots(0b100, clock: false)),
        value("VIT-4", slot: 0, over: 131), value("WET-2", slot: 1, over: 1),
        Fixture.rule(
            "MED-2", when: Program([.event(mask: EventKind.doseMissed.mask)]), stages: [Fixture.stage(.p3)],
            clearing: .condition(when: nil, delay: .constant(3_600_000), events: 0),
            triggers: Fixture.onEvents(.doseMissed)),
        silence,
    ]

    /// A device that no emergency rings through.
    static let plain = Profile(
        id: "plain", title: Fixture.title("plain"), deviceClass: .smartMattress, servesHousehold: false,
        isReusable: true, slots: slots, fields: [], events: [:], liveness: profile.liveness, rules: [silence])

    /// Thirty minutes without a word, for a technician.
    static let silence = Fixture.rule(
        "DEV-3", when: Program([.constant(1_800_000), .silentDevice]),
        stages: [Fixture.stage(.p3, audience: .technician)],
        clearing: .condition(when: nil, delay: .constant(0), events: 0), subject: .device,
        triggers: Rule.Triggers(slots: 0, events: 0, eventsOfPlace: false, clock: true))
}

extension Scene {
    /// What the books say, or what the core says to it.
    @discardableResult
    mutating func custody(_ device: String, _ state: CustodyState) -> CommandOutcome {
        self.state.apply(.custody(Fixture.device(device), state, by: "clerk"), at: now, into: &effects)
    }

    /// The same over several steps; each must be taken.
    mutating func custody(_ device: String, through states: [CustodyState]) {
        for state in states {
            if case .refused(let reasons) = custody(device, state) { fatalError(reasons.joined()) }
        }
    }

    /// Everything that can happen at a `CareBed` device, at this moment.
    mutating func tryEverything(at device: String) {
        for kind in CareBed.emergencies + [.doseMissed] { _ = event(kind, from: device, at: now) }
        _ = reading(.heartRate, 140, from: device)
        _ = reading(.wetLevel, 2, from: device)
        _ = reading(.carbonMonoxide, 400, from: device)
    }

    /// Rules that have raised since the last call, `test` where they ring as tests, and the note if there is one.
    mutating func takeRaised() -> Set<String> {
        defer { effects.reset() }
        return Set(
            effects.alarmEdges.filter { $0.cause == .raised }.map {
                $0.alarm.key.rule + ($0.alarm.key.isTest ? " test" : "") + ($0.alarm.note.map { " \($0)" } ?? "")
            })
    }
}
