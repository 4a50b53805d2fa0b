internal import CareCore

extension RecordReview {
    /// VIS-1: planned visits that nobody has begun.
    static let unstarted: Check = { records in
        let open = try [VisitState.planned, .dispatched].flatMap {
            try records.visits(.equal(VisitField.state, $0))
        }
        // When the next one is late is asked by the moment and not by the day: see `overdue`.
        return RuleVerdict(
            finding: finding(.visitNotStarted, VisitWatch.unstarted(open, at: records.now).map { "visit \($0)" }))
    }

    /// VIS-2: visits in which something is odd and that nobody has corrected or made void.
    static let odd: Check = { records in
        let visits = try records.visits(.filled(VisitField.anomalies)).compactMap(Visit.init)
            .filter { $0.state.isFinished }
        return RuleVerdict(
            finding: finding(
                .visitAnomaly,
                visits.map { visit in
                    "visit \(visit.id): " + visit.anomalies.map(\.rawValue).sorted().joined(separator: ", ")
                }))
    }

    /// VIS-3: a case with fewer valid visits than the programme demands by its day.
    static let behind: Check = { records in
        guard let row = records.openCase, let programme = VisitProgramme.dali,
            row[CaseField.state] == .inService, let resident = records.resident
        else { return RuleVerdict() }
        let first = programme.earlyUntil.adding(-VisitLimits.dueSoon)
        guard first <= records.today else { return RuleVerdict(changesOn: first) }
        let visits = try records.book.openRows(.visit, where: [.equal(SharedField.resident, resident)])
        let found = VisitWatch.behind([row], visits, programme, today: records.today).first
        return RuleVerdict(
            finding: found.map { found in
                RecordFinding(
                    .visitsBehind,
                    "case \(found.careCase): \(found.visits.count) of \(programme.requiredEarly) visits, due "
                        + programme.earlyUntil.recordText)
            })
    }

    /// ASM-1: the last assessment is too old, or too much has happened since.
    static let reassessment: Check = { records in
        guard let row = records.openCase, let resident = records.resident else { return RuleVerdict() }
        let own = [RecordCondition.equal(SharedField.resident, resident)]
        let assessments = try records.book.rows(.assessment, where: own)
        let review = AbilityReview.due(
            assessments: assessments, cases: [row],
            events: CareRiskEvent.events(try records.book.rows(.abnormalEvent, where: own)), today: records.today
        ).first
        return RuleVerdict(
            finding: review.map { review in
                RecordFinding(
                    .reassessment,
                    "assessment \(review.assessment): due \(review.dueOn.recordText)"
                        + (review.event.map { " after \($0.row)" } ?? ""))
            }, changesOn: AbilityReview.newest(assessments)[resident]?[AbilityField.dueOn])
    }

    static func finding(_ rule: RecordRule, _ keys: [String]) -> RecordFinding? {
        if keys.isEmpty { return nil }
        let more = keys.count > named ? " and \(keys.count - named) more" : ""
        return RecordFinding(rule, keys.prefix(named).joined(separator: "; ") + more)
    }
}
