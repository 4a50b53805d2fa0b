import CareCore
import CareProfiles
import GRDB
import TestSupport
import Testing

@testable import CareRecords
@testable import CareStore

/// 能用 and 起作用 among the figures.
@Suite struct RateSummaryTests {
    private static func moment(_ text: String) throws -> Timestamp { try #require(Timestamp(recordText: text)) }

    private func scene() throws -> FiguresScene {
        let scene = try FiguresScene(beds: 6, days: 150)
        try scene.store.register(try ProfileLoader.load(directory: Checkout.profiles).set)
        return scene
    }

    @Test func `figures are what the rates say of the records, and name the things`() throws {
        let scene = try scene()
        try scene.maintain()
        let day = CivilDate(of: FiguresScene.now).adding(-1)
        let reader = scene.store.reader
        func rows(_ table: RecordTable) throws -> [RecordRow] {
            try reader.records(table, scope: .everything, key: scene.key).map(\.row)
        }
        let custody = SilentCustody(
            assets: try rows(.asset), moves: try rows(.assetMove), kept: try rows(.assetKept),
            cases: try rows(.careCase), until: day.end)
        let records = EquipmentRecords(
            kit: try rows(.kitItem), visits: try rows(.visit), custody: custody, until: day.end)
        let profiles = try ProfileLoader.load(directory: Checkout.profiles).set
        let evidence = try reader.deviceEvidence(on: day, profiles: profiles)
        let rates = EquipmentRates(records.inService(evidence), at: day.end)
        #expect(!rates.lines.isEmpty)
        for period in [day.recordText, "2022-08"] {
            let summary = try scene.summary(period, nil, withRows: true)
            var judged = 0
            for line in rates.lines {
                let row = summary.total(of: line.county)
                for (measure, names) in [
                    (Figure.RateMeasure.inService, line.usable.judged), (.usable, line.usable.passed),
                    (.judged, line.inUse.judged), (.used, line.inUse.passed),
                ] {
                    let figure = Figure.rate(line.useClass, measure)
                    #expect(row.value(figure, \.period).part == Int64(names.count), "\(figure.name) in \(period)")
                    #expect(row.keys(figure) == names.sorted(), "\(figure.name) in \(period)")
                }
                judged += line.usable.judged.count
            }
            #expect(summary.prefecture.value(Figure.rate(nil, .inService), \.total).part == Int64(judged))
        }
    }

    @Test func `a rate divides what is in use by what is judged`() throws {
        let scene = try scene()
        let beds = try scene.store.pool.read { try Int64.fetchAll($0, sql: "SELECT number FROM bed ORDER BY number") }
        try scene.execute("INSERT INTO rateDay (day, closedDay) VALUES (18992, 18992)")
        for (index, bed) in beds.prefix(3).enumerated() {
            try scene.execute(
                "INSERT INTO dailyRate (day, bed, name, class, isUsable, isUsed) VALUES (18992, ?, ?, 4, ?, ?)",
                [bed, "watch-\(index)", index < 2 ? 1 : 0, [1, 0, nil][index]])
        }
        let row = try scene.summary("2021-12", nil, withRows: true).prefecture
        let usable = row.value(Figure.usableRate(.wearable), \.period)
        #expect((usable.part, usable.whole, usable.text) == (2, 3, "66.7"))
        let used = row.value(Figure.usedRate(.wearable), \.period)
        #expect((used.part, used.whole, used.text) == (1, 2, "50.0"))
        #expect(row.keys(Figure.usedRate(.wearable)) == ["watch-0", "watch-1"])
        #expect(row.value(Figure.usedRate(nil), \.total) == used)
        #expect(row.value(Figure.usedRate(.camera), \.period).number == nil, "a share of nothing is none")
        let later = try scene.summary("2022-01-04", nil).prefecture
        #expect(later.value(Figure.usableRate(.wearable), \.period).number == nil, "older rates say nothing of today")
        #expect(try scene.summary("2022-01-02", nil).prefecture.value(Figure.usedRate(nil), \.period).part == 1)
    }

    @Test func `the last day of a month is judged again when late data are in`() throws {
        let scene = try scene()
        func judged(_ day: Int32) throws -> Int32? {
            try scene.store.pool.read {
                try Int32.fetchOne($0, sql: "SELECT closedDay FROM rateDay WHERE day = ?", arguments: [day])
            }
        }
        try scene.maintain(at: try Self.moment("2021-09-01T00:35:00.000+08:00"))
        #expect(try judged(18_870) == 18_870)
        try scene.maintain(at: try Self.moment("2021-09-04T00:35:00.000+08:00"))
        #expect(try judged(18_870) == 18_870)
        try scene.maintain(at: try Self.moment("2021-09-05T00:35:00.000+08:00"))
        #expect(try judged(18_870) == 18_874)
        #expect(try judged(18_873) == 18_873)
        #expect(try judged(18_874) == 18_874)
    }
}
