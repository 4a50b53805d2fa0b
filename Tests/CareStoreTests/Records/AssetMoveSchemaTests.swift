import CareCore
import GRDB
import TestSupport
import Testing

@testable import CareStore

/// The last guard of an asset's way: the database itself, whatever wrote the row.
@Suite struct AssetMoveSchemaTests {
    @Test func `the schema takes the moves of the custody table, and no others`() throws {
        let scene = try RecordScene()
        let starts: [CustodyState?] = [nil] + CustodyState.allCases.map { $0 }
        for before in starts {
            let expected: [CustodyState] =
                before.map { state in [state] + state.successors } ?? [.inStock, .installing, .inService]
            let taken = try CustodyState.allCases.filter { try takes(before, $0, scene.store) }
            #expect(Set(taken) == Set(expected), "\(before?.name ?? "a first move")")
        }
    }

    /// Whether a row with that move may be written; none stays.
    private func takes(_ before: CustodyState?, _ after: CustodyState, _ store: Store) throws -> Bool {
        var isTaken = false
        try store.pool.writeWithoutTransaction { db in
            // What the row refers to is not in question here.
            try db.execute(sql: "PRAGMA foreign_keys = OFF")
            try db.inTransaction {
                let values: StatementArguments = [before?.name, before?.name, after.name]
                isTaken = (try? db.execute(sql: Self.insertion, arguments: values)) != nil
                return .rollback
            }
            try db.execute(sql: "PRAGMA foreign_keys = ON")
        }
        return isTaken
    }

    private static let insertion = """
        INSERT INTO assetMove (asset, number, fromState, toState, at, by, reason, document, place, approval,
            ledgerEntry)
        VALUES ('a-1', CASE WHEN ? IS NULL THEN 0 ELSE 1 END, ?, ?, 0, x'00', x'00', 'D-1', 'store:st-1', 'A-1', 1)
        """
}
