extension SuppressionBook {
    func encode(into writer: inout StateWriter) {
        writer.integer(shelves.count)
        for (key, shelf) in shelves.sorted(by: {
            Self.isBefore(($0.key.rule, $0.key.subject), ($1.key.rule, $1.key.subject))
        }) {
            writer.text(key.rule)
            writer.subject(key.subject)
            writer.integer(shelf.alarm.number)
            writer.integer(shelf.from.milliseconds)
            writer.integer(shelf.until.milliseconds)
            writer.flag(shelf.untilClear)
            writer.text(shelf.reason)
            writer.text(shelf.by)
        }
        writer.integer(permits.count)
        for (scope, permit) in permits.sorted(by: {
            Self.isBefore(($0.key.rule ?? "", $0.key.subject), ($1.key.rule ?? "", $1.key.subject))
        }) {
            writer.optional(scope.rule)
            writer.subject(scope.subject)
            writer.text(permit.text)
            writer.integer(permit.until.milliseconds)
            writer.text(permit.by)
        }
        writer.integer(absences.count)
        for (bed, absence) in absences.sorted(by: { $0.key < $1.key }) {
            writer.integer(bed.index)
            writer.integer(absence.from.milliseconds)
            writer.optional(absence.until?.milliseconds)
            writer.integer(absence.kind.rawValue)
            writer.text(absence.reason)
            writer.text(absence.by)
            writer.integer(absence.reviewAt.milliseconds)
            writer.optional(absence.presentSince)
            writer.integer(absence.presentAt)
        }
        writer.integer(visits.count)
        for (bed, visit) in visits.sorted(by: { $0.key < $1.key }) {
            writer.integer(bed.index)
            writer.integer(visit.from.milliseconds)
            writer.integer(visit.plannedEnd.milliseconds)
            writer.optional(visit.endedAt?.milliseconds)
            writer.text(visit.by)
        }
        writer.integer(outages.count)
        for outage in outages {
            writer.text(outage.township)
            writer.integer(outage.from.milliseconds)
            writer.integer(outage.until.milliseconds)
            writer.text(outage.reason)
            writer.text(outage.by)
        }
    }

    init(from reader: inout StateReader, version: Int64) throws(StateError) {
        for _ in 0..<(try reader.count()) {
            let key = AlarmKey(rule: try reader.text(), subject: try reader.subject(), isTest: false)
            shelves[key] = Shelf(
                alarm: AlarmID(try reader.integer()), from: try reader.moment(), until: try reader.moment(),
                untilClear: try reader.flag(),
                reason: try reader.text(), by: try reader.text())
        }
        for _ in 0..<(try reader.count()) {
            let scope = ServiceScope(rule: try reader.optionalText(), subject: try reader.subject())
            permits[scope] = Permit(text: try reader.text(), until: try reader.moment(), by: try reader.text())
        }
        for _ in 0..<(try reader.count()) {
            let bed = BedNumber(try reader.integer(Int32.self))
            absences[bed] = Absence(
                from: try reader.moment(), until: try reader.optionalMoment(),
                kind: version > 8 ? try reader.value(AbsenceKind.self) : .away, reason: try reader.text(),
                by: try reader.text(), reviewAt: try reader.moment(), presentSince: try reader.optionalInteger(),
                presentAt: try reader.integer())
        }
        for _ in 0..<(try reader.count()) {
            let bed = BedNumber(try reader.integer(Int32.self))
            visits[bed] = BedVisit(
                from: try reader.moment(), plannedEnd: try reader.moment(), endedAt: try reader.optionalMoment(),
                by: try reader.text())
        }
        for _ in 0..<(try reader.count()) {
            outages.append(
                Outage(
                    township: try reader.text(), from: try reader.moment(), until: try reader.moment(),
                    reason: try reader.text(), by: try reader.text()))
        }
    }

    /// One order for everything that names a rule and a subject.
    static func isBefore(_ left: (String, Subject), _ right: (String, Subject)) -> Bool {
        left.0 == right.0 ? left.1.order < right.1.order : left.0 < right.0
    }
}

extension StateReader {
    mutating func moment() throws(StateError) -> Timestamp { Timestamp(milliseconds: try integer()) }

    mutating func optionalMoment() throws(StateError) -> Timestamp? {
        try optionalInteger().map { Timestamp(milliseconds: $0) }
    }
}

extension Subject {
    /// For writing sets of subjects in one order.
    fileprivate var order: (Int, Int32) {
        switch self {
        case .gateway: (0, 0)
        case .place(.bed(let bed)): (1, bed.index)
        case .place(.household(let household)): (2, household.index)
        case .device(let device): (3, device.index)
        case .township(let township): (4, township.number)
        }
    }
}
