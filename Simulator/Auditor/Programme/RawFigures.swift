public import Foundation
import GRDB

/// Figures of a county counted over raw rows, by their names in the gateway's summaries.
///
/// Written from the plan and from what each figure is said to be; it shares no code with the gateway, and it uses none
/// of the sums that the gateway keeps.
public enum RawFigures {
    /// Counts.
    /// - Parameters:
    ///   - database: The gateway's database.
    ///   - county: Its code.
    ///   - first: The first day, as days since 1970-01-01; what stands is counted at the end of the last one.
    ///   - last: The last day.
    /// - Returns: By name; money in fen, lengths in milliseconds.
    /// - Throws: Errors of the database.
    public static func values(
        _ database: URL, county: String, from first: Int64, until last: Int64
    ) throws -> [String: Int64] {
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(path: database.path, configuration: configuration)
        defer { try? queue.close() }
        let bounds: StatementArguments = [
            "county": county, "first": first, "last": last, "start": first * 86_400_000 - 28_800_000,
            "end": (last + 1) * 86_400_000 - 28_800_000,
        ]
        return try queue.read { db in
            try figures.reduce(into: [:]) { values, figure in
                values[figure.name] = try Int64.fetchOne(db, sql: figure.sql, arguments: bounds) ?? 0
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
