internal import CareCore

extension Suspicion {
    /// Visits that took place after the last day of their case: they were entered before anybody told of the end, and
    /// count like any other.
    /// - Parameters:
    ///   - rows: Rows of the table of visits.
    ///   - cases: Rows of the table of cases; a death that nobody has confirmed yet is an end too.
    /// - Returns: One finding a case, in the order of the cases.
    public static func afterEnd(
        _ rows: some Sequence<RecordRow>, cases: some Sequence<RecordRow>
    ) -> [SuspicionFinding] {
        let finished = arrivals(rows).filter { $0.state.isFinished }
        let visits = Dictionary(grouping: finished, by: \.careCase)
        return cases.compactMap { row in
            guard let careCase = row[SharedField.careCase], let ended = row[CaseField.endedOn] else { return nil }
            let after = (visits[careCase] ?? []).filter { visit in
                visit.arrivedAt.map { CivilDate(of: $0) > ended } == true
            }
            guard !after.isEmpty else { return nil }
            return SuspicionFinding(
                .afterEnd, subject: "case \(careCase)", visits: after.map(\.id),
                text: "\(after.count) of its visits finished after its last day, \(ended.recordText)")
        }
    }
}
