public import CareCore

/// What became of the money: a fold over the entries in which counter-entries take away, each sum with the entries that
/// it counts.
public struct MoneyFigures: Sendable {
    /// A sum and the entries behind it.
    public struct Sum: Sendable, Equatable {
        /// Fen; counter-entries are taken away already.
        public fileprivate(set) var amount: Int64 = 0
        /// The entries, counter-entries too, in order.
        public fileprivate(set) var keys: [RecordID] = []
    }

    /// One county's money for one head from one source.
    public struct Line: Sendable {
        /// The county.
        public let county: CountyCode
        /// What it is for.
        public let head: MoneyHead
        /// Whose it is.
        public let source: FundSource
        /// What was entered for days of the period; a kind without an entry is missing.
        public fileprivate(set) var period: [MoneyKind: Sum] = [:]
        /// What was entered for days up to the end of the period.
        public fileprivate(set) var total: [MoneyKind: Sum] = [:]

        /// Fen that were allocated and not paid up to the end of the period.
        public var remaining: Int64 { (total[.allocated]?.amount ?? 0) - (total[.paid]?.amount ?? 0) }

        /// Fen that were budgeted and not allocated; below 0 where more came than was budgeted.
        public var unallocated: Int64 { (total[.budgeted]?.amount ?? 0) - (total[.allocated]?.amount ?? 0) }
    }

    /// In order of county, head and source.
    public let lines: [Line]
    /// What was paid for each bed up to the end of the period.
    public let beds: [BedID: Sum]

    /// Folds rows of `moneyEntry`.
    /// - Parameters:
    ///   - rows: The rows.
    ///   - first: The first day of the period; from the beginning without it.
    ///   - last: The last day that counts.
    public init(_ rows: some Sequence<RecordRow>, from first: CivilDate? = nil, until last: CivilDate) {
        var lines: [[Int]: Line] = [:]
        var beds: [BedID: Sum] = [:]
        for row in rows {
            guard let money = row[MoneyField.money], let county = row[SharedField.county],
                let head = row[MoneyField.head], let source = row[MoneyField.source], let kind = row[MoneyField.kind],
                let amount = row[MoneyField.amount], let on = row[SharedField.on], on <= last
            else { continue }
            let place = [
                Int(county.number), MoneyHead.allCases.firstIndex(of: head) ?? 0,
                FundSource.allCases.firstIndex(of: source) ?? 0,
            ]
            var line = lines[place] ?? Line(county: county, head: head, source: source)
            line.total[kind, default: Sum()].add(amount, money)
            if first.map({ on >= $0 }) ?? true { line.period[kind, default: Sum()].add(amount, money) }
            lines[place] = line
            if kind == .paid, let bed = row[SharedField.bed] { beds[bed, default: Sum()].add(amount, money) }
        }
        self.lines = lines.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
        self.beds = beds
    }
}

extension MoneyFigures.Sum {
    fileprivate mutating func add(_ amount: Int64, _ key: RecordID) {
        self.amount += amount
        keys.append(key)
    }
}
