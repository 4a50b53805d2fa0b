internal import GRDB

/// Compares payments with each other, with what they paid and with the running sums, over raw rows.
enum MoneyAudit {
    /// What is wrong with the money, a sentence each.
    static func differences(_ db: Database) throws -> [String] {
        try twice(db) + strange(db) + loose(db)
    }

    /// Nothing has two payments that stand.
    private static func twice(_ db: Database) throws -> [String] {
        try ["visit", "training", "assessment", "asset"].flatMap { thing in
            try String.fetchAll(
                db,
                sql: """
                    SELECT '\(thing) ' || \(thing) || ' is paid twice' FROM moneyEntry
                    WHERE kind = 'paid' AND \(thing) IS NOT NULL
                    GROUP BY \(thing) HAVING sum(CASE WHEN amount > 0 THEN 1 ELSE -1 END) > 1
                    """)
        }
    }

    /// A county pays for its own property, at most its price and in the name of nobody whose service has ended, and
    /// takes back what it paid and no other sum.
    private static func strange(_ db: Database) throws -> [String] {
        try String.fetchAll(
            db,
            sql: """
                SELECT money || ' of ' || moneyEntry.county || ' pays ' || asset || ' of ' || asset.county
                FROM moneyEntry JOIN asset USING (asset) WHERE asset.county <> moneyEntry.county
                UNION ALL
                SELECT money || ' pays ' || amount || ' for ' || asset || ', whose price is ' || price
                FROM moneyEntry JOIN asset USING (asset) WHERE amount > price
                UNION ALL
                SELECT money || ' pays ' || paid.asset || ' for ' || careCase || ' after the end of its service'
                FROM moneyEntry AS paid JOIN careCase USING (careCase)
                WHERE paid.asset IS NOT NULL AND paid.kind = 'paid' AND paid.amount > 0 AND paid."on" > endedOn
                UNION ALL
                SELECT back.money || ' takes back another sum than ' || paid.money
                FROM moneyEntry AS back JOIN moneyEntry AS paid ON back.reverses = paid.money
                WHERE (back.amount, back.county, back.head, back.source, back.kind)
                    IS NOT (-paid.amount, paid.county, paid.head, paid.source, paid.kind)
                """)
    }

    /// Every running sum is that of its entries, by county, head, source and kind, and none is missing.
    private static func loose(_ db: Database) throws -> [String] {
        let said = ["budgeted", "allocated", "paid"].map { kind in
            "SELECT county, head, source, '\(kind)' AS kind, 0 AS entered, \(kind) AS said FROM moneyAccount"
        }
        return try String.fetchAll(
            db,
            sql: """
                SELECT 'money ' || county || ' ' || head || ' ' || source || ' ' || kind || ': the account says '
                    || sum(said) || ', the entries say ' || sum(entered)
                FROM (SELECT county, head, source, kind, amount AS entered, 0 AS said FROM moneyEntry
                    UNION ALL \(said.joined(separator: " UNION ALL ")))
                GROUP BY county, head, source, kind HAVING sum(said) <> sum(entered)
                """)
    }
}
