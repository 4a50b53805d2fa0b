import CareCore

/// Small profiles and a gateway for tests of the core; the shipped profiles have their own tests as data.
enum Fixture {
    static let start = Timestamp(milliseconds: 1_762_441_200_000)  // 2025-11-06 23:00 in Asia/Shanghai
    static let county = countyCode(532_901)
    static let bed = bedID("532901-000001")
    static let otherBed = bedID("532901-000002")

    static func countyCode(_ number: Int32) -> CountyCode {
        guard let county = CountyCode(number) else { fatalError("\(number) is no county code") }
        return county
    }

    static func bedID(_ text: String) -> BedID {
        guard let bed = BedID(text) else { fatalError("\(text) is no bed") }
        return bed
    }

    static func device(_ text: String) -> DeviceID {
        guard let device = DeviceID(text) else { fatalError("\(text) is no device") }
        return device
    }

    static func title(_ text: String) -> BilingualText { BilingualText(zh: text, en: text) }

    static func rule(
        _ id: String, when: Program, gate: Program = .always, stages: [Stage], clearing: Clearing = .manual,
        arming: Arming? = nil, downgrade: Downgrade? = nil, inquiry: Inquiry? = nil, latches: Bool = false,
        remind: Operand? = nil, realarm: Operand? = nil, chatter: ChatterGuard = .standard,
        nuisance: NuisanceLimit? = nil, subject: Rule.SubjectKind = .place, late: Rule.LateData = .ignore,
        triggers: Rule.Triggers,
        windows: [Window] = [], dailyWindows: [DailyWindow] = []
    ) -> Rule {
        Rule(
            id: id, title: title(id), parameters: [], altitudeTables: [], windows: windows, dailyWindows: dailyWindows,
            gate: gate, when: when, stages: stages, clearing: clearing, arming: arming, downgrade: downgrade,
            inquiry: inquiry, latches: latches, remind: remind, realarm: realarm, chatter: chatter,
            nuisance: nuisance, subject: subject, late: late, triggers: triggers, fingerprint: StableHash.of(id.utf8))
    }

    static func stage(
        _ priority: Priority, after delay: Milliseconds = .zero, samples: Int = 1, audience: Audience = .operator,
        when: Program? = nil, only: Program? = nil
    ) -> Stage {
        Stage(
            when: when, only: only, delay: .constant(Double(delay.count)), samples: samples, priority: priority,
            audience: audience)
    }

    static func onEvents(_ kinds: EventKind..., place: Bool = false) -> Rule.Triggers {
        Rule.Triggers(
            slots: 0, events: kinds.reduce(0) { $0 | $1.mask }, eventsOfPlace: place, clock: true)
    }

    static func onSlots(_ slots: UInt64, clock: Bool) -> Rule.Triggers {
        Rule.Triggers(slots: slots, events: 0, eventsOfPlace: false, clock: clock)
    }

    /// SOS-1 as the catalogue has it, and a silence rule.
    static let button = Profile(
        id: "button", title: title("button"), deviceClass: .emergencyButton, servesHousehold: false, isReusable: true,
        slots: [slot(.battery, 0...100, period: .hours(6), holds: true)], fields: [], events: [:],
        liveness: Liveness(late: .hours(13), offline: .hours(25), throughHub: true),
        rules: [
            rule(
                "SOS-1", when: Program([.event(mask: EventKind.sos.mask)]), stages: [stage(.p1)], latches: true,
                remind: .constant(60_000), late: .raise, triggers: onEvents(.sos)),
            rule(
                "DEV-2", when: Program([.constant(90_000_000), .silentDevice]),
                stages: [stage(.p3, audience: .technician)],
                clearing: .condition(when: nil, delay: .constant(0), events: 0), subject: .device,
                triggers: Rule.Triggers(slots: 0, events: 0, eventsOfPlace: false, clock: true)),
        ])

    static let hub = Profile(
        id: "hub", title: title("hub"), deviceClass: .hub, servesHousehold: true, isReusable: true,
        slots: [slot(.mains, 0...1, period: .minutes(1), holds: true)], fields: [], events: [:],
        liveness: Liveness(late: .minutes(3), offline: .minutes(15), throughHub: false),
        rules: [
            rule(
                "DEV-1", when: Program([.constant(900_000), .silentDevice]),
                stages: [stage(.p3, audience: .technician)],
                clearing: .condition(when: nil, delay: .constant(0), events: 0), subject: .device,
                triggers: Rule.Triggers(slots: 0, events: 0, eventsOfPlace: false, clock: true))
        ])

    /// A hub whose single alarm an outage explains, as DEV-1 of the catalogue; back after a minute of hearing.
    static let townHub = Profile(
        id: "hub", title: title("hub"), deviceClass: .hub, servesHousehold: true, isReusable: true,
        slots: hub.slots, fields: [], events: [:], liveness: hub.liveness,
        rules: [
            Rule(
                id: "DEV-1", title: title("DEV-1"), parameters: [], altitudeTables: [], windows: [], dailyWindows: [],
                gate: .always, when: Program([.constant(900_000), .silentDevice]),
                stages: [stage(.p3, audience: .technician)],
                clearing: .condition(when: nil, delay: .constant(60_000), events: 0), arming: nil, downgrade: nil,
                latches: false, remind: nil, subject: .device, late: .ignore, suppressedBy: [.outage],
                triggers: Rule.Triggers(slots: 0, events: 0, eventsOfPlace: false, clock: true), fingerprint: 91)
        ])

    /// A hub whose silence rises after a day, as DEV-1 of the catalogue does.
    static let hubOfTwoLimits = Profile(
        id: "hub", title: title("hub"), deviceClass: .hub, servesHousehold: true, isReusable: true,
        slots: hub.slots, fields: [], events: [:], liveness: hub.liveness,
        rules: [
            rule(
                "DEV-1", when: Program([.constant(900_000), .silentDevice]),
                stages: [
                    stage(.p3, audience: .technician),
                    stage(.p2, when: Program([.constant(86_400_000), .silentDevice])),
                ],
                clearing: .condition(when: nil, delay: .constant(0), events: 0), subject: .device,
                triggers: Rule.Triggers(slots: 0, events: 0, eventsOfPlace: false, clock: true))
        ])

    static func slot(
        _ metric: Metric, _ range: ClosedRange<Double>, period: Milliseconds, holds: Bool, harmonic: Bool = false
    ) -> MetricSlot {
        MetricSlot(
            metric: metric, minimum: range.lowerBound, maximum: range.upperBound, period: period,
            maximumGap: period * 3, holds: holds, guardsHarmonics: harmonic)
    }

    /// A mattress with VIT-4's upper half (care.md 8.3) on slot 0 and an out-of-bed rule on slot 1.
    static func mattress(_ rules: [Rule]) -> Profile {
        Profile(
            id: "mattress", title: title("mattress"), deviceClass: .smartMattress, servesHousehold: false,
            isReusable: true,
            slots: [
                slot(.heartRate, 20...250, period: .minutes(1), holds: false),
                slot(.inBed, 0...1, period: .minutes(1), holds: true),
            ], fields: [], events: [:], liveness: Liveness(late: .minutes(5), offline: .minutes(30), throughHub: true),
            rules: rules)
    }

    /// FALL-1 of a model without a cancel key of its own.
    static let fall = rule(
        "FALL-1", when: Program([.event(mask: EventKind.fall.mask)]), stages: [stage(.p1, after: .seconds(30))],
        latches: true, remind: .constant(60_000), late: .raise, triggers: onEvents(.fall))

    static let fastHeart = rule(
        "VIT-4", when: Program([.metric(slot: 0), .constant(131), .greaterOrEqual]),
        stages: [stage(.p2, after: .minutes(3), samples: 2)],
        clearing: .condition(
            when: Program([.metric(slot: 0), .constant(126), .lessOrEqual]), delay: .constant(180_000), events: 0),
        triggers: onSlots(0b01, clock: false))

    /// VIT-8 of the catalogue in short: a watch that measures every hour is asked for a second value.
    static let lowOxygen = rule(
        "VIT-8", when: Program([.metric(slot: 0), .constant(90), .lessOrEqual]),
        stages: [
            stage(.p3), stage(.p2, samples: 2, when: Program([.metric(slot: 0), .constant(87), .lessOrEqual])),
        ],
        clearing: .condition(
            when: Program([.metric(slot: 0), .constant(92), .greaterOrEqual]), delay: .constant(0), events: 0),
        inquiry: Inquiry(command: .measure, metrics: [.spo2], within: .constant(300_000)),
        triggers: onSlots(0b1, clock: false))

    static let watch = Profile(
        id: "watch", title: title("watch"), deviceClass: .wearable, servesHousehold: false, isReusable: true,
        slots: [slot(.spo2, 50...100, period: .hours(1), holds: false)], fields: [], events: [:], measurable: [.spo2],
        liveness: Liveness(late: .minutes(30), offline: .hours(4), throughHub: false), rules: [lowOxygen])

    static let outOfBed = rule(
        "BED-1", when: Program([.metric(slot: 1), .not]),
        stages: [stage(.p3, after: .minutes(30)), stage(.p2, after: .minutes(45))],
        clearing: .condition(when: Program([.metric(slot: 1)]), delay: .constant(60_000), events: 0),
        triggers: onSlots(0b10, clock: true))
}
