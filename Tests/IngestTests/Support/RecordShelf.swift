import CareCore
import CareRecords

/// Rows of records in memory, for what the line looks up itself.
struct RecordShelf: RecordBook {
    private var tables: [String: [[StoredValue]: RecordRow]] = [:]
    let lookUps = LookUps()
    /// What the gateway knows; nothing for tests of records alone.
    var gateway: (any GatewayBook)?

    func row(_ table: RecordTable, key: [StoredValue]) -> RecordRow? { tables[table.name]?[key] }

    func rows(_ table: RecordTable, where conditions: [RecordCondition]) -> [RecordRow] {
        lookUps.note(table.name)
        return (tables[table.name] ?? [:]).filter { line in conditions.allSatisfy { $0.holds(in: line.value) } }
            .sorted { "\($0.key)" < "\($1.key)" }.map(\.value)
    }

    func has(_ table: String, key: StoredValue) -> Bool { tables[table]?[[key]] != nil }

    func author(of table: RecordTable, key: [StoredValue]) -> String? { nil }

    mutating func put(_ put: RecordPut) { tables[put.table.name, default: [:]][put.key] = put.row }
}
