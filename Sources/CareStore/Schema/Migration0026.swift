internal import GRDB

/// The two rates of equipment, 能用 and 起作用, as facts of days.
enum Migration0026: Migration {
    static let identifier = "0026 rates of days"

    /// `rateDay`: days whose rates are made, and the newest closed day at that time. `dailyRate`: everything in service
    /// at the end of the day, at the first of its beds; `class` that of the device, 0 for what sends nothing; `isUsed`
    /// is NULL for what is not judged yet. Days before the update have none.
    static func migrate(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE rateDay (
                    day INTEGER NOT NULL PRIMARY KEY,
                    closedDay INTEGER NOT NULL CHECK (closedDay >= day)
                ) STRICT;
                CREATE TABLE dailyRate (
                    day INTEGER NOT NULL,
                    bed INTEGER NOT NULL REFERENCES bed (number),
                    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 64),
                    class INTEGER NOT NULL CHECK (class BETWEEN 0 AND 9),
                    isUsable INTEGER NOT NULL CHECK (isUsable IN (0, 1)),
                    isUsed INTEGER CHECK (isUsed IN (0, 1)),
                    PRIMARY KEY (day, bed, name)
                ) STRICT, WITHOUT ROWID;
                """)
    }
}
