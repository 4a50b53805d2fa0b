internal import CareCore

extension RecordReview {
    /// VIS-1: planned visits that nobody has begun.
    static let unstarted: Check = { records in
        let open = try [VisitState.planned, .dispatched].flatMap {
            try records.visits(.equal(VisitField.state, $0))
        }
        // When the next one is late is asked by the moment and not by the day: see `overdue`.
        return RuleVerdict(
            finding: finding(.visitNotStarted, VisitWatch.unstarted(open, at: records.now).map(told(visit:))))
    }

    /// VIS-2: visits in which something is odd and that nobody has corrected or made void.
    static let odd: Check = { records in
        let visits = try records.visits(.filled(VisitField.anomalies)).compactMap(Visit.init)
            .filter { $0.state.isFinished }
        return RuleVerdict(
            finding: finding(
                .visitAnomaly,
                visits.map { visit in
                    let anomalies = visit.anomalies.sorted { $0.rawValue < $1.rawValue }
                    return AlarmRemark(
                        zh: "上门 \(visit.id)：" + anomalies.map(\.title).joined(separator: "、"),
                        en: "visit \(visit.id): " + anomalies.map(\.rawValue).joined(separator: ", "))
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
                let (made, due) = (found.visits.count, programme.earlyUntil.recordText)
                return RecordFinding(
                    .visitsBehind,
                    AlarmRemark(
                        zh: "个案 \(found.careCase)：应上门 \(programme.requiredEarly) 次，已 \(made) 次，截止 \(due)",
                        en: "case \(found.careCase): \(made) of \(programme.requiredEarly) visits, due \(due)"))
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
                let (assessment, due) = (review.assessment, review.dueOn.recordText)
                return RecordFinding(
                    .reassessment,
                    AlarmRemark(
                        zh: "评估 \(assessment)：应于 \(due) 重新评估" + (review.event.map { "，因 \($0.row)" } ?? ""),
                        en: "assessment \(assessment): due \(due)" + (review.event.map { " after \($0.row)" } ?? "")))
            }, changesOn: AbilityReview.newest(assessments)[resident]?[AbilityField.dueOn])
    }

    private static func told(visit: RecordID) -> AlarmRemark { AlarmRemark(zh: "上门 \(visit)", en: "visit \(visit)") }

    static func finding(_ rule: RecordRule, _ items: [AlarmRemark]) -> RecordFinding? {
        guard items.count > named else { return naming(rule, items) }
        let (all, left) = (joined(Array(items.prefix(named))), items.count - named)
        return RecordFinding(rule, AlarmRemark(zh: "\(all.zh)等，另有 \(left) 项", en: "\(all.en) and \(left) more"))
    }

    /// A finding that names every item, so that one that is done brings no other into the text; `nil` for none.
    static func naming(_ rule: RecordRule, _ items: [AlarmRemark]) -> RecordFinding? {
        if items.isEmpty { return nil }
        let all = joined(items)
        return RecordFinding(rule, AlarmRemark(zh: all.zh, en: all.en))
    }

    private static func joined(_ items: [AlarmRemark]) -> BilingualText {
        BilingualText(
            zh: items.map(\.words.zh).joined(separator: "；"), en: items.map(\.words.en).joined(separator: "; "))
    }
}
