import CareCore
import CareRecords
import GRDB
import Programme
import SimKit
import TestSupport
import Testing

@testable import CareStore

/// Sums of months over visits are what `VisitSums` says of the rows, whatever becomes of a visit.
@Suite struct VisitMonthsTests {
    /// County, case, resident, provider and month.
    private typealias Sums = [[String]: VisitSums]

    /// What the rows come to.
    private static func expected(_ db: Database) throws -> Sums {
        let programme = try #require(VisitProgramme.dali)
        var sums: Sums = [:]
        for row in try RecordRow.all(db, "SELECT * FROM visit", []) {
            let visit = try #require(Visit(row))
            for part in [VisitSums.ended(visit, programme), VisitSums.planned(visit)].compactMap({ $0 }) {
                let month = SummaryMonth(of: part.day).recordText
                let key = [visit.county.description, visit.careCase.text, visit.resident.text, visit.provider.text]
                sums[key + [month], default: VisitSums()].add(part.sums)
            }
        }
        return sums
    }

    private static func kept(_ db: Database) throws -> Sums {
        var sums: Sums = [:]
        let names = VisitSumText.names.joined(separator: ", ")
        for row in try Row.fetchAll(
            db, sql: "SELECT month, county, careCase, resident, provider, \(names) FROM monthlyVisit")
        {
            let month = SummaryMonth(of: try #require(CivilDate(day: row[0]))).recordText
            sums[[row[1], row[2], row[3], row[4], month]] = VisitSums { row[5 + $0] }
        }
        return sums
    }

    private func expectSums(_ scene: FiguresScene, _ step: String = "") throws {
        try scene.store.pool.read { db in
            let (expected, kept) = (try Self.expected(db), try Self.kept(db))
            #expect(!expected.isEmpty)
            #expect(expected == kept, "\(step)")
        }
    }

    /// What may become of a row in any order; most of it no form would do.
    private static let changes = [
        "state = 'void', voidedAt = 1, voidReason = 'other'", "state = 'finished'", "state = 'rated', rating = 2",
        "state = 'planned'", "anomalies = 'short'", "anomalies = 'far'", "anomalies = 'long overlap'",
        "anomalies = 'far overlap'", "anomalies = ''", "anomalies = NULL", "endAt = endAt + 2592000000",
        "endAt = NULL", "endAt = startAt + 1200000", "startAt = NULL", "plannedStart = plannedStart - 1296000000",
        "plannedStart = NULL", "plannedStart = endAt", "rating = NULL", "rating = 5", "ordinal = ordinal + 2",
        "ordinal = 1", "staff = 'someone'", "staff = 'this that'", "staff = NULL", "county = '532925'",
        "visitNote = visitNote", "provider = (SELECT max(provider) FROM provider)",
        "careCase = (SELECT max(careCase) FROM careCase)",
        "resident = (SELECT max(resident) FROM resident)",
    ]

    @Test func `a played programme keeps its sums`() throws {
        try expectSums(try FiguresScene(beds: 6, days: 150))
    }

    @Test(arguments: 1...3 as ClosedRange<UInt64>)
    func `a visit that is changed in any way moves its sums`(seed: UInt64) throws {
        let scene = try FiguresScene(beds: 6, days: 120)
        var dice = Dice(seed: seed)
        try scene.store.pool.writeWithoutTransaction { db in
            try db.execute(
                sql: """
                    PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; DROP INDEX visitOrdinal
                    """)
            let visits = try String.fetchAll(db, sql: "SELECT visit FROM visit ORDER BY visit")
            for _ in 0..<400 {
                let visit = visits[Int.random(in: 0..<visits.count, using: &dice)]
                let change = Self.changes[Int.random(in: 0..<Self.changes.count, using: &dice)]
                try db.execute(sql: "UPDATE visit SET \(change) WHERE visit = ?", arguments: [visit])
            }
        }
        try expectSums(scene, "after changes")
        try scene.store.pool.writeWithoutTransaction { db in
            try db.execute(sql: "DELETE FROM visit WHERE rowid % 3 = 0")
        }
        try expectSums(scene, "after removals")
    }

    @Test func `the update adds up the visits that were there`() throws {
        let scene = try FiguresScene(beds: 6, days: 120)
        try scene.store.pool.writeWithoutTransaction { db in
            let kept = try Self.kept(db)
            try db.execute(
                sql: """
                    DROP TABLE monthlyVisit; DROP INDEX visitByEnd; DROP INDEX visitByPlan;
                    DROP TRIGGER visitIsAdded; DROP TRIGGER visitIsMoved; DROP TRIGGER visitIsTakenAway;
                    CREATE INDEX visitByCounty ON visit (county);
                    """)
            try Migration0028.migrate(db)
            #expect(try Self.kept(db) == kept)
        }
        try expectSums(scene)
    }

    @Test(arguments: ["2021-10", "2021-10-20", "2021-Q4", "since-start"])
    func `figures of visits are those of the rows, also in the middle of a month`(period: String) throws {
        let scene = try FiguresScene(beds: 12, days: 150)
        let programme = try #require(VisitProgramme.dali)
        // In the middle of October: rows of later days are there, and count in no figure.
        for text in ["2021-10-20T12:00:00.000+08:00", "2022-08-10T12:00:00.000+08:00"] {
            let now = try #require(Timestamp(recordText: text))
            let summary = try scene.summary(period, nil, at: now)
            let rows = try scene.store.pool.read { try RecordRow.all($0, "SELECT * FROM visit", []) }
            let start = try #require(CivilDate(recordText: "2000-01-01"))
            for (first, part) in [(summary.period.first, \FigureCell.period), (start, \.total)] {
                let figures = VisitTally.figures(rows, in: first..<summary.until.adding(1), programme)
                let values: [(String, Int)] = [
                    ("visits-served", figures.reduce(0) { $0 + $1.served.count }),
                    ("visits-early", figures.reduce(0) { $0 + $1.early.count }),
                    ("visits-promised", figures.reduce(0) { $0 + $1.promised.count }),
                    ("visits-further", figures.reduce(0) { $0 + $1.further.count }),
                    ("visits-doubtful", figures.reduce(0) { $0 + $1.doubtful.count }),
                    ("visits-two-staff", figures.reduce(0) { $0 + $1.withTwoStaff.count }),
                    ("visits-rated", figures.reduce(0) { $0 + $1.rated.count }),
                    ("visits-points", figures.reduce(0) { $0 + Int($1.points) }),
                    ("visits-length", figures.reduce(0) { $0 + Int($1.length.count) }),
                    ("visits-planned", figures.reduce(0) { $0 + $1.planned.count }),
                    ("visits-kept", figures.reduce(0) { $0 + $1.kept.count }),
                ]
                for (name, expected) in values {
                    let figure = try #require(FigureCatalogue[name])
                    let value = summary.prefecture.value(figure, part).part
                    #expect(value == Int64(expected), "\(name) in \(period) at \(text)")
                }
                let persons = Dictionary(grouping: figures.flatMap(\.visitsByResident)) { $0.key }
                for times in 1...3 {
                    let expected = persons.values.count { $0.reduce(0) { $0 + $1.value.count } >= times }
                    let figure = try #require(FigureCatalogue["visits-residents-\(times)"])
                    #expect(
                        summary.prefecture.value(figure, part).part == Int64(expected),
                        "\(times) visits in \(period) at \(text)")
                }
            }
        }
    }
}
