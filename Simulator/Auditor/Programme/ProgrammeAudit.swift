public import Foundation
import GRDB
public import Programme
internal import SimKit

/// Counts the records of a played programme anew, by queries of its own over raw rows, and compares them with what was
/// played.
public enum ProgrammeAudit {
    /// Compares.
    /// - Parameters:
    ///   - database: The gateway's database, closed.
    ///   - truth: What was counted while it was played.
    /// - Returns: What differs, a sentence each.
    /// - Throws: Errors of the database.
    public static func differences(_ database: URL, _ truth: ProgrammeTruth) throws -> [String] {
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(path: database.path, configuration: configuration)
        return try queue.read { db in
            var found: [String] = []
            for (county, expected) in truth.counties.sorted(by: { $0.key < $1.key }) {
                for count in counts(expected, until: truth.lastDay.number) {
                    let value = try Int.fetchOne(db, sql: count.sql, arguments: [county]) ?? -1
                    if value != count.expected {
                        found.append("\(county): \(count.name): expected \(count.expected), found \(value)")
                    }
                }
            }
            return found + (try ledger(db)) + (try AssetAudit.differences(db)) + (try MoneyAudit.differences(db))
                + (try HouseholdAudit.differences(db, truth.households))
        }
    }

    /// One figure of the play and the query that counts it, with the county as its only argument.
    struct Count {
        let name: String
        let expected: Int
        let sql: String
    }

    /// The first moment of 2022 in Asia/Shanghai.
    private static let newYear = 1_640_966_400_000

    /// A visit of at least twenty minutes and at most four hours, by two people, of whom none was on a visit to another
    /// home meanwhile.
    private static let valid = """
        visit.county = ?1 AND visit.state IN ('finished', 'rated', 'followed-up')
            AND visit.endAt - visit.startAt BETWEEN 1200000 AND 14400000
            AND (SELECT count(DISTINCT staff) FROM visitStaff WHERE visitStaff.visit = visit.visit) >= 2
            AND NOT EXISTS (
                SELECT 1 FROM visitStaff AS own CROSS JOIN visitStaff AS other CROSS JOIN visit AS elsewhere
                    CROSS JOIN resident AS there CROSS JOIN resident AS here
                WHERE own.visit = visit.visit AND other.staff = own.staff AND other.visit <> own.visit
                    AND other.busyFrom > own.busyFrom - 86400000 AND other.busyFrom < own.busyUntil
                    AND other.busyUntil > own.busyFrom AND elsewhere.visit = other.visit
                    AND elsewhere.state IN ('finished', 'rated', 'followed-up')
                    AND there.resident = elsewhere.resident AND here.resident = visit.resident
                    AND there.household <> here.household)
        """

    private static func counts(_ truth: CountyTruth, until lastDay: Int64) -> [Count] {
        cases(truth) + people(truth) + complaints(truth) + assets(truth, until: lastDay) + moves(truth)
            + witnessed(truth) + sums(truth)
    }

    private static let visits = "SELECT count(*) FROM visit WHERE "

    /// Two visits each by the end of 2021, three in all without a day for the third. Source: the plan, 五(三)2(1).
    private static let served = "SELECT count(*) FROM careCase WHERE county = ?1 AND state = 'in-service' AND "
    private static let had = "(\(visits) \(valid) AND visit.resident = careCase.resident)"
    private static let lastOf2021 = 18_992

    private static func cases(_ truth: CountyTruth) -> [Count] {
        [
            Count(
                name: "cases screened", expected: truth.screened,
                sql: "SELECT count(*) FROM careCase WHERE county = ?1 AND screenedOn IS NOT NULL"),
            Count(
                name: "beds put into service", expected: truth.served,
                sql: "SELECT count(DISTINCT bed) FROM careCase WHERE county = ?1 AND serviceFrom IS NOT NULL"),
            Count(
                name: "visits by the end of 2021", expected: truth.earlyVisits,
                sql: visits + valid + " AND ordinal <= 2 AND endAt < \(newYear)"),
            Count(
                name: "visits in all", expected: truth.promisedVisits, sql: visits + valid + " AND ordinal <= 3"),
            Count(name: "later visits", expected: truth.furtherVisits, sql: visits + valid + " AND ordinal > 3"),
            Count(
                name: "served since 2021 with fewer than two visits", expected: truth.behind,
                sql: served + "serviceFrom <= \(lastOf2021) AND \(had) < 2"),
            Count(name: "served with two visits and no third", expected: truth.toCome, sql: served + "\(had) = 2"),
            Count(
                name: "voided visits", expected: truth.voidedVisits,
                sql: visits + "county = ?1 AND state = 'void'"),
            Count(
                name: "cancelled visits", expected: truth.cancelledVisits,
                sql: visits + "county = ?1 AND state = 'cancelled'"),
            Count(
                name: "beds with a trained person", expected: truth.trainedBeds,
                sql: """
                    SELECT count(DISTINCT bed) FROM training WHERE substr(bed, 1, 6) = ?1 AND result = 'passed'
                        AND certificate IS NOT NULL AND issuer IS NOT NULL AND voidReason IS NULL
                    """),
            Count(
                name: "complaints", expected: truth.complaints,
                sql: "SELECT count(*) FROM complaint WHERE county = ?1 AND voidReason IS NULL"),
            Count(
                name: "calls for help", expected: truth.calls,
                sql: "SELECT count(*) FROM emergencyCall WHERE substr(bed, 1, 6) = ?1 AND voidReason IS NULL"),
        ]
    }

    private static func assets(_ truth: CountyTruth, until lastDay: Int64) -> [Count] {
        [
            Count(
                name: "assets", expected: truth.assets.values.reduce(0, +),
                sql: "SELECT count(*) FROM asset WHERE county = ?1"),
            Count(
                name: "issues of assets after the first", expected: truth.reissues,
                sql: """
                    SELECT count(*) FROM assetMove AS move JOIN asset USING (asset)
                    WHERE county = ?1 AND toState = 'in-service' AND fromState = 'installing' AND EXISTS (
                        SELECT 1 FROM assetMove AS earlier WHERE earlier.asset = move.asset
                            AND earlier.number < move.number AND earlier.fromState = 'installing'
                            AND earlier.toState = 'in-service')
                    """),
            Count(
                name: "assets not collected in time", expected: truth.uncollected,
                sql: """
                    SELECT count(*) FROM asset JOIN recoveryOrder AS errand USING (asset)
                    WHERE asset.county = ?1 AND state = 'pending-return' AND closedAt IS NULL AND \(lastDay) > 15 + (
                        SELECT endedOn FROM careCase WHERE careCase.careCase = errand.careCase)
                    """),
            Count(
                name: "payments of visits that were voided", expected: truth.openRepayments,
                sql: """
                    SELECT count(*) FROM moneyEntry AS paid JOIN visit USING (visit)
                    WHERE paid.county = ?1 AND visit.state = 'void' AND paid.reverses IS NULL
                        AND NOT EXISTS (SELECT 1 FROM moneyEntry AS back WHERE back.reverses = paid.money)
                    """),
        ]
    }

    private static func witnessed(_ truth: CountyTruth) -> [Count] {
        [
            Count(
                name: "visits borne out by devices", expected: truth.witnessedVisits,
                sql: visits + "county = ?1 AND corroboration = 'corroborated'"),
            Count(
                name: "visits with a test press of the bed's own key", expected: truth.witnessedVisits,
                sql: visits + """
                    county = ?1 AND state IN ('finished', 'rated', 'followed-up') AND EXISTS (
                        SELECT 1 FROM event JOIN bed ON bed.number = event.bed WHERE bed.identity = visit.bed
                            AND event.kind = 1 AND event.isTest = 1 AND event.at BETWEEN visit.startAt AND visit.endAt)
                    """),
            Count(
                name: "test presses", expected: truth.testPresses,
                sql: """
                    SELECT count(*) FROM event JOIN bed ON bed.number = event.bed
                        WHERE substr(bed.identity, 1, 6) = ?1 AND event.kind = 1 AND event.isTest = 1
                    """),
            Count(
                name: "values measured", expected: truth.readings,
                sql: """
                    SELECT count(*) FROM reading JOIN device ON device.number = reading.device
                        WHERE device.county = CAST(?1 AS INTEGER)
                    """),
        ]
    }

    /// One figure for each head of money, reason, state and category.
    private static func sums(_ truth: CountyTruth) -> [Count] {
        truth.money.map { name, amount in
            let words = name.split(separator: " ")
            return Count(
                name: "fen of \(name)", expected: Int(amount),
                sql: """
                    SELECT coalesce(sum(amount), 0) FROM moneyEntry
                    WHERE county = ?1 AND head = '\(words[0])' AND kind = '\(words[1])'
                    """)
        }
            + truth.ended.map { reason, number in
                Count(
                    name: "cases ended, \(reason)", expected: number,
                    sql: """
                        SELECT count(*) FROM careCase WHERE county = ?1 AND state = 'ended' AND endReason = '\(reason)'
                        """)
            }
            + truth.assets.map { state, number in
                Count(
                    name: "assets \(state)", expected: number,
                    sql: "SELECT count(*) FROM asset WHERE county = ?1 AND state = '\(state)'")
            }
            + truth.events.map { category, number in
                Count(
                    name: "abnormal events, \(category)", expected: number,
                    sql: """
                        SELECT count(*) FROM abnormalEvent WHERE county = ?1 AND category = '\(category)'
                            AND voidReason IS NULL
                        """)
            }
    }

    /// Entries are numbered without gaps, and every row of a visit or case names one that there is.
    private static func ledger(_ db: Database) throws -> [String] {
        let entries = try Int.fetchOne(db, sql: "SELECT count(*) FROM ledger") ?? 0
        let last = try Int.fetchOne(db, sql: "SELECT max(number) FROM ledger") ?? 0
        var found = entries == last ? [] : ["ledger: \(entries) entries, the last has number \(last)"]
        let tables = [
            "visit", "careCase", "resident", "training", "kitItem", "complaint", "asset", "assetMove", "moneyEntry",
        ]
        for table in tables {
            let loose =
                try Int.fetchOne(
                    db,
                    sql: "SELECT count(*) FROM \(table) WHERE ledgerEntry NOT IN (SELECT number FROM ledger)") ?? -1
            if loose != 0 { found.append("\(table): \(loose) rows name no entry of the ledger") }
        }
        return found
    }
}
