public import CareCore
public import CareRecords

/// Which of our figures fill the columns of a report that a platform or an office wants: a file of
/// `DeviceProfiles/reports`.
public struct ReportMapping: Sendable, Equatable {
    /// Its name in commands and addresses: the name of the file.
    public let name: String
    /// What it is called.
    public let title: BilingualText
    /// Where the columns come from, and how sure that is.
    public let source: String
    /// How the rows below a county are made.
    public let grouping: CountySummary.Grouping
    /// Whether only the rows of counties are wanted.
    public let isOfCounties: Bool
    /// The columns, in order.
    public let columns: [ReportColumn]

    /// How many columns can be filled, of how many.
    public var completeness: (filled: Int, all: Int) {
        (columns.count { if case .missing = $0.content { false } else { true } }, columns.count)
    }

    /// The columns that cannot be filled, each with the reason.
    public var missing: [(title: String, reason: String)] {
        columns.compactMap { if case .missing(let reason) = $0.content { ($0.title, reason) } else { nil } }
    }
}
