import CareRecords
import CareStore
import Gateway

/// What the commands of the records take from the command line.
enum RecordArgument {
    /// The form of that name.
    static func form(_ name: String) throws -> RecordForm {
        guard let form = RecordForms.all[name] else {
            throw CommandFailure(
                .noInput, "error: expected a form among \(RecordForms.all.names), found \"\(name)\"")
        }
        return form
    }

    /// The table of that name.
    static func table(_ name: String) throws -> RecordTable {
        guard let table = RecordForms.tables.first(where: { $0.name == name }) else {
            let names = RecordForms.tables.map(\.name).joined(separator: ", ")
            throw CommandFailure(.noInput, "error: expected a table among \(names), found \"\(name)\"")
        }
        return table
    }

    /// `field=text`.
    static func fields(_ words: [String]) throws -> [RecordSubmission.Field] {
        try words.map { word in
            guard let sign = word.firstIndex(of: "="), sign > word.startIndex else {
                throw CommandFailure(.usage, "error: expected field=text, found \"\(word)\"")
            }
            return RecordSubmission.Field(String(word[..<sign]), String(word[word.index(after: sign)...]))
        }
    }

    /// The conditions that `field=text` names for a table.
    static func conditions(_ words: [String], _ table: RecordTable) throws -> [RecordCondition] {
        try fields(words).map { field in
            guard let column = table.column(field.name), !column.privacy.isSealed || column.isIndexed else {
                let names = table.columns.filter { !$0.privacy.isSealed || $0.isIndexed }.map(\.name)
                throw CommandFailure(
                    .usage, "error: expected fields among \(names.joined(separator: ", ")), found \"\(field.name)\"")
            }
            guard let value = column.read(field.text) else {
                throw CommandFailure(
                    .usage, "error: \(field.name): expected \(column.expected), found \"\(field.text)\"")
            }
            return RecordCondition(column, equal: value)
        }
    }

    /// The conditions that a span of days makes, both days included, on the field of that name or on the table's own.
    static func span(
        from first: String?, until last: String?, on field: String?, _ table: RecordTable
    ) throws -> [RecordCondition] {
        let (from, until) = (try DayText.day(first, "--from"), try DayText.day(last, "--until"))
        guard from != nil || until != nil else {
            if field == nil { return [] }
            throw CommandFailure(.usage, "error: --day: expected --from or --until with it, found neither")
        }
        if let from, let until, until < from {
            throw CommandFailure(
                .usage, "error: --until: expected a day not before \(from.recordText), found \(until.recordText)")
        }
        let named = if let field { table.column(field) } else { table.dayColumn }
        guard let column = named, let conditions = RecordCondition.days(column, from: from, until: until) else {
            let names = table.columns.filter { $0.shape == .day || $0.shape == .moment }.map(\.name)
            throw CommandFailure(
                .usage,
                names.isEmpty
                    ? "error: --from and --until: expected a table with a day or a moment, found \(table.name)"
                    : "error: --day: expected a field among \(names.joined(separator: ", ")), found \"\(field ?? "")\"")
        }
        return conditions
    }

    /// The values of a key, one text a field of it.
    static func keyValues(_ texts: [String], _ table: RecordTable) throws -> [StoredValue] {
        let columns = table.key
        guard texts.count == columns.count else {
            let names = columns.map(\.name).joined(separator: " ")
            throw CommandFailure(.usage, "error: expected the key \(names), found \(texts.joined(separator: " "))")
        }
        return try zip(columns, texts).map { column, text in
            guard let value = column.read(text) else {
                throw CommandFailure(.usage, "error: \(column.name): expected \(column.expected), found \"\(text)\"")
            }
            return value
        }
    }

    /// The secret of the records.
    static func key(_ configuration: GatewayConfiguration) throws -> RecordKey {
        guard let key = try configuration.recordKey() else {
            throw CommandFailure(
                .configuration,
                "error: records.keyFile: expected the file of the records' secret, found none; "
                    + "homebed records key makes one")
        }
        return key
    }
}
