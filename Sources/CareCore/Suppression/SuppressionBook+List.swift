extension SuppressionBook {
    /// Everything in it, in one order.
    var list: [Suppression] {
        let shelved = shelves.sorted { Self.isBefore(($0.key.rule, $0.key.subject), ($1.key.rule, $1.key.subject)) }
        let permitted = permits.sorted {
            Self.isBefore(($0.key.rule ?? "", $0.key.subject), ($1.key.rule ?? "", $1.key.subject))
        }
        return shelved.map { Suppression(of: $0.key, $0.value) } + permitted.map { Suppression(of: $0.key, $0.value) }
            + absences.sorted { $0.key < $1.key }.map { Suppression(of: $0.key, $0.value) }
            + visits.sorted { $0.key < $1.key }.map { Suppression(of: $0.key, $0.value) }
            + outages.map(Suppression.init(of:))
    }
}

extension Suppression {
    fileprivate init(of key: AlarmKey, _ shelf: Shelf) {
        self.init(kind: .shelf, reason: shelf.reason, by: shelf.by)
        rule = key.rule
        subject = key.subject
        alarm = shelf.alarm
        from = shelf.from
        until = shelf.until
        untilClear = shelf.untilClear
    }

    fileprivate init(of scope: ServiceScope, _ permit: Permit) {
        self.init(kind: .permit, reason: permit.text, by: permit.by)
        rule = scope.rule
        subject = scope.subject
        until = permit.until
    }

    fileprivate init(of bed: BedNumber, _ absence: Absence) {
        self.init(kind: .absence, reason: absence.reason, by: absence.by)
        subject = .place(.bed(bed))
        self.absence = absence.kind
        from = absence.from
        until = absence.until
    }

    fileprivate init(of bed: BedNumber, _ visit: BedVisit) {
        self.init(kind: .visit, reason: visit.endedAt == nil ? "in progress" : "ended", by: visit.by)
        subject = .place(.bed(bed))
        from = visit.from
        until = visit.until
    }

    fileprivate init(of outage: Outage) {
        self.init(kind: .outage, reason: outage.reason, by: outage.by)
        township = outage.township
        from = outage.from
        until = outage.suppressesUntil
    }
}
