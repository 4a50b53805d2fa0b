import CareCore
import CareRecords
import CareStore
import Programme
import Testing

/// The figures of a played year against what was counted while it was played.
@Suite struct PlayedSummaryTests {
    private static let scene = Result { try FiguresScene().shared }

    private static func total(_ row: SummaryRow, _ name: String) throws -> Int64 {
        row.value(try #require(FigureCatalogue[name]), \.total).part
    }

    @Test func `cumulative figures are what was played`() throws {
        let scene = try Self.scene.get()
        for (county, truth) in scene.programme.truth.counties {
            let row = try scene.summary("since-start", county).total
            func found(_ name: String) throws -> Int { Int(try Self.total(row, name)) }
            #expect(try found("persons-screened") == truth.screened)
            #expect(try found("beds-built") == truth.served)
            #expect(try found("visits-early") == truth.earlyVisits)
            #expect(try found("visits-promised") == truth.promisedVisits)
            #expect(try found("visits-further") == truth.furtherVisits)
            #expect(try found("visits-doubtful") == truth.doubtfulVisits)
            #expect(try found("training-beds") == truth.trainedBeds)
            #expect(try found("quality-complaints") == truth.complaints)
            #expect(try found("quality-complaints-in-time") == truth.answeredInTime)
            #expect(try found("persons-ended-recovered") == truth.ended["recovered", default: 0])
            for head in MoneyHead.allCases {
                for kind in [MoneyKind.allocated, .paid] {
                    #expect(
                        try Self.total(row, "money-\(kind.rawValue)-\(head.rawValue)")
                            == truth.money["\(head.rawValue) \(kind.rawValue)", default: 0])
                }
            }
            let reissued = try Figure.sum(row, "reissued")
            #expect(reissued <= Int64(truth.reissues), "hubs and fittings are none of the plan's eight kinds")
        }
    }

    @Test func `months add up to the cumulative figure`() throws {
        let scene = try Self.scene.get()
        var sums: [String: Int64] = [:]
        for month in [
            "2021-08", "2021-09", "2021-10", "2021-11", "2021-12", "2022-01", "2022-02", "2022-03", "2022-04",
        ] {
            let row = try scene.summary(month).total
            for figure in FigureCatalogue.counted
            where figure.measure == .flow && figure.counting != .groups(atLeast: 1) {
                sums[figure.name, default: 0] += row.value(figure, \.period).part
                guard !figure.name.hasPrefix("visits-residents") else { continue }
                #expect(row.value(figure, \.total).part == sums[figure.name], "\(figure.name) at the end of \(month)")
            }
        }
        #expect((sums["visits-served"] ?? 0) > 0)
        #expect((sums["persons-new"] ?? 0) > 0)
    }

    @Test func `parts of the people in service add up to all of them`() throws {
        let scene = try Self.scene.get()
        for row in try scene.summary("2021-12", nil).rows() {
            func sum(_ prefix: String) -> Int64 {
                FigureCatalogue.counted.filter { $0.name.hasPrefix(prefix) }
                    .reduce(0) { $0 + row.value($1, \.period).part }
            }
            let served = row.value(try #require(FigureCatalogue["persons-served"]), \.period).part
            #expect(sum("persons-group-") == served, "\(row.label)")
            #expect(sum("persons-disability-") == served, "\(row.label)")
            #expect(sum("persons-age-") == served, "\(row.label)")
            #expect(sum("beds-kit-") == sum("beds-in-use"), "\(row.label)")
        }
    }

    @Test func `a summary says the same as the programme's figures`() throws {
        let scene = try Self.scene.get()
        let county = try #require(CountyCode("532901"))
        let day = try #require(CivilDate(recordText: "2022-03-31"))
        let row = try scene.summary("2022-03").total
        let lines = try scene.store.reader.withRecords(scope: .everything, key: scene.key) { book in
            try CountyFigures(try #require(try book.row(.county, key: [county.stored])), book, until: day).lines
        }
        for (title, name) in [
            ("screened", "persons-screened"), ("assessed", "persons-assessed"), ("beds put into service", "beds-built"),
            ("visits by the end of 2021", "visits-early"), ("visits in all", "visits-promised"),
            ("later visits", "visits-further"), ("beds with a trained person", "training-beds"),
            ("doubtful visits, counted nowhere", "visits-doubtful"),
        ] {
            let line = try #require(lines.first { $0.title.en == title })
            #expect(try Self.total(row, name) == Int64(line.keys.count), "\(title)")
            let target = FigureCatalogue[name]?.target.flatMap { row.cells[$0]?.period.amount }
            #expect(target == line.target, "\(title)")
        }
    }

    @Test func `each figure that counts rows names as many rows`() throws {
        let scene = try Self.scene.get()
        for row in try scene.summary("2021-12", nil, withRows: true).rows() {
            for figure in FigureCatalogue.counted where figure.counting == .rows {
                let part = row.cells[figure.name]?.period ?? FigurePart()
                #expect(part.amount == Int64(part.keys.count), "\(figure.name) of \(row.label)")
                #expect(part.keys == Set(part.keys).sorted(), "\(figure.name) of \(row.label)")
            }
        }
    }

    @Test(arguments: ["2021-11", "2021-12-07", "2021-Q4", "2022", "since-start"])
    func `a value is the same whether its rows are named or not`(period: String) throws {
        let scene = try Self.scene.get()
        let (named, bare) = (
            try scene.summary(period, nil, withRows: true), try scene.summary(period, nil, withRows: false)
        )
        #expect(named.table.places == bare.table.places)
        for (row, other) in zip(named.rows(by: .township), bare.rows(by: .township)) {
            #expect(row.label == other.label)
            for figure in FigureCatalogue.all {
                #expect(row.value(figure, \.period) == other.value(figure, \.period), "\(figure.name) of \(row.label)")
                #expect(row.value(figure, \.total) == other.value(figure, \.total), "\(figure.name) of \(row.label)")
                #expect(other.keys(figure) == [], "\(figure.name) of \(row.label)")
            }
        }
    }

    @Test func `the rows of a county are made by provider or by township, the sums are the same`() throws {
        let scene = try Self.scene.get()
        let summary = try scene.summary("2021-12")
        let (providers, townships) = (summary.rows(by: .provider), summary.rows(by: .township))
        #expect(providers.last == townships.last)
        for rows in [providers, townships] {
            let visits = rows.dropLast().reduce(0) { $0 + ($1.cells["visits-served"]?.period.amount ?? 0) }
            #expect(visits == rows.last?.cells["visits-served"]?.period.amount)
        }
        #expect(townships.contains { if case .township(_, .some) = $0.label { true } else { false } })
    }

    @Test func `a period of which nothing can be told is refused`() throws {
        let scene = try Self.scene.get()
        #expect(throws: RecordFault.self) { try scene.summary("2023-01") }
        #expect(throws: RecordFault.self) { try scene.summary("2020-12") }
        #expect(throws: RecordFault.self) { try scene.summary("2021-12", "532999") }
    }
}

extension Figure {
    /// Sum of a measure over all kinds of equipment.
    fileprivate static func sum(_ row: SummaryRow, _ measure: String) throws -> Int64 {
        FigureCatalogue.counted.filter { $0.name.hasPrefix("devices-") && $0.name.hasSuffix("-\(measure)") }
            .reduce(0) { $0 + row.value($1, \.total).part }
    }
}
