internal import CareRecords
internal import GRDB

/// Sums of months over visits, so that a county's summary reads none of them. Decision 66.
enum Migration0028: Migration {
    static let identifier = "0028 visits of months"

    static func migrate(_ db: Database) throws {
        guard let programme = VisitProgramme.dali else {
            throw StoreError(.unusable, "the programme has no last day of its first part")
        }
        for sql in [table, backfill(programme), triggers(programme), indexes] { try db.execute(sql: sql) }
    }

    /// Of a case by one provider; `month` is the number of a month's first day. The triggers are the roll-up: what is
    /// written down of a visit later moves its sums in the same transaction.
    private static let table = """
        CREATE TABLE monthlyVisit (
            county TEXT NOT NULL REFERENCES county (county),
            careCase TEXT NOT NULL REFERENCES careCase (careCase),
            resident TEXT NOT NULL REFERENCES resident (resident),
            provider TEXT NOT NULL REFERENCES provider (provider),
            month INTEGER NOT NULL,
            served INTEGER NOT NULL,
            early INTEGER NOT NULL,
            promised INTEGER NOT NULL,
            further INTEGER NOT NULL,
            doubtful INTEGER NOT NULL,
            byTwo INTEGER NOT NULL,
            rated INTEGER NOT NULL,
            points INTEGER NOT NULL,
            length INTEGER NOT NULL,
            planned INTEGER NOT NULL,
            kept INTEGER NOT NULL,
            PRIMARY KEY (county, careCase, resident, provider, month)
        ) STRICT, WITHOUT ROWID;
        """

    private static func backfill(_ programme: VisitProgramme) -> String {
        parts("", programme).map { moment, values, condition in
            """
            INSERT INTO monthlyVisit (\(columns))
                SELECT county, careCase, resident, provider, \(MonthText.month(of: moment)),
                    \(values.map { "sum(\($0))" }.joined(separator: ", "))
                FROM visit WHERE \(condition) GROUP BY 1, 2, 3, 4, 5
                ON CONFLICT (county, careCase, resident, provider, month) DO UPDATE SET \(additions);
            """
        }.joined(separator: "\n")
    }

    private static func triggers(_ programme: VisitProgramme) -> String {
        """
        CREATE TRIGGER visitIsAdded AFTER INSERT ON visit BEGIN \(add("new.", programme)) END;
        CREATE TRIGGER visitIsMoved AFTER UPDATE ON visit WHEN \(isMoved)
        BEGIN \(take("old.", programme)) \(add("new.", programme)) END;
        CREATE TRIGGER visitIsTakenAway AFTER DELETE ON visit BEGIN \(take("old.", programme)) END;
        """
    }

    /// Whether something changed that counts: most steps of a visit move nothing.
    private static let isMoved =
        ([
            "\(VisitSumText.isFinished("new.")) <> \(VisitSumText.isFinished("old."))",
            "(new.state = '\(VisitState.void.rawValue)') <> (old.state = '\(VisitState.void.rawValue)')",
        ]
        + [
            "county", "careCase", "resident", "provider", "ordinal", "staff", "plannedStart", "startAt", "endAt",
            "anomalies", "rating",
        ].map { "new.\($0) IS NOT old.\($0)" }).joined(separator: " OR ")

    private static let columns =
        (["county", "careCase", "resident", "provider", "month"] + VisitSumText.names).joined(separator: ", ")

    private static let additions =
        VisitSumText.names.map { "\($0) = \($0) + excluded.\($0)" }.joined(separator: ", ")

    private static func parts(_ row: String, _ programme: VisitProgramme) -> [(String, [String], String)] {
        [
            ("\(row)endAt", VisitSumText.ended(row, programme), VisitSumText.hasEnded(row)),
            ("\(row)plannedStart", VisitSumText.planned(row), VisitSumText.isPlanned(row)),
        ]
    }

    private static func add(_ row: String, _ programme: VisitProgramme) -> String {
        parts(row, programme).map { moment, values, condition in
            """
            INSERT INTO monthlyVisit (\(columns))
                SELECT \(row)county, \(row)careCase, \(row)resident, \(row)provider,
                    \(MonthText.month(of: moment)), \(values.joined(separator: ", "))
                WHERE \(condition)
                ON CONFLICT (county, careCase, resident, provider, month) DO UPDATE SET \(additions);
            """
        }.joined(separator: "\n")
    }

    /// A row that came to nothing goes: it would name a resident whose visits are erased.
    private static func take(_ row: String, _ programme: VisitProgramme) -> String {
        let isOwn = ["county", "careCase", "resident", "provider"].map { "\($0) = \(row)\($0)" }
            .joined(separator: " AND ")
        let updates = parts(row, programme).map { moment, values, condition in
            let changes = zip(VisitSumText.names, values).filter { $1 != "0" }.map { "\($0) = \($0) - \($1)" }
            return """
                UPDATE monthlyVisit SET \(changes.joined(separator: ", "))
                    WHERE \(isOwn) AND month = \(MonthText.month(of: moment)) AND \(condition);
                """
        }
        let isNothing = VisitSumText.names.map { "\($0) = 0" }.joined(separator: " AND ")
        return (updates + ["DELETE FROM monthlyVisit WHERE \(isOwn) AND \(isNothing);"]).joined(separator: "\n")
    }

    /// Visits of some days of a county, by their end and by their plan.
    private static let indexes = """
        CREATE INDEX visitByEnd ON visit (county, endAt);
        CREATE INDEX visitByPlan ON visit (county, plannedStart);
        DROP INDEX visitByCounty;
        """
}
