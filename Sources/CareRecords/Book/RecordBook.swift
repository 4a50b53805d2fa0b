/// What a form's judge may look up: the records as they are before the form.
///
/// The database implements it for the gateway; a dictionary does for tests that go through every order of steps.
public protocol RecordBook {
    /// What the gateway itself knows beside the records; `nil` for a book that holds records alone.
    var gateway: (any GatewayBook)? { get }

    /// The row of that key; `nil` when there is none.
    func row(_ table: RecordTable, key: [StoredValue]) throws -> RecordRow?

    /// All rows in which the conditions hold, in order of the key.
    ///
    /// The first condition names what few rows have, such as a bed: rows are looked up by it.
    func rows(_ table: RecordTable, where conditions: [RecordCondition]) throws -> [RecordRow]

    /// The same rows; what is sealed in them may be missing. Opening it takes as long as all the rest of a row.
    func openRows(_ table: RecordTable, where conditions: [RecordCondition]) throws -> [RecordRow]

    /// Whether `table`, a table of records with a key of one column, or `bed`, `device`, `household` of the gateway's
    /// own registry, has that key.
    func has(_ table: String, key: StoredValue) throws -> Bool

    /// Who entered what stands in the row of that key, by the ledger; `nil` where no entry stands behind it: for a row
    /// of the very request that is judged, and in a book that knows of no ledger.
    func author(of table: RecordTable, key: [StoredValue]) throws -> String?
}

extension RecordBook {
    /// Books whose rows are not sealed give them as they are.
    public func openRows(_ table: RecordTable, where conditions: [RecordCondition]) throws -> [RecordRow] {
        try rows(table, where: conditions)
    }
}
