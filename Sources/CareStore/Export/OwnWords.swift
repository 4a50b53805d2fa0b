/// What the columns of the gateway's own tables mean, for exports. Tables of the records say it themselves.
enum OwnWords {
    /// The column as an export shows it.
    static func column(_ name: String, of table: String, type: String, refersTo: String?) -> ExportedColumn {
        let word = columns["\(table).\(name)"] ?? columns[name]
        let kind: ExportedColumn.Kind =
            switch type {
            case "INTEGER": word?.meaning == "moment" ? .moment : .integer
            case "REAL": .real
            case "BLOB": .bytes
            default: .text
            }
        return ExportedColumn(
            name: name, title: word?.title ?? name, kind: kind, meaning: word?.meaning ?? "", refersTo: refersTo,
            isPrivate: word?.isPrivate ?? false, record: nil)
    }

    /// Whether the column is described.
    static func knows(_ column: String, of table: String) -> Bool {
        columns["\(table).\(column)"] != nil || columns[column] != nil
    }

    /// The table's title; its name where nothing is said.
    static func title(of table: String) -> String { tables[table] ?? table }

    private static let tables: [String: String] = {
        var words: [String: String] = [:]
        for line in OwnTableText.lines.split(separator: "\n") {
            let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            words[parts[0]] = parts[1]
        }
        return words
    }()

    private static let columns: [String: (title: String, meaning: String, isPrivate: Bool)] = {
        var words: [String: (title: String, meaning: String, isPrivate: Bool)] = [:]
        for line in OwnColumnText.lines.split(separator: "\n") {
            let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            words[parts[0]] = (parts[1], parts[2], parts.count > 3)
        }
        return words
    }()
}
