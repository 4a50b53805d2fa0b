/// The items of one case's retrofit, as a fold over its rows.
public struct RetrofitChecklist: Sendable, Equatable {
    /// The state of each item that has a row.
    public let status: [RetrofitWork: RetrofitStatus]

    /// Folds the rows of one case's `retrofitItem`.
    public init(_ rows: [RecordRow]) {
        var status: [RetrofitWork: RetrofitStatus] = [:]
        for row in rows {
            guard let work = row[RetrofitField.work], let found = row[RetrofitField.status] else { continue }
            status[work] = found
        }
        self.status = status
    }

    /// Items that are neither accepted nor refused in writing, with what they are: mandatory ones, and others that were
    /// begun.
    public var open: [(work: RetrofitWork, status: RetrofitStatus?)] {
        RetrofitWork.allCases.filter { work in
            status[work].map { !$0.isSettled } ?? work.isMandatory
        }.map { ($0, status[$0]) }
    }
}
