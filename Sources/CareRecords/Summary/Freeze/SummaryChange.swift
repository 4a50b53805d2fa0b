/// Why a figure differs between two summaries of the same period: the rows that came and went.
public struct SummaryChange: Sendable, Equatable {
    /// The figure.
    public let figure: Figure
    /// Its value before and after, of the county or of all counties.
    public let before: Int64
    /// The value after.
    public let after: Int64
    /// Keys of rows that count now and did not before, in order.
    public let added: [String]
    /// Keys of rows that counted before and do not any more, in order.
    public let removed: [String]

    /// Every figure whose value or rows differ over the days of the period, in the order of the catalogue.
    public static func all(from earlier: CountySummary, to later: CountySummary) -> [SummaryChange] {
        let (before, after) = (earlier.total, later.total)
        return FigureCatalogue.counted.compactMap { figure in
            let (old, new) = (
                before.cells[figure.name]?.period ?? FigurePart(), after.cells[figure.name]?.period ?? FigurePart()
            )
            guard old != new else { return nil }
            let (was, now) = (Set(old.keys), Set(new.keys))
            return SummaryChange(
                figure: figure, before: old.amount, after: new.amount, added: now.subtracting(was).sorted(),
                removed: was.subtracting(now).sorted())
        }
    }
}
