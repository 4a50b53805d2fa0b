public import CareCore

/// That a resident is to be assessed again: `AbilityStandard.reviewMonths` after the last assessment, or at once when
/// so many care-risk events have come so near to each other that they make the grade one worse, or when the assessment
/// that the case rests on was voided and none stands. Source: care.md 5.2, 8.2 (ASM-1).
public struct AbilityReview: Hashable, Sendable {
    /// Who.
    public let resident: RecordID
    /// The last assessment that counts, or the one that was voided.
    public let assessment: RecordID
    /// Since when.
    public let dueOn: CivilDate
    /// The event that makes it due, the second in thirty days; nothing when its time has come.
    public let event: CareRiskEvent?
    /// Why.
    public let reason: BilingualText

    /// Everybody with an open case whose assessment is due.
    /// - Parameters:
    ///   - assessments: Rows of the table `assessment`; voided ones do not count.
    ///   - cases: Rows of `careCase`; who has no open one is not assessed again.
    ///   - events: Events of any time. One up to the day of the last assessment makes nothing due by itself, but the
    ///     next one counts it.
    ///   - today: The day of the list.
    /// - Returns: In order of the day, then of the resident.
    public static func due(
        assessments: [RecordRow], cases: [RecordRow], events: [CareRiskEvent], today: CivilDate
    ) -> [AbilityReview] {
        let newest = AbilityReview.newest(assessments)
        let open = Set(
            cases.filter { $0[CaseField.state]?.isOpen == true }.compactMap { $0[SharedField.resident] })
        let byResident = Dictionary(grouping: events, by: \.resident)
        var reviews: [AbilityReview] = []
        for (resident, row) in newest where open.contains(resident) {
            guard let assessment = row[AbilityField.assessment], let assessed = row[AbilityField.assessedOn],
                let routine = row[AbilityField.dueOn]
            else { continue }
            let event = CareRiskEvent.gathered(byResident[resident] ?? []).first {
                $0.on > assessed && $0.on <= today
            }
            if let event, event.on < routine {
                reviews.append(
                    AbilityReview(
                        resident: resident, assessment: assessment, dueOn: event.on, event: event,
                        reason: BilingualText(zh: "\(event.row)之后即时评估", en: "after \(event.row), at once")))
            } else if routine <= today {
                let months = (row[AbilityField.standard] ?? .civilAffairs2013).reviewMonths
                reviews.append(
                    AbilityReview(
                        resident: resident, assessment: assessment, dueOn: routine, event: nil,
                        reason: BilingualText(
                            zh: "能力评估已满\(months)个月", en: "the last assessment is \(months) months old")))
            }
        }
        reviews += voided(assessments, cases, besides: Set(newest.keys))
        return reviews.sorted { ($0.dueOn, $0.resident) < ($1.dueOn, $1.resident) }
    }

    /// Open cases that rest on an assessment which was voided, of residents of whom none stands.
    private static func voided(
        _ assessments: [RecordRow], _ cases: [RecordRow], besides assessed: Set<RecordID>
    ) -> [AbilityReview] {
        cases.compactMap { row in
            guard row[CaseField.state]?.isOpen == true, let resident = row[SharedField.resident],
                !assessed.contains(resident), let taken = row[CaseField.assessment],
                let day = assessments.first(where: { $0[AbilityField.assessment] == taken })?[AbilityField.assessedOn]
            else { return nil }
            return AbilityReview(
                resident: resident, assessment: taken, dueOn: day, event: nil,
                reason: BilingualText(zh: "评估已作废,须重新评估", en: "the only assessment was voided"))
        }
    }

    /// The newest assessment of each resident that is not voided; of one day, the later identity.
    public static func newest(_ assessments: [RecordRow]) -> [RecordID: RecordRow] {
        func rank(_ row: RecordRow) -> (CivilDate, RecordID)? {
            guard let day = row[AbilityField.assessedOn], let identity = row[AbilityField.assessment] else {
                return nil
            }
            return (day, identity)
        }
        var newest: [RecordID: RecordRow] = [:]
        for row in assessments where row[VoidField.reason] == nil {
            guard let resident = row[SharedField.resident], let own = rank(row) else { continue }
            if let other = newest[resident].flatMap(rank), other > own { continue }
            newest[resident] = row
        }
        return newest
    }
}
