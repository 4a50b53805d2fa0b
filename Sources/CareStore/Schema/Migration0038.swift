internal import GRDB

/// Where homes are and what marks the care of residents is sealed, as addresses are (care.md 5.5). Decision 86.
enum Migration0038: Migration {
    static let identifier = "0038 the seal of positions and marks of care"

    private static let seal = ColumnSeal(
        schema: 38, content: "positions of homes or marks of care",
        tables: [
            .init(
                name: "residence", key: "household",
                columns: [
                    .init(name: "latitude", open: "INTEGER CHECK (latitude BETWEEN -90000000 AND 90000000)"),
                    .init(name: "longitude", open: "INTEGER CHECK (longitude BETWEEN -180000000 AND 180000000)"),
                ]),
            .init(name: "resident", key: "resident", columns: [.init(name: "careFlags", open: "TEXT")]),
        ])

    static func migrate(_ db: Database) throws { try seal.migrate(db) }
}
