public import CareCore

/// The figures of a county, or of all counties, over a period.
public struct CountySummary: Sendable, Equatable {
    /// How the rows below a county are made.
    public enum Grouping: String, RecordWord {
        case provider
        case township

        /// In Chinese.
        public var title: String { self == .provider ? "机构" : "乡镇" }
    }

    /// How certain the figures are.
    public enum Standing: Sendable, Equatable {
        /// The period is not over.
        case running
        /// It is over; late data are still taken in.
        case provisional
        /// Made anew from the rows as they are, whatever was frozen.
        case recomputed
        /// As it was frozen.
        case frozen(SummaryRevision)
        /// Of all counties, each as it was frozen.
        case frozenTogether([CountyCode: SummaryRevision])
        /// Of several months, each as it was frozen.
        case frozenMonths([SummaryMonth: SummaryRevision])
        /// Of several months of all counties, each as it was frozen.
        case frozenMonthsTogether([CountyCode: [SummaryMonth: SummaryRevision]])
    }

    /// The days.
    public let period: SummaryPeriod
    /// The last day that counts: that of the period, or the day on which it was asked.
    public let until: CivilDate
    /// The county; `nil` for all of them.
    public let county: CountyCode?
    /// How certain it is.
    public var standing: Standing
    /// What counties, townships and providers are called.
    public let names: SummaryNames
    /// The values.
    public let table: SummaryTable

    /// Makes a summary.
    public init(
        period: SummaryPeriod, until: CivilDate, county: CountyCode?, standing: Standing, names: SummaryNames,
        table: SummaryTable
    ) {
        self.period = period
        self.until = until
        self.county = county
        self.standing = standing
        self.names = names
        self.table = table
    }

    /// The counties in it, in order: all that are on record.
    public var counties: [CountyCode] {
        let found = Set(table.cells.keys.map(\.county)).union(names.counties.keys)
        return found.filter { county == nil || $0 == county }.sorted()
    }

    /// The rows: those of each county with its own behind them, then that of all counties where there are several.
    public func rows(by grouping: Grouping = .provider) -> [SummaryRow] {
        var rows: [SummaryRow] = []
        for county in counties {
            let places = table.places.filter { $0.county == county }
            switch grouping {
            case .provider:
                for provider in Self.inOrder(Set(places.map(\.provider)), by: { $0.text }) {
                    rows.append(
                        SummaryRow(
                            label: .provider(county, provider),
                            cells: table.joined { $0.county == county && $0.provider == provider }))
                }
            case .township:
                for township in Self.inOrder(Set(places.map(\.township)), by: \.description) {
                    rows.append(
                        SummaryRow(
                            label: .township(county, township),
                            cells: table.joined { $0.county == county && $0.township == township }))
                }
            }
            rows.append(total(of: county))
        }
        return county == nil ? rows + [prefecture] : rows
    }

    /// The row of a county.
    public func total(of county: CountyCode) -> SummaryRow {
        SummaryRow(label: .county(county), cells: table.joined { $0.county == county })
    }

    /// The row of all counties: whoever is known in two of them is one person.
    public var prefecture: SummaryRow { SummaryRow(label: .prefecture, cells: table.joined { _ in true }) }

    /// The last row: of the county, or of all.
    public var total: SummaryRow { county.map { total(of: $0) } ?? prefecture }

    private static func inOrder<Value>(_ values: Set<Value?>, by text: (Value) -> String) -> [Value?] {
        values.sorted { ($0.map(text) ?? "~") < ($1.map(text) ?? "~") }
    }
}
