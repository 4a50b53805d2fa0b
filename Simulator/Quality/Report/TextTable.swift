/// Rows of cells in columns: the first to the left, the others to the right.
struct TextTable {
    private let widths: [Int]

    init(_ widths: [Int]) { self.widths = widths }

    /// A line; cells beyond the widths are left out.
    func row(_ cells: [String]) -> String {
        zip(cells, widths).enumerated().map { index, cell in
            let space = String(repeating: " ", count: max(1, cell.1 - cell.0.count))
            return index == 0 ? cell.0 + space : space + cell.0
        }.joined()
    }
}
