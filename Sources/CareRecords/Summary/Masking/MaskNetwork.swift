/// A table with its sums as a flow: what is counted in a cell flows from its row to its column, a sum of a row into the
/// row, a sum of a column out of it. Whoever sees the shown numbers knows a hidden one exactly when no other flow fits.
struct MaskNetwork {
    /// By row, then by column; the last row holds the sums of columns, the last column those of rows.
    let values: [[Int64]]
    /// What of it is hidden.
    var hidden: [[Bool]]

    private var lastRow: Int { values.count - 1 }
    private var lastColumn: Int { (values.first?.count ?? 1) - 1 }

    /// Whether a hidden number could be another one, none of them below 0.
    func isOpen(_ row: Int, _ column: Int) -> Bool {
        let (from, to) = ends(row, column)
        return reaches(from: to, to: from, without: (row, column))
            || (values[row][column] > 0 && reaches(from: from, to: to, without: (row, column)))
    }

    /// The nodes between which a number flows; columns are numbered behind the rows.
    private func ends(_ row: Int, _ column: Int) -> (from: Int, to: Int) {
        let (rowNode, columnNode) = (row, values.count + column)
        return (row == lastRow) == (column == lastColumn) ? (rowNode, columnNode) : (columnNode, rowNode)
    }

    /// Whether hidden numbers can change so that one more flows from a node to another.
    private func reaches(from start: Int, to goal: Int, without cell: (row: Int, column: Int)) -> Bool {
        var seen: Set<Int> = [start]
        var open = [start]
        while let node = open.popLast() {
            if node == goal { return true }
            for (row, column) in cells(at: node) where hidden[row][column] && (row, column) != cell {
                let (from, to) = ends(row, column)
                let next = from == node ? to : from
                // More of a number is always possible, less of it only where there is some.
                if from == node || values[row][column] > 0, seen.insert(next).inserted { open.append(next) }
            }
        }
        return false
    }

    private func cells(at node: Int) -> [(Int, Int)] {
        node < values.count
            ? values[node].indices.map { (node, $0) } : values.indices.map { ($0, node - values.count) }
    }
}
