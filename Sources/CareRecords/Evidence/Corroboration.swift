public import CareCore

/// Whether a visit is borne out by what the bed's own devices saw. No standard says how; the rules are decided here:
///
/// 1. It is *contradicted* when the resident was away by the records during all of the service, when the resident's
///    watch left its safe area during the service, or when room sensors in contact throughout saw nobody.
///    A contradiction weighs more than any sign: a person must look.
/// 2. It is *corroborated* by one thing that only somebody with the resident does (a test of the call button, a value
///    taken by hand, a check-in at the bed's reader), or by two kinds of weaker signs of two devices, each of which the
///    resident might have given alone; what one device says of one body that turns and gets up is one sign.
/// 3. Otherwise it was *not seen*, which is no reproach: silent hubs are usual in mountain villages (care.md 1). Once
///    readings of that time are deleted nobody can say so any more, and what was said before stands.
public struct Corroboration: Sendable, Equatable {
    /// What the devices say.
    public let verdict: CorroborationVerdict
    /// Why.
    public let reasons: RecordSet<CorroborationReason>
    /// What it rests on, in order of time.
    public let evidence: [BedSighting]

    /// How far a sign may lie before the check-in or after the end: clocks of telephones and devices differ, and a
    /// check-in is often made at the gate. As long as alarms stay held back after a visit, care.md 8.1 (8).
    public static let margin = Limits.visitGrace

    /// Compares; `nil` for a visit that has not ended, and for one of which too little is kept to say anything.
    public init?(_ visit: Visit, _ watch: BedWatch) {
        guard visit.state.isFinished, let arrived = visit.arrivedAt, let start = visit.startAt, let end = visit.endAt,
            start < end
        else { return nil }
        let window = (arrived - Self.margin)..<(end + Self.margin)
        let seen = watch.sightings.filter { $0.bed == visit.bed && window.contains($0.at) }
            .sorted(by: BedSighting.isBefore)
        let strong = seen.filter { Self.strong[$0.kind] != nil }
        let weak = seen.filter { sighting in
            switch sighting.kind {
            case .movement, .inBed, .outOfBed: true
            case .door: Self.isNear(sighting.at, arrived) || Self.isNear(sighting.at, end)
            default: false
            }
        }
        let signs = Self.signs(weak)
        let isHeard = !watch.silences.contains { $0.overlaps(window) }
        var against: Set<CorroborationReason> = []
        let elsewhere = seen.filter { $0.kind == .elsewhere && $0.at >= start && $0.at < end }
        if !elsewhere.isEmpty { against.insert(.residentElsewhere) }
        if watch.absences.contains(where: { $0.lowerBound <= start && end <= $0.upperBound }) {
            against.insert(.residentAway)
        }
        let isStill = !seen.contains {
            watch.roomSensors.contains($0.device) && ($0.kind == .movement || $0.kind == .door)
        }
        if !watch.roomSensors.isEmpty, isStill, isHeard, strong.isEmpty {
            against.insert(.roomStill)
        }
        if !against.isEmpty {
            self.init(.contradicted, against, elsewhere)
        } else if !strong.isEmpty {
            self.init(.corroborated, Set(strong.compactMap { Self.strong[$0.kind] }), strong)
        } else if Self.areSeveral(signs) {
            self.init(.corroborated, [.severalSigns], weak)
        } else {
            guard watch.isKept else { return nil }
            var why: Set<CorroborationReason> = signs.isEmpty ? [] : [.oneSign]
            if !isHeard { why.insert(.hubOffline) }
            if watch.roomSensors.isEmpty { why.insert(.noSensor) }
            self.init(.notSeen, why, weak)
        }
    }

    private init(
        _ verdict: CorroborationVerdict, _ reasons: Set<CorroborationReason>, _ evidence: [BedSighting]
    ) {
        self.verdict = verdict
        self.reasons = RecordSet(reasons)
        self.evidence = evidence
    }

    private static let strong: [BedSighting.Kind: CorroborationReason] = [
        .testPress: .testPress, .checkIn: .checkIn, .measurement: .measurement,
    ]

    private static func isNear(_ moment: Timestamp, _ other: Timestamp) -> Bool {
        abs((moment - other).count) <= margin.count
    }

    private struct Sign: Hashable {
        let kind: BedSighting.Kind
        let device: DeviceID
    }

    /// Whether two devices gave signs of two kinds.
    private static func areSeveral(_ signs: Set<Sign>) -> Bool {
        signs.contains { one in signs.contains { $0.kind != one.kind && $0.device != one.device } }
    }

    /// Weaker signs by device. An occupied bed is one only when it was empty in between: a sleeper is no visitor.
    private static func signs(_ weak: [BedSighting]) -> Set<Sign> {
        let all = Set(weak.map { Sign(kind: $0.kind, device: $0.device) })
        return all.filter { sign in
            switch sign.kind {
            case .inBed: false
            case .outOfBed: all.contains(Sign(kind: .inBed, device: sign.device))
            default: true
            }
        }
    }
}
