public import Foundation
import GRDB

/// Figures of a county counted over raw rows, by their names in the gateway's summaries.
///
/// Written from the plan and from what each figure is said to be; it shares no code with the gateway, and it uses none
/// of the sums that the gateway keeps.
///
/// Of the tables that many figures go through, those columns of the county's rows that they ask for are copied once,
/// into temporary tables of the same names, visits with the number of their staff: each month of a year asks anew.
public struct RawFigures {
    private let queue: DatabaseQueue
    private let county: String

    /// Opens the gateway's database as it is now.
    /// - Parameters:
    ///   - database: The gateway's database.
    ///   - county: Its code.
    /// - Throws: Errors of the database.
    public init(_ database: URL, county: String) throws {
        self.county = county
        var configuration = Configuration()
        configuration.readonly = true
        queue = try DatabaseQueue(path: database.path, configuration: configuration)
        try queue.inDatabase { db in
            for (table, columns, condition) in Self.copied {
                try db.execute(
                    sql: "CREATE TEMP TABLE \(table) AS SELECT \(columns) FROM main.\(table) WHERE \(condition) = ?",
                    arguments: [county])
            }
        }
    }

    private static let copied = [
        (
            "visit",
            """
            county, resident, state, startAt, endAt, ordinal, rating, plannedStart,
            (SELECT count(DISTINCT staff) FROM visitStaff WHERE visitStaff.visit = visit.visit) AS hands
            """, "county"
        ),
        ("moneyEntry", "county, \"on\", kind, head, amount", "county"),
        ("kitItem", "bed, kind, sharedWith, signedOffAt, removedAt", "substr(bed, 1, 6)"),
    ]

    /// Counts.
    /// - Parameters:
    ///   - first: The first day, as days since 1970-01-01; what stands is counted at the end of the last one.
    ///   - last: The last day.
    /// - Returns: By name; money in fen, lengths in milliseconds.
    /// - Throws: Errors of the database.
    public func values(from first: Int64, until last: Int64) throws -> [String: Int64] {
        let bounds: StatementArguments = [
            "county": county, "first": first, "last": last, "start": first * 86_400_000 - 28_800_000,
            "end": (last + 1) * 86_400_000 - 28_800_000,
        ]
        return try queue.read { db in
            try Self.figures.reduce(into: [:]) { values, figure in
                let statement = try db.cachedStatement(sql: figure.sql)
                values[figure.name] = try Int64.fetchOne(statement, arguments: bounds) ?? 0
            }
        }
    }

    private static let figures: [Count] =
        people + beds + kit + visits + training + money + alarms + deviceTimes

    struct Count {
        let name: String
        let sql: String

        init(_ name: String, _ sql: String) {
            self.name = name
            self.sql = sql.replacing(":days", with: "BETWEEN :first AND :last").replacing(":times", with: ">= :start")
        }
    }

    private static let cases = "FROM careCase WHERE county = :county AND "
    private static let serving = "serviceFrom <= :last AND (state <> 'ended' OR endedOn >= :last)"

    private static let people: [Count] =
        [("screened", "screenedOn"), ("assessed", "abilityAssessedOn"), ("new", "serviceFrom")].map {
            Count("persons-\($0.0)", "SELECT count(DISTINCT resident) \(cases) \($0.1) :days")
        }
        + [Count("persons-served", "SELECT count(DISTINCT resident) \(cases) \(serving)")]
        + ["extreme-poverty", "minimum-income", "low-income", "other"].map { group in
            Count("persons-group-\(group)", of("\"group\" = '\(group)'"))
        }
        + ["left-behind", "lives-alone"].map { mark in
            Count("persons-\(mark)", of("instr(coalesce(priority, ''), '\(mark)') > 0"))
        }
        + [
            ("recovered", "= 'recovered'"), ("deceased", "= 'deceased'"),
            ("other", "NOT IN ('recovered', 'deceased')"),
        ].map { name, reason in
            Count(
                "persons-ended-\(name)",
                """
                SELECT count(DISTINCT resident) \(cases) state = 'ended' AND serviceFrom IS NOT NULL
                    AND endedOn :days AND endReason \(reason)
                """)
        }

    private static func of(_ condition: String) -> String {
        "SELECT count(DISTINCT resident) FROM careCase JOIN resident USING (resident) "
            + "WHERE careCase.county = :county AND \(serving) AND \(condition)"
    }

    private static let beds = [
        Count("beds-signed", "SELECT count(*) \(cases) plannedOn :days"),
        Count("beds-retrofitted", "SELECT count(*) \(cases) retrofitAcceptedOn :days"),
        Count(
            "beds-built",
            """
            SELECT count(*) FROM (SELECT min(serviceFrom) AS day \(cases) serviceFrom IS NOT NULL GROUP BY bed)
            WHERE day :days
            """),
        Count("beds-in-use", "SELECT count(DISTINCT bed) \(cases) \(serving)"),
    ]

    private static let kinds = [
        "emergency-call", "wetness-pad", "smart-mattress", "wearable", "nursing-bed", "camera", "alarm", "pill-box",
    ]

    private static let kit = kinds.flatMap { kind in
        let items = """
            SELECT count(*) FROM kitItem WHERE substr(bed, 1, 6) = :county AND kind = '\(kind)' AND sharedWith IS NULL
                AND signedOffAt < :end AND 
            """
        return [
            Count("devices-\(kind)-fitted", items + "signedOffAt :times"),
            Count("devices-\(kind)-in-use", items + "(removedAt IS NULL OR removedAt >= :end)"),
        ]
    }

    /// Sums over the facts of days, which stand below the gateway's sums of months. The order of kinds is that of the
    /// classes' numbers.
    private static let deviceTimes = kinds.enumerated().flatMap { index, kind in
        [("online", "onlineSeconds"), ("effective", "effectiveSeconds")].map { name, column in
            Count(
                "devices-\(kind)-\(name)-seconds",
                """
                SELECT coalesce(sum(\(column)), 0) FROM dailyDevice JOIN device ON device.number = dailyDevice.device
                    JOIN profileFact USING (profile)
                WHERE class = \(index + 1) AND day :days AND :county = substr(coalesce(
                    (SELECT identity FROM bed WHERE number = dailyDevice.bed),
                    (SELECT min(identity) FROM bed WHERE bed.household = dailyDevice.household)), 1, 6)
                """)
        }
    }
}
