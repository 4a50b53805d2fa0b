internal import CareRecords

/// A table of the records as the interface serves it: the same for all of them, page by page along the key, narrowed to
/// the scope of who asks, and masked unless they have said why they look.
struct RecordResource: Sendable {
    /// Rows of another table that belong to one row of this one.
    struct Part: Sendable {
        /// The field in which they stand.
        let name: String
        /// Their table; it has a column of the name of this table's key.
        let table: RecordTable
    }

    /// Its name in the path: `visits`.
    let name: String
    /// The names of one in the path, one for each column of the table's key: `visit`.
    let parameters: [String]
    /// The table; one with parts has a key of one column.
    let table: RecordTable
    /// Columns by whose values rows are asked for; the parameter has the column's name.
    let filters: [String]
    /// Columns that say when a row was; the first that is filled counts.
    let times: [String]
    /// What one row is shown with.
    let parts: [Part]

    /// All of them.
    static let all = [
        RecordResource(
            name: "residents", parameters: ["resident"], table: .resident, filters: ["group", "household"]),
        RecordResource(
            name: "cases", parameters: ["case"], table: .careCase, filters: ["state", "resident", "bed"],
            times: ["screenedOn"], parts: [Part(name: "retrofit", table: .retrofitItem)]),
        RecordResource(
            name: "visits", parameters: ["visit"], table: .visit, filters: ["state", "resident", "bed", "careCase"],
            times: ["arrivedAt", "plannedStart"],
            parts: [Part(name: "staff_lines", table: .visitStaff), Part(name: "item_lines", table: .visitItem)]),
        RecordResource(
            name: "assets", parameters: ["asset"], table: .asset, filters: ["state", "kind", "bed", "device"],
            times: ["since"],
            parts: [Part(name: "moves", table: .assetMove), Part(name: "works", table: .assetWork)]),
        RecordResource(name: "providers", parameters: ["organisation"], table: .provider),
        RecordResource(name: "staff", parameters: ["member"], table: .staff, filters: ["qualification"]),
        RecordResource(
            name: "complaints", parameters: ["complaint"], table: .complaint, filters: ["state", "way", "bed"],
            times: ["receivedAt"]),
        RecordResource(
            name: "kit-items", parameters: ["item"], table: .kitItem, filters: ["state", "kind", "bed", "device"],
            times: ["plannedOn"]),
        RecordResource(
            name: "trainings", parameters: ["training"], table: .training, filters: ["scope", "bed", "trainer"],
            times: ["on"]),
        RecordResource(
            name: "recovery-orders", parameters: ["asset", "number"], table: .recoveryOrder,
            filters: ["asset", "bed", "careCase", "outcome"], times: ["endedOn"]),
        RecordResource(
            name: "money-entries", parameters: ["entry"], table: .moneyEntry,
            filters: ["head", "source", "kind", "bed", "careCase"], times: ["on"]),
    ]

    private init(
        name: String, parameters: [String], table: RecordTable, filters: [String] = [], times: [String] = [],
        parts: [Part] = []
    ) {
        self.name = name
        self.parameters = parameters
        self.table = table
        self.filters = filters
        self.times = times
        self.parts = parts
    }

    /// The path of one.
    var path: String { "/v1/\(name)/" + parameters.map { "{\($0)}" }.joined(separator: "/") }

    /// Names of the parameters of the list.
    var query: [String] {
        Page.parameters + QueryReader.places + filters + (times.isEmpty ? [] : QueryReader.times) + [Reveal.parameter]
    }
}
