import Auditor
import CareCore
import CareRecords
import Foundation
import GRDB
import Programme
import Testing

@testable import CareStore

/// The auditor's own count over raw rows, which shares nothing with the gateway's.
@Suite struct RawFigureTests {
    private func differences(_ scene: FiguresScene, _ summary: CountySummary) throws -> Set<String> {
        let county = try #require(summary.county)
        let row = summary.total
        var found: Set<String> = []
        let figures = try RawFigures(URL(filePath: scene.store.path), county: county.description)
        for (first, part) in [(Int64(summary.period.first.day), \FigureCell.period), (Int64(Int32.min), \.total)] {
            let raw = try figures.values(from: first, until: Int64(summary.until.day))
            for (name, expected) in raw {
                let figure = try #require(FigureCatalogue[name], "\(name)")
                if row.value(figure, part).part != expected { found.insert(name) }
            }
        }
        return found
    }

    @Test func `both count the same in every month and since the first day`() throws {
        let scene = try FiguresScene(beds: 12, days: 240)
        for county in scene.programme.truth.counties.keys.sorted() {
            for period in ["2021-08", "2021-10", "2021-12", "2022-Q1", "2021", "since-start"] {
                let found = try differences(scene, try scene.summary(period, county))
                #expect(found == [], "\(county) \(period)")
            }
        }
        let raw = try RawFigures(URL(filePath: scene.store.path), county: "532901")
            .values(from: Int64(Int32.min), until: 20_000)
        #expect(raw.count > 80)
        #expect(raw.values.count { $0 > 0 } > 30)
    }

    @Test(arguments: [
        ("persons-screened", "UPDATE careCase SET screenedOn = screenedOn + 400 WHERE county = '532901'"),
        ("visits-served", "UPDATE visit SET endAt = startAt + 60000 WHERE county = '532901'"),
        ("money-paid", "DROP TRIGGER moneyEntryIsNeverRemoved; DELETE FROM moneyEntry WHERE kind = 'paid'"),
        ("devices-camera-fitted", "UPDATE kitItem SET signedOffAt = NULL, state = 'inspected' WHERE kind = 'camera'"),
    ])
    func `what the rows do not bear is found`(figure: String, change: String) throws {
        let scene = try FiguresScene(beds: 6, days: 200)
        let summary = try scene.summary("since-start")
        try scene.store.pool.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; \(change)")
        }
        #expect(try differences(scene, summary).contains(figure))
    }
}
