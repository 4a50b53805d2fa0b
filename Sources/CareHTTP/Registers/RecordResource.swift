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
    /// The name of one in the path: `visit`.
    let parameter: String
    /// The table; its key is one column.
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
            name: "residents", parameter: "resident", table: .resident, filters: ["group", "household"]),
        RecordResource(
            name: "cases", parameter: "case", table: .careCase, filters: ["state", "resident", "bed"],
            times: ["screenedOn"], parts: [Part(name: "retrofit", table: .retrofitItem)]),
        RecordResource(
            name: "visits", parameter: "visit", table: .visit, filters: ["state", "resident", "bed", "careCase"],
            times: ["arrivedAt", "plannedStart"],
            parts: [Part(name: "staff_lines", table: .visitStaff), Part(name: "item_lines", table: .visitItem)]),
        RecordResource(
            name: "assets", parameter: "asset", table: .asset, filters: ["state", "kind", "bed", "device"],
            times: ["since"],
            parts: [Part(name: "moves", table: .assetMove), Part(name: "works", table: .assetWork)]),
        RecordResource(name: "providers", parameter: "organisation", table: .provider),
        RecordResource(name: "staff", parameter: "member", table: .staff, filters: ["qualification"]),
        RecordResource(
            name: "complaints", parameter: "complaint", table: .complaint, filters: ["state", "way", "bed"],
            times: ["receivedAt"]),
    ]

    private init(
        name: String, parameter: String, table: RecordTable, filters: [String] = [], times: [String] = [],
        parts: [Part] = []
    ) {
        self.name = name
        self.parameter = parameter
        self.table = table
        self.filters = filters
        self.times = times
        self.parts = parts
    }

    /// Names of the parameters of the list.
    var query: [String] {
        Page.parameters + QueryReader.places + filters + (times.isEmpty ? [] : QueryReader.times) + [Reveal.parameter]
    }
}
