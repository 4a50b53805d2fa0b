internal import CareCore

/// Everybody who was screened and is not yet served, in the plan's order of priority.
public enum WaitingList {
    /// Orders the list and explains each place. Cases with a condition answered no are not on it.
    /// - Parameters:
    ///   - cases: Rows of `careCase`.
    ///   - residents: Rows of `resident`, with identity numbers where age is to count.
    ///   - today: The day of the list.
    /// - Returns: The lines in order of their places.
    public static func lines(cases: [RecordRow], residents: [RecordRow], today: CivilDate) -> [WaitingLine] {
        var people: [RecordID: RecordRow] = [:]
        for row in residents { if let resident = row[SharedField.resident] { people[resident] = row } }
        let ranked = cases.compactMap { row -> (row: RecordRow, rank: WaitingRank)? in
            guard row[CaseField.state]?.isBeforeService == true, let careCase = row[SharedField.careCase],
                let day = row[CaseField.screenedOn], let resident = row[SharedField.resident],
                let person = people[resident],
                EligibilityCriterion.allCases.allSatisfy({ $0.answer.flatMap { row[$0] } != false })
            else { return nil }
            return (row, WaitingRank(person, screenedOn: day, careCase: careCase, today: today))
        }.sorted { $0.rank.ground(before: $1.rank)?.isBefore == true }
        return ranked.enumerated().compactMap { index, line in
            guard let resident = line.row[SharedField.resident], let state = line.row[CaseField.state] else {
                return nil
            }
            return WaitingLine(
                place: index + 1, careCase: line.rank.careCase, resident: resident, state: state,
                screenedOn: line.rank.screenedOn,
                reason: reason(line.rank, behind: index == 0 ? nil : ranked[index - 1].rank, place: index))
        }
    }

    private static func reason(_ rank: WaitingRank, behind other: WaitingRank?, place: Int) -> BilingualText {
        guard let other else { return rank.own }
        let (own, behind) = (rank.own, rank.text(behind: other, place: place))
        return BilingualText(zh: "\(own.zh);\(behind.zh)", en: "\(own.en); \(behind.en)")
    }
}
