/// A parameter whose value depends on the bed's altitude: limits of oxygen saturation fall with the air pressure.
public struct AltitudeTable: Sendable, Equatable {
    /// The name behind `$`.
    public let name: String
    /// Rows in rising order: the value counts for beds below `below` metres; the last row has the highest bound and
    /// counts above it too.
    public internal(set) var rows: [(below: Double, value: Double)]
    /// Values that an override may put in the place of all rows.
    public let range: ClosedRange<Double>

    /// Makes a table of at least one row, in rising order of `below`.
    public init(
        name: String, rows: [(below: Double, value: Double)], range: ClosedRange<Double> = -.infinity ... .infinity
    ) {
        invariant(!rows.isEmpty, "altitude table \(name) has no rows")
        self.name = name
        self.rows = rows
        self.range = range
    }

    /// The value for a bed at `altitude` metres.
    public func value(at altitude: Double) -> Double {
        for row in rows where altitude < row.below { return row.value }
        return rows[rows.count - 1].value
    }

    /// Whether both are the same.
    public static func == (left: AltitudeTable, right: AltitudeTable) -> Bool {
        left.name == right.name && left.range == right.range
            && left.rows.elementsEqual(right.rows) { $0.below == $1.below && $0.value == $1.value }
    }
}
