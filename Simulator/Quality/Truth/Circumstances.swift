import FleetModel
import SimKit

/// Reads the log of truth in a nurse's words. It shares no code with the rules.
struct Circumstances {
    private(set) var all: [Circumstance] = []
    /// Real falls that no device could tell of: the watch was not worn.
    private(set) var unseenFalls = 0
    private let hidden: HiddenTimes
    private let since: Moment
    private let end: Moment
    /// What began and is not over, by what it is and whose.
    private var open: [String: TruthEntry] = [:]

    /// Rules of which the truth says whether they were right.
    static let judged: Set<String> = [
        "SOS-1", "FALL-1", "FALL-2", "ENV-1", "ENV-2", "ENV-2-CO", "ENV-2-VENT", "ENV-3", "ENV-4-COLD", "ENV-4-HEAT",
        "ENV-4-DAY", "BED-1", "LOC-1", "WET-1", "WET-2", "MED-2", "MED-3", "TMP-1", "WEAR-1", "DEV-1", "DEV-2", "DEV-3",
        "DEV-4", "BAT-1", "BAT-2", "VIT-1", "VIT-2", "VIT-3", "VIT-4", "VIT-5", "VIT-6", "VIT-7", "VIT-8", "VIT-9",
        "VIT-10", "VIT-10-CRISIS", "VIT-11", "ACT-1", "BED-4", "FALL-3", "LOC-1-HOME", "LOC-2", "SOS-3",
    ]

    /// Reads the log; falls that nobody could see are counted from `since` on.
    init(_ truths: [TruthEntry], _ hidden: HiddenTimes, plan: FleetPlan, since: Moment, end: Moment) {
        self.hidden = hidden
        self.since = since
        self.end = end
        for truth in truths { read(truth, plan) }
        for (_, truth) in open.sorted(by: { $0.value.number < $1.value.number }) { close(truth, at: end, plan) }
        addFlatWatches(plan)
        addMissingTests(truths, plan)
    }

    private mutating func addFlatWatches(_ plan: FleetPlan) {
        for household in plan.households {
            for (index, bed) in household.beds.enumerated() where bed.person.watchIsFlat {
                let watch = household.devices.first { $0.kind == .watch && $0.bed == index }
                all.append(
                    Circumstance(
                        household: household.id, bed: bed.id, device: watch?.id, from: plan.options.start - .days(2),
                        until: end, rules: ["DEV-3"], lead: nil))
            }
        }
    }

    /// From the day on which the test of an emergency button is missing until somebody makes it.
    private mutating func addMissingTests(_ truths: [TruthEntry], _ plan: FleetPlan) {
        let tests = Dictionary(grouping: truths.filter { $0.kind == .testPress }, by: \.household)
        for household in plan.households {
            let gaps = TestGap.all(
                tests[household.id] ?? [], at: household, start: plan.options.start,
                serving: plan.options.servingSince)
            for gap in gaps {
                let until = gap.until ?? end
                guard let due = gap.due, due < until else { continue }
                all.append(
                    Circumstance(
                        household: household.id, bed: gap.device.bed.map { household.beds[$0].id },
                        device: gap.device.id, from: due, until: until, rules: ["SOS-3"],
                        lead: due + Circumstance.grace < end ? "SOS-3" : nil))
            }
        }
    }

    private mutating func read(_ truth: TruthEntry, _ plan: FleetPlan) {
        if let name = Self.state(truth) {
            let key = "\(name) \(truth.household) \(truth.bed ?? "")"
            if let begun = open.removeValue(forKey: key) { close(begun, at: truth.at, plan) }
            if Self.begins(truth.kind) { open[key] = truth }
            return
        }
        switch truth.kind {
        case .press(isGenuine: true): moment(truth, ["SOS-1"])
        case .fall(isCancelled: false):
            if truth.device == nil, truth.at >= since { unseenFalls += 1 }
            moment(truth, ["FALL-1", "FALL-2"], isAsked: truth.device != nil)
        case .seenFall(isReal: true, isCancelled: _): moment(truth, ["FALL-2"])
        case .smoke: moment(truth, ["ENV-1"])
        case .gas, .carbonMonoxide: moment(truth, ["ENV-2"])
        case .water: moment(truth, ["ENV-3"])
        case .tamper: moment(truth, ["TMP-1"])
        case .doseMissed:
            moment(truth, ["MED-2"])
            add(truth, until: truth.at + .days(7), ["MED-3"], lead: nil)
        case .lowBattery: add(truth, until: end, ["BAT-1", "BAT-2"], lead: nil, isDevices: true)
        default: break
        }
    }

    /// What a truth begins or ends, in a word; `nil` for what takes no time.
    private static func state(_ truth: TruthEntry) -> String? {
        switch truth.kind {
        case .wet, .dry: "pad"
        case .episodeBegins, .episodeEnds: "illness"
        case .wanders, .helpless, .safe: "trouble"
        case .fumes, .fumesGone: "fumes"
        case .linkLost, .linkBack: "link"
        case .watchOff, .watchOn: "watch"
        case .room: "room"
        case .fever, .feverGone: "fever"
        case .pressure: "pressure"
        case .lies, .found: "floor"
        case .weak, .risen: "morning"
        default: nil
        }
    }

    private static func begins(_ kind: TruthKind) -> Bool {
        switch kind {
        case .dry, .episodeEnds, .safe, .fumesGone, .linkBack, .watchOn, .room(.mild): false
        case .feverGone, .pressure(.usual), .found, .risen: false
        default: true
        }
    }

    private mutating func close(_ truth: TruthEntry, at until: Moment, _ plan: FleetPlan) {
        let length = until - truth.at
        switch truth.kind {
        case .wet:
            add(
                truth, until: until, ["WET-1", "WET-2"], lead: length >= .minutes(35) ? "WET-2" : nil, hearing: .pad)
        case .episodeBegins(let kind):
            let isWhole = length >= kind.length - .seconds(5)
            add(
                truth, until: until, ["VIT-1", "VIT-2", "VIT-3", "VIT-4", "VIT-5", "VIT-6", "VIT-7", "VIT-8"],
                lead: isWhole ? Self.rule(of: kind) : nil, hearing: .illness(kind))
        case .wanders: closeStraying(truth, at: until, plan)
        case .helpless:
            let lead = truth.device != nil && length >= .minutes(33) ? "BED-1" : nil
            add(truth, until: until, Self.floorRules, lead: lead, hearing: .bed)
        case .fumes(let peak):
            let isDangerous = peak >= 100 || (peak >= 54 && length >= .minutes(75))
            let rules: Set<String> = peak >= 54 ? ["ENV-2-CO", "ENV-2-VENT"] : peak >= 26 ? ["ENV-2-VENT"] : []
            add(
                truth, until: until, rules, lead: isDangerous && length >= .minutes(35) ? "ENV-2-CO" : nil,
                hearing: .fumes(peak))
        case .linkLost:
            let isAsked = length >= .minutes(17)
            add(truth, until: until, ["DEV-1", "DEV-2", "DEV-3", "DEV-4"], lead: isAsked ? "DEV-1" : nil)
        case .watchOff: add(truth, until: until, ["WEAR-1"], lead: nil)
        case .room(let room):
            let rules: Set<String> = room == .hot ? ["ENV-4-HEAT"] : ["ENV-4-DAY", "ENV-4-COLD"]
            // The day's mean is below the limit for a while after the hours that made it so.
            add(truth, until: until + (room == .hot ? .zero : .hours(24)), rules, lead: nil)
        default: closeMishap(truth, at: until, plan)
        }
    }

    private static func rule(of kind: VitalEpisode) -> String {
        switch kind {
        case .fastHeart, .slowHeart: "VIT-4"
        case .fastBreath: "VIT-6"
        case .apnea: "VIT-2"
        case .silence: "VIT-1"
        case .lowOxygen: "VIT-8"
        }
    }

    /// What a message of its own tells of, which waits for the link.
    private mutating func moment(_ truth: TruthEntry, _ rules: [String], isAsked: Bool = true) {
        let heard = hidden.heard(truth.household, from: truth.at, until: truth.at)
        add(truth, until: truth.at, Set(rules), lead: isAsked ? rules[0] : nil, toldAt: heard)
    }

    mutating func add(
        _ truth: TruthEntry, until: Moment, _ rules: Set<String>, lead: String?, hearing: Hearing? = nil,
        toldAt: Moment? = nil, isDevices: Bool = false
    ) {
        // What the end of the run cut off is no longer asked for; a link that never came back has its own column.
        let told = toldAt == .distantFuture ? nil : toldAt
        let isCut = max(until, told ?? until, truth.at + .minutes(40)) >= end
        all.append(
            Circumstance(
                household: truth.household, bed: truth.bed, device: isDevices ? truth.device : nil, from: truth.at,
                until: until, rules: rules, lead: isCut ? nil : lead, hearing: hearing, toldAt: toldAt))
    }
}
