/// Both values of a figure in one row of a summary.
public struct FigureCell: Sendable, Equatable {
    /// Over the days of the period; of what stands, at its end.
    public var period = FigurePart()
    /// 累计: from the first day on record to the end of the period; of what stands, at its end.
    public var total = FigurePart()

    /// Makes a cell of nothing.
    public init() {}

    /// Makes a cell.
    public init(period: FigurePart, total: FigurePart) {
        self.period = period
        self.total = total
    }

    /// Adds a row that counts.
    mutating func count(_ key: String, inPeriod: Bool) {
        total.keys.append(key)
        if inPeriod { period.keys.append(key) }
    }

    /// Adds to both values, or to the cumulative one alone.
    mutating func add(_ part: FigurePart, inPeriod: Bool) {
        total.add(part)
        if inPeriod { period.add(part) }
    }
}
