internal import GRDB

/// What a model's messages say of people, for the evidence of visits: metrics that are taken by hand, as a mask of
/// their numbers; how it sees people come to the home; whether the household's hub carries it.
enum Migration0034: Migration {
    static let identifier = "0034 what a model sees of people"

    static func migrate(_ db: Database) throws {
        for column in [
            "handMetrics INTEGER NOT NULL DEFAULT 0", "roomSense INTEGER CHECK (roomSense IN (1, 2))",
            "throughHub INTEGER NOT NULL DEFAULT 0 CHECK (throughHub IN (0, 1))",
        ] {
            try db.execute(sql: "ALTER TABLE profileFact ADD COLUMN \(column)")
        }
    }
}
