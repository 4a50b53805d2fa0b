import CareCore
import CareRecords

/// Records in memory, for tests that go through every order of steps.
final class MemoryBook: RecordBook {
    private var tables: [String: [[StoredValue]: RecordRow]] = [:]
    private var authors: [String: [[StoredValue]: String]] = [:]
    /// What the gateway knows; nothing for tests of records alone.
    var gateway: (any GatewayBook)?
    /// Keys of the gateway's own registry, by table.
    var registered: [String: Set<StoredValue>] = [:]

    func row(_ table: RecordTable, key: [StoredValue]) -> RecordRow? { tables[table.name]?[key] }

    func rows(_ table: RecordTable, where conditions: [RecordCondition]) -> [RecordRow] {
        (tables[table.name] ?? [:]).filter { line in conditions.allSatisfy { $0.holds(in: line.value) } }
            .sorted { order($0.key, $1.key) }.map(\.value)
    }

    func has(_ table: String, key: StoredValue) -> Bool {
        registered[table]?.contains(key) == true || tables[table]?[[key]] != nil
    }

    func author(of table: RecordTable, key: [StoredValue]) -> String? { authors[table.name]?[key] }

    /// Puts a row, as the gateway would; it stands in no ledger unless it is said by whom.
    func put(_ put: RecordPut, by person: String? = nil) {
        tables[put.table.name, default: [:]][put.key] = put.row
        authors[put.table.name, default: [:]][put.key] = person
    }

    /// Puts the rows of what was accepted, as entered by who handed it in.
    func write(_ changes: [RecordChange]) {
        for change in changes { for put in change.puts { self.put(put, by: change.by) } }
    }

    /// Does something that may come to nothing: what it has put is taken back unless it says that it holds.
    func attempt<Outcome>(_ work: () throws -> (Outcome, holds: Bool)) rethrows -> Outcome {
        let before = (tables, authors)
        let (outcome, holds) = try work()
        if !holds { (tables, authors) = before }
        return outcome
    }

    /// Fills in `form`, has it judged and keeps what it changes.
    /// - Returns: What a person would be told: the faults, or nothing.
    @discardableResult
    func enter(
        _ form: RecordForm, _ texts: KeyValuePairs<String, String>, at now: Timestamp, by: String = "tester"
    ) throws -> [String] { try enter(form, texts.map { ($0.key, $0.value) }, at: now, by: by) }

    /// The same for a list of names and texts.
    @discardableResult
    func enter(
        _ form: RecordForm, _ texts: [(name: String, text: String)], at now: Timestamp, by: String = "tester"
    ) throws -> [String] {
        let (row, faults) = form.fill(texts)
        guard faults.isEmpty else { return faults.map(\.text) }
        switch try form.decide(row, RecordContext(now: now, by: by, book: self)) {
        case .refused(let faults): return faults.map(\.text)
        case .accepted(let outcome):
            for put in outcome.puts { self.put(put, by: by) }
            return []
        }
    }

    private func order(_ left: [StoredValue], _ right: [StoredValue]) -> Bool {
        for (left, right) in zip(left, right) where left != right {
            switch (left, right) {
            case (.integer(let left), .integer(let right)): return left < right
            case (.text(let left), .text(let right)): return left < right
            case (.none, _): return true
            default: return false
            }
        }
        return false
    }
}
