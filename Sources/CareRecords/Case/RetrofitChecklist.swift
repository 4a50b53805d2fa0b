/// The mandatory items of one case's retrofit, as a fold over its rows.
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

    /// Mandatory items that are neither accepted nor refused in writing, with what they are.
    public var open: [(work: RetrofitWork, status: RetrofitStatus?)] {
        RetrofitWork.allCases.filter { $0.isMandatory && status[$0]?.isSettled != true }.map { ($0, status[$0]) }
    }
}
