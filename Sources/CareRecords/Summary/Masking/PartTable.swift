/// Parts of a whole by row, with what is in no part as a last one that is never shown. Hides cells until no hidden one
/// can be reckoned.
struct PartTable {
    private var network: MaskNetwork
    private let columns: Int
    private let isSingle: Bool

    /// - Parameters:
    ///   - parts: By row, then by figure.
    ///   - wholes: By row.
    ///   - sums: Of the county, by figure.
    ///   - sum: The whole of the county.
    ///   - hiddenRows: Rows whose whole is hidden.
    ///   - hiddenColumns: Figures that are hidden for the county.
    init(
        parts: [[Int64]], wholes: [Int64], sums: [Int64], sum: Int64, hiddenRows: Set<Int>, hiddenColumns: Set<Int>
    ) {
        columns = sums.count
        isSingle = sums.count == 1
        func line(_ parts: [Int64], _ whole: Int64) -> [Int64] { parts + [whole - parts.reduce(0, +), whole] }
        let values = zip(parts, wholes).map(line) + [line(sums, sum)]
        var hidden = values.map { $0.map { _ in false } }
        for (row, line) in values.enumerated() {
            let isCounty = row == parts.count
            for column in 0..<sums.count {
                hidden[row][column] =
                    hiddenColumns.contains(column)
                    || (!isCounty && (hiddenRows.contains(row) || Self.isSmall(line[column])))
            }
            // Where everybody is in one part it is known that there is no rest.
            hidden[row][sums.count] = sums.count == 1 || line[sums.count] != 0
            hidden[row][sums.count + 1] = !isCounty && hiddenRows.contains(row)
        }
        network = MaskNetwork(values: values, hidden: hidden)
    }

    private static func isSmall(_ amount: Int64) -> Bool { (1...SummaryMask.small).contains(amount) }

    /// Whether a figure of a row is hidden.
    func isHidden(_ row: Int, _ column: Int) -> Bool { network.hidden[row][column] }

    /// Hides more until every hidden number could be another one.
    /// - Returns: Whether that is so in the end.
    mutating func close() -> Bool {
        while let (row, column) = firstKnown() {
            guard let partner = cheapest(row, column) else { return false }
            var isMore = false
            for (row, column) in [(row, column), (row, partner.column), (partner.row, column), partner] {
                if !network.hidden[row][column] { isMore = true }
                network.hidden[row][column] = true
            }
            guard isMore else { return false }
        }
        return true
    }

    /// The first hidden figure, or small rest, of which there is somebody and that can be reckoned.
    private func firstKnown() -> (row: Int, column: Int)? {
        for row in network.values.indices.dropLast() {
            for column in 0...columns where network.hidden[row][column] {
                let value = network.values[row][column]
                guard value > 0, column < columns || Self.isSmall(value) else { continue }
                if !network.isOpen(row, column) { return (row, column) }
            }
        }
        return nil
    }

    /// The row and column with which a cell forms a rectangle in which people could change places, the one that hides
    /// the fewest cells and in them the fewest people.
    private func cheapest(_ row: Int, _ column: Int) -> (row: Int, column: Int)? {
        var best: (cells: Int, people: Int64, row: Int, column: Int)?
        for other in network.values.indices.dropLast() where other != row {
            for partner in 0...columns where partner != column {
                let corners = [(row, partner), (other, column), (other, partner)]
                let values = corners.map { network.values[$0.0][$0.1] }
                guard values[2] > 0 || (values[0] > 0 && values[1] > 0) else { continue }
                let fresh = corners.filter { !network.hidden[$0.0][$0.1] }
                guard fresh.allSatisfy({ $0.1 < columns }) else { continue }
                let people = fresh.reduce(0) { $0 + network.values[$1.0][$1.1] }
                if best.map({ (fresh.count, people) < ($0.cells, $0.people) }) ?? true {
                    best = (fresh.count, people, other, partner)
                }
            }
        }
        return best.map { ($0.row, $0.column) }
    }
}
