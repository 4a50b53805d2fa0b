public import CareRecords

/// A column of a report that a platform or an office wants.
public struct ReportColumn: Sendable, Equatable {
    /// What fills it.
    public enum Content: Sendable, Equatable {
        /// What the row is of.
        case key(ReportKey)
        /// A figure: its value over the period, or the cumulative one.
        case figure(Figure, isTotal: Bool)
        /// Always the same text.
        case text(String)
        /// Nothing here can fill it, for that reason.
        case missing(String)
    }

    /// What the report calls it.
    public let title: String
    /// What fills it.
    public let content: Content
}
