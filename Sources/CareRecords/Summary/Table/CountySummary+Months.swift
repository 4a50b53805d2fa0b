internal import CareCore

extension CountySummary {
    /// A quarter, half-year or year of a county, made of its frozen months: what happened is what they say together,
    /// what stands and what is cumulative is what the last of them says. Decision 59.
    ///
    /// `nil` when the months are none, or not frozen, or do not reach to the end of the period.
    /// - Parameters:
    ///   - months: The months, in order, each as it was frozen.
    ///   - period: The days.
    public init?(_ months: [CountySummary], as period: SummaryPeriod) {
        guard let last = months.last, last.until == period.last else { return nil }
        var revisions: [SummaryMonth: SummaryRevision] = [:]
        var names = SummaryNames()
        for month in months {
            guard case .frozen(let revision) = month.standing else { return nil }
            revisions[SummaryMonth(of: month.period.first)] = revision
            names.add(month.names)
        }
        self.init(
            period: period, until: last.until, county: last.county, standing: .frozenMonths(revisions), names: names,
            table: SummaryTable(months.map(\.table)))
    }

    /// A quarter, half-year or year of all counties, each made of its frozen months. `nil` when there are none, or one
    /// is not.
    /// - Parameter counties: Each county with the same period.
    public init?(together counties: [CountySummary]) {
        guard let first = counties.first else { return nil }
        var revisions: [CountyCode: [SummaryMonth: SummaryRevision]] = [:]
        var (names, table) = (SummaryNames(), SummaryTable())
        for summary in counties {
            guard case .frozenMonths(let months) = summary.standing, let county = summary.county,
                summary.until == first.until
            else { return nil }
            revisions[county] = months
            names.add(summary.names)
            table.add(summary.table)
        }
        self.init(
            period: first.period, until: first.until, county: nil, standing: .frozenMonthsTogether(revisions),
            names: names, table: table)
    }
}

extension SummaryTable {
    /// What happened in several periods that follow each other.
    fileprivate init(_ tables: [SummaryTable]) {
        guard let last = tables.last else { return }
        for place in Set(tables.flatMap(\.cells.keys)) {
            var joined: [String: FigureCell] = [:]
            for name in Set(tables.flatMap { $0.cells[place]?.keys.map { $0 } ?? [] }) {
                guard let figure = FigureCatalogue[name] else { continue }
                var cell = FigureCell()
                cell.total = last.cells[place]?[name]?.total ?? FigurePart()
                if figure.measure == .standing {
                    cell.period = last.cells[place]?[name]?.period ?? FigurePart()
                } else {
                    for part in tables.compactMap({ $0.cells[place]?[name]?.period }) { cell.period.add(part) }
                    cell.period.settleByKeys(figure)
                }
                if cell != FigureCell() { joined[name] = cell }
            }
            if !joined.isEmpty { cells[place] = joined }
        }
    }
}
