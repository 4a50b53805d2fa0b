/// Finds out which cells of figures that stand at the end of a month are hidden: the small ones, and as few others as
/// leave each of them open. Decision 59.
struct StandingMasking {
    typealias Level = SummaryMask.Level

    private let rows: [Level: [SummaryRow]]
    /// Single cells that are hidden.
    private(set) var cells: Set<String> = []
    /// Families that are hidden as a whole.
    private(set) var blocked: Set<String> = []

    private static let levels: [Level] = [.provider, .township]

    init(_ rows: [Level: [SummaryRow]]) { self.rows = rows }

    /// Hides what must be hidden of a family; those that others are parts of come first.
    mutating func hide(_ family: String, _ figures: [Figure]) {
        guard let county = rows[.county]?.first else { return }
        if let whole = FigureCatalogue.wholes[family] {
            hideParts(family, figures, of: whole, county)
        } else {
            hideRows(family, figures, county)
        }
    }

    /// Hides a family as a whole.
    mutating func block(_ family: String, _ figures: [Figure]) {
        blocked.insert(family)
        cells.subtract(cells(of: figures))
    }

    /// The cells of some figures among those that are hidden.
    func cells(of figures: [Figure]) -> Set<String> {
        cells.filter { cell in figures.contains { cell.hasSuffix(" \($0.name)") } }
    }

    private static func isSmall(_ amount: Int64) -> Bool { (1...SummaryMask.small).contains(amount) }

    /// The place of the smallest amount, of nothing only where there is nothing else.
    private static func smallest(_ amounts: [Int64]) -> Int? {
        amounts.indices.min { left, right in
            (amounts[left] == 0 ? .max : amounts[left]) < (amounts[right] == 0 ? .max : amounts[right])
        }
    }

    private static func amount(_ figure: Figure, _ row: SummaryRow) -> Int64 {
        row.cells[figure.name]?.period.amount ?? 0
    }

    private func isHidden(_ figure: Figure, _ row: SummaryRow) -> Bool {
        figure.family.map(blocked.contains) == true || cells.contains(SummaryMask.cell(row.label, figure))
    }

    /// Figures without a whole: a row is hidden with all of them, and with a second row, so that people of one could
    /// be people of the other.
    private mutating func hideRows(_ family: String, _ figures: [Figure], _ county: SummaryRow) {
        func isSmall(_ row: SummaryRow) -> Bool { figures.contains { Self.isSmall(Self.amount($0, row)) } }
        func size(_ row: SummaryRow) -> Int64 { figures.map { Self.amount($0, row) }.max() ?? 0 }
        if isSmall(county) {
            blocked.insert(family)
            return
        }
        for level in Self.levels {
            var hidden: [SummaryRow] = []
            var others: [SummaryRow] = []
            for row in rows[level] ?? [] { if isSmall(row) { hidden.append(row) } else { others.append(row) } }
            if hidden.count == 1 {
                guard let partner = Self.smallest(others.map(size)) else {
                    blocked.insert(family)
                    return
                }
                hidden.append(others[partner])
            }
            for row in hidden { cells.formUnion(figures.map { SummaryMask.cell(row.label, $0) }) }
        }
    }

    /// Figures that are parts of a whole: a table with sums in both directions.
    private mutating func hideParts(
        _ family: String, _ figures: [Figure], of whole: Figure, _ county: SummaryRow
    ) {
        if isHidden(whole, county) {
            blocked.insert(family)
            return
        }
        guard let columns = hiddenColumns(figures, of: whole, county) else {
            blocked.insert(family)
            return
        }
        var found: Set<String> = []
        for column in columns { found.insert(SummaryMask.cell(county.label, figures[column])) }
        for level in Self.levels {
            let rows = rows[level] ?? []
            var table = PartTable(
                parts: rows.map { row in figures.map { Self.amount($0, row) } },
                wholes: rows.map { Self.amount(whole, $0) }, sums: figures.map { Self.amount($0, county) },
                sum: Self.amount(whole, county), hiddenRows: Set(rows.indices.filter { isHidden(whole, rows[$0]) }),
                hiddenColumns: columns)
            guard table.close() else {
                blocked.insert(family)
                return
            }
            for (index, row) in rows.enumerated() {
                for (column, figure) in figures.enumerated() where table.isHidden(index, column) {
                    found.insert(SummaryMask.cell(row.label, figure))
                }
            }
        }
        cells.formUnion(found)
    }

    /// The figures that are hidden for the county, and so in every row: small ones, or ones that tell of a small rest,
    /// with a second one. `nil` when there is no second one.
    private func hiddenColumns(_ figures: [Figure], of whole: Figure, _ county: SummaryRow) -> Set<Int>? {
        let sums = figures.map { Self.amount($0, county) }
        let rest = Self.amount(whole, county) - sums.reduce(0, +)
        var hidden = Set(sums.indices.filter { Self.isSmall(sums[$0]) })
        let hasRest = figures.count == 1 || rest > 0
        guard !hidden.isEmpty || Self.isSmall(rest) else { return hidden }
        if hidden.count + (hasRest ? 1 : 0) < 2 || hidden.isEmpty {
            let others = sums.indices.filter { !hidden.contains($0) }
            guard let partner = Self.smallest(others.map { sums[$0] }) else { return nil }
            hidden.insert(others[partner])
        }
        return hidden
    }
}
