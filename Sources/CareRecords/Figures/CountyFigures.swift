public import CareCore

/// What a county was to reach in the programme and has reached, each figure with the records that it counts.
public struct CountyFigures: Sendable {
    /// One figure.
    public struct Line: Sendable, Equatable {
        /// The county.
        public let county: CountyCode
        /// What is counted.
        public let title: BilingualText
        /// What was to be reached; `nil` where the plan sets nothing.
        public let target: Int64?
        /// Keys of what is counted, in order: visits, cases, beds.
        public let keys: [String]
        /// What they come to; `nil` where the keys are counted.
        public var amount: Amount?
    }

    /// What keys come to where they are not counted.
    public enum Amount: Sendable, Equatable {
        case fen(Int64)
        /// Whole hours, rounded down.
        case hours(Int64)
        /// Rounded down.
        case permille(Int64)

        /// The number, in the unit that the figure's title names.
        public var number: Int64 {
            switch self {
            case .fen(let number), .hours(let number), .permille(let number): number
            }
        }
    }

    /// The figures, in the order of the plan.
    public private(set) var lines: [Line] = []
    let county: CountyCode

    /// Counts what was on record at the end of `day`.
    /// - Parameters:
    ///   - row: A row of the table of counties, which has the targets.
    ///   - book: The records.
    ///   - day: The last day that counts.
    /// - Throws: What the book throws when it cannot be read; `RecordFault` for a row that is no county's.
    public init(_ row: RecordRow, _ book: any RecordBook, until day: CivilDate) throws {
        guard let county = row[SharedField.county] else {
            throw RecordFault(SharedField.county.name, expected: CountyCode.expected, found: "")
        }
        self.county = county
        let cases = try book.rows(.careCase, where: [.equal(SharedField.county, county)])
        let figure = CaseFigure(cases, on: day)
        addCases(figure, target: row[CountyField.bedTarget])
        let inService = Set(figure.inService)
        let served = cases.filter { $0[SharedField.careCase].map(inService.contains) == true }
        try addKit(Set(served.compactMap { $0[SharedField.bed] }), book)
        try addVisits(row, book, until: day)
        try addTraining(row, book, until: day)
        try addAbility(of: Set(served.compactMap { $0[SharedField.resident] }), book, on: day)
        try addDuty(book, until: day)
        try addAssets(book, on: day)
    }

    mutating func add(
        _ zh: String, _ en: String, _ target: Int64?, _ keys: [String], _ amount: Amount? = nil
    ) {
        let title = BilingualText(zh: zh, en: en)
        lines.append(Line(county: county, title: title, target: target, keys: keys, amount: amount))
    }

    private mutating func addCases(_ figure: CaseFigure, target: Int64?) {
        func keys(_ cases: [RecordID]?) -> [String] { (cases ?? []).map(\.text) }
        add("已筛查", "screened", nil, keys(figure.taken[.screened]))
        add("已能力评估", "assessed", nil, keys(figure.taken[.abilityAssessed]))
        add("已建成床位", "beds put into service", target, figure.beds.keys.map(\.description).sorted())
        add("在服务", "in service", nil, keys(figure.inService))
        for reason in CaseEndReason.allCases {
            guard let ended = figure.ended[reason] else { continue }
            add("终止:\(reason.title)", "ended: \(reason.rawValue)", nil, keys(ended))
        }
    }

    private mutating func addKit(_ served: Set<BedID>, _ book: any RecordBook) throws {
        let kit = KitFigure(try book.rows(.kitItem, where: []))
        for state in KitCompleteness.allCases {
            let known = kit.beds(state).filter(served.contains)
            let bare = state == .missing ? served.filter { kit.beds[$0] == nil } : []
            add(
                "在服务床位设备\(state.title)", "beds in service with kit \(state.rawValue)", nil,
                (known + bare).map(\.description).sorted())
        }
    }

    private mutating func addAssets(_ book: any RecordBook, on day: CivilDate) throws {
        let rows = try book.rows(.asset, where: [.equal(SharedField.county, county)])
        let own = Set(rows.compactMap { $0[AssetField.asset] })
        guard !own.isEmpty else { return }
        let moves = try book.rows(.assetMove, where: []).filter { $0[AssetField.asset].map(own.contains) == true }
        let figures = AssetFigures(rows, moves: moves, on: day)
        func keys(_ assets: [RecordID]) -> [String] { assets.map(\.text) }
        add("在册资产", "assets", nil, keys(figures.assets))
        for state in CustodyState.allCases {
            let assets = figures.assets(in: state)
            if !assets.isEmpty { add("资产:\(state.title.zh)", "assets \(state.name)", nil, keys(assets)) }
        }
        addHolders(figures)
        for (issues, assets) in figures.cycles.sorted(by: { $0.key < $1.key }) {
            add("发放过\(issues)户的资产", "assets issued to \(issues) families", nil, keys(assets))
        }
        add("曾回收资产", "assets that ever came back", nil, keys(figures.returned))
        add("再分配资产", "assets issued at least twice", nil, keys(figures.reissued))
        if !figures.returned.isEmpty {
            let rate = Int64(figures.reissued.count * 1_000 / figures.returned.count)
            let title = "re-issued of those that came back, in permille"
            add("再分配率(‰)", title, nil, keys(figures.reissued), .permille(rate))
        }
        if let median = figures.medianTurnaround {
            let ways = figures.turnarounds.map { "\($0.asset) \($0.from)-\($0.until)" }
            add(
                "离户到再投用时长中位数(小时)", "median hours from a home back into service", nil, ways,
                .hours(median.count / 3_600_000))
        }
        add("回收后未再分配资产", "assets that came back and were never issued again", nil, keys(figures.neverReissued))
        add("闲置资产", "assets idle in a store", nil, keys(figures.idle))
        add("资产账面净值(分)", "book value of the assets, in fen", nil, keys(figures.assets), .fen(figures.bookValue))
        add("循环使用节约(分)", "saved by re-issuing, in fen", nil, keys(figures.reissued), .fen(figures.saved))
    }

    /// Who has them: each store, the homes, each technician, and nobody.
    private mutating func addHolders(_ figures: AssetFigures) {
        var held: [String: [RecordID]] = [:]
        for (corner, assets) in figures.corners { held[corner.holder, default: []] += assets }
        for (holder, assets) in held.sorted(by: { $0.key < $1.key }) {
            add("资产所在:\(holder)", "assets held: \(holder)", nil, assets.sorted().map(\.text))
        }
    }

    private mutating func addVisits(_ row: RecordRow, _ book: any RecordBook, until day: CivilDate) throws {
        guard let programme = VisitProgramme.dali, let first = CivilDate(day: CivilDate.range.lowerBound) else {
            return
        }
        let rows = try book.rows(.visit, where: [.equal(SharedField.county, county)])
        let figures = VisitTally.figures(rows, in: first..<day.adding(1), programme)
        func keys(_ visits: (VisitFigures) -> [RecordID]) -> [String] { figures.flatMap(visits).map(\.text).sorted() }
        add("2021年底前上门人次", "visits by the end of 2021", row[CountyField.programmeVisitTarget], keys(\.early))
        add("上门总人次", "visits in all", row[CountyField.visitTarget], keys(\.promised))
        add("后续上门人次", "later visits", nil, keys(\.further))
        add("存疑上门", "doubtful visits, counted nowhere", nil, keys(\.doubtful))
        addCorroboration(of: rows.compactMap(Visit.init), until: day)
    }

    /// What the beds' own devices say of visits that took place, counted or not.
    private mutating func addCorroboration(of visits: [Visit], until day: CivilDate) {
        func keys(_ verdict: CorroborationVerdict) -> [String] {
            visits.filter { visit in
                visit.state.isFinished && visit.endAt.map { CivilDate(of: $0) <= day } == true
                    && visit.row[VisitField.corroboration] == verdict
            }.map(\.id.text).sorted()
        }
        let (seen, against) = (CorroborationVerdict.corroborated, CorroborationVerdict.contradicted)
        add(seen.title, "visits borne out by devices", nil, keys(seen))
        add(against.title, "visits that devices contradict", nil, keys(against))
    }
}
