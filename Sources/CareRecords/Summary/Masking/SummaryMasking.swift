/// Finds out what of a county's month is hidden.
struct SummaryMasking {
    /// A published month: its values and what of them was hidden.
    typealias Published = (summary: CountySummary, mask: SummaryMask)

    private let rows: [SummaryMask.Level: [SummaryRow]]
    private let before: (rows: [String: SummaryRow], mask: SummaryMask)?
    private let earlier: (rows: [String: SummaryRow], mask: SummaryMask)?
    private var mask = SummaryMask()

    /// - Parameters:
    ///   - summary: A month of one county.
    ///   - before: The month before it as it was published last.
    ///   - earlier: The revision of the same month that was published before.
    init(_ summary: CountySummary, after before: Published?, insteadOf earlier: Published?) {
        rows = Self.rows(summary)
        self.before = before.map { (Self.byWord($0.summary), $0.mask) }
        self.earlier = earlier.map { (Self.byWord($0.summary), $0.mask) }
    }

    private static func rows(_ summary: CountySummary) -> [SummaryMask.Level: [SummaryRow]] {
        Dictionary(grouping: summary.rows(by: .provider) + summary.rows(by: .township).dropLast()) { $0.label.level }
    }

    private static func byWord(_ summary: CountySummary) -> [String: SummaryRow] {
        var found: [String: SummaryRow] = [:]
        for (level, rows) in rows(summary) {
            for row in rows { found["\(level.rawValue) \(row.label.word)"] = row }
        }
        return found
    }

    /// Goes through all families, those first of which others are parts.
    consuming func made() -> SummaryMask {
        let families = FigureCatalogue.families.sorted { $0.key < $1.key }
        var standing = StandingMasking(rows)
        for isPart in [false, true] {
            for (family, figures) in families where (FigureCatalogue.wholes[family] != nil) == isPart {
                guard figures.contains(where: { $0.measure == .flow }) else {
                    standing.hide(family, figures)
                    if isRevised(family, figures, standing.cells(of: figures)) { standing.block(family, figures) }
                    continue
                }
                for level in SummaryMask.Level.allCases {
                    hidePeriod(level, family, figures)
                    hideTotal(level, family, figures)
                }
            }
        }
        mask.cells = standing.cells
        for family in standing.blocked {
            for level in SummaryMask.Level.allCases {
                for isTotal in [false, true] { mask.hidden.insert(SummaryMask.block(level, family, isTotal: isTotal)) }
            }
        }
        hideFollowers()
        return mask
    }

    /// Hides what follows hidden people, and what the revision before hid of it.
    private mutating func hideFollowers() {
        for followers in FigureFollowers.all {
            for level in SummaryMask.Level.allCases {
                for isTotal in [false, true] {
                    let block = SummaryMask.block(level, followers.name, isTotal: isTotal)
                    if earlier?.mask.hidden.contains(block) == true { mask.hidden.insert(block) }
                }
            }
        }
        mask.hideFollowers()
        for followers in FigureFollowers.all {
            for level in SummaryMask.Level.allCases { hideTotal(level, followers) }
        }
    }

    /// A cumulative value is shown again when the months hidden since are several and one of them is of more than a few
    /// people: the same few people in many months stay few.
    private mutating func hideTotal(_ level: SummaryMask.Level, _ followers: FigureFollowers) {
        let (start, end) = ("\(level.rawValue) ", " \(followers.name)")
        let period = SummaryMask.block(level, followers.name, isTotal: false)
        var withheld: [String: SummaryMask.Withheld] = [:]
        func hold(_ row: SummaryRow) {
            let key = start + row.label.word + end
            var held = withheld[key] ?? SummaryMask.Withheld()
            held.months += 1
            held.people = max(held.people, Self.people(row))
            withheld[key] = held
        }
        if let before {
            withheld = before.mask.withheld.filter { $0.key.hasPrefix(start) && $0.key.hasSuffix(end) }
            // A month that was frozen when followers were not looked at kept nothing of them.
            if withheld.isEmpty, before.mask.hidden.contains(period) {
                for (word, row) in before.rows where word.hasPrefix(start) { hold(row) }
            }
        }
        if mask.hidden.contains(period) { for row in rows[level] ?? [] { hold(row) } }
        let block = SummaryMask.block(level, followers.name, isTotal: true)
        guard mask.hidden.contains(block) || withheld.values.contains(where: { !$0.isTold }) else { return }
        mask.hidden.insert(block)
        mask.withheld.merge(withheld) { $1 }
    }

    /// How many are in service in a row.
    private static func people(_ row: SummaryRow) -> Int64 {
        [Figure.served, .inUse].map { row.cells[$0.name]?.period.amount ?? 0 }.max() ?? 0
    }

    /// Whether the revision before hid other cells of a standing family, or shows how few have come or gone since:
    /// two sets of cells hidden one after the other could be set off against each other.
    private func isRevised(_ family: String, _ figures: [Figure], _ cells: Set<String>) -> Bool {
        guard let earlier else { return false }
        return cells != earlier.mask.cells(of: figures)
            || SummaryMask.Level.allCases.contains { isRevised($0, family, figures, \.period, isTotal: false) }
    }

    private mutating func hidePeriod(_ level: SummaryMask.Level, _ family: String, _ figures: [Figure]) {
        if isCovered(level, family, isTotal: false) || isSmall(level, family, figures, \.period)
            || isRevised(level, family, figures, \.period, isTotal: false)
        {
            mask.hidden.insert(SummaryMask.block(level, family, isTotal: false))
        }
    }

    /// Months that are hidden must not be reckoned from the cumulative values around them.
    private mutating func hideTotal(_ level: SummaryMask.Level, _ family: String, _ figures: [Figure]) {
        let block = SummaryMask.block(level, family, isTotal: true)
        let isPeriodHidden = mask.hidden.contains(SummaryMask.block(level, family, isTotal: false))
        var withheld: [String: SummaryMask.Withheld] = [:]
        for row in rows[level] ?? [] {
            for figure in figures {
                let key = "\(level.rawValue) \(row.label.word) \(figure.name)"
                let held = self.held(key, row, figure, level, isPeriodHidden: isPeriodHidden)
                if held != SummaryMask.Withheld() { withheld[key] = held }
            }
        }
        // Rows that are gone this month keep what was withheld of them.
        if let before {
            for figure in figures {
                for (key, held) in before.mask.withheld
                where withheld[key] == nil && key.hasPrefix("\(level.rawValue) ") && key.hasSuffix(" \(figure.name)") {
                    withheld[key] = held
                }
            }
        }
        let isHidden =
            isCovered(level, family, isTotal: true) || isSmall(level, family, figures, \.total)
            || isRevised(level, family, figures, \.total, isTotal: true)
            || withheld.values.contains { !$0.isTold }
        guard isHidden else { return }
        mask.hidden.insert(block)
        mask.withheld.merge(withheld) { $1 }
    }

    /// What was withheld of a cell up to this month, a correction of earlier months among it.
    private func held(
        _ key: String, _ row: SummaryRow, _ figure: Figure, _ level: SummaryMask.Level, isPeriodHidden: Bool
    ) -> SummaryMask.Withheld {
        var held = before?.mask.withheld[key] ?? SummaryMask.Withheld()
        let cell = row.cells[figure.name] ?? FigureCell()
        if let before {
            let old = before.rows["\(level.rawValue) \(row.label.word)"]?.cells[figure.name]?.total.amount ?? 0
            let corrected = (cell.total.amount - cell.period.amount - old).magnitude
            if (1...SummaryMask.small.magnitude).contains(corrected) {
                held.months += 1
                held.people += Int64(corrected)
            }
        }
        if isPeriodHidden {
            held.months += 1
            held.people += cell.period.amount
        }
        return held
    }

    /// Whether the county's hidden value could be reckoned if this one were shown.
    private func isCovered(_ level: SummaryMask.Level, _ family: String, isTotal: Bool) -> Bool {
        level != .county && mask.hidden.contains(SummaryMask.block(.county, family, isTotal: isTotal))
    }

    /// Whether a value is small, or what can be reckoned from two of them.
    private func isSmall(
        _ level: SummaryMask.Level, _ family: String, _ figures: [Figure], _ part: KeyPath<FigureCell, FigurePart>
    ) -> Bool {
        (rows[level] ?? []).contains { row in
            func amount(_ figure: Figure) -> Int64 { row.cells[figure.name]?[keyPath: part].amount ?? 0 }
            var values = figures.map(amount)
            if FigureCatalogue.nested.contains(family) { values += zip(values, values.dropFirst()).map { $0 - $1 } }
            return values.contains { (1...SummaryMask.small).contains($0) }
        }
    }

    /// Whether the revision before hid it, or shows how few have come or gone since.
    private func isRevised(
        _ level: SummaryMask.Level, _ family: String, _ figures: [Figure], _ part: KeyPath<FigureCell, FigurePart>,
        isTotal: Bool
    ) -> Bool {
        guard let earlier else { return false }
        if earlier.mask.hidden.contains(SummaryMask.block(level, family, isTotal: isTotal)) { return true }
        let words = Set(earlier.rows.keys.filter { $0.hasPrefix("\(level.rawValue) ") })
        let now = Dictionary(
            (rows[level] ?? []).map { ("\(level.rawValue) \($0.label.word)", $0) }, uniquingKeysWith: { $1 })
        return words.union(now.keys).contains { word in
            figures.contains { figure in
                let old = earlier.rows[word]?.cells[figure.name]?[keyPath: part].amount ?? 0
                let new = now[word]?.cells[figure.name]?[keyPath: part].amount ?? 0
                return (1...SummaryMask.small.magnitude).contains((new - old).magnitude)
            }
        }
    }
}

extension SummaryMask {
    /// Finds out what of a county's month is hidden.
    /// - Parameters:
    ///   - summary: A month of one county.
    ///   - before: The month before it as it was published last, with what was hidden of it; `nil` for the first.
    ///   - earlier: The revision of the same month that was published before; `nil` for the first.
    public init(
        _ summary: CountySummary, after before: (summary: CountySummary, mask: SummaryMask)? = nil,
        insteadOf earlier: (summary: CountySummary, mask: SummaryMask)? = nil
    ) {
        self = SummaryMasking(summary, after: before, insteadOf: earlier).made()
    }
}
