internal import CareRecords

/// The words that go with an export, for who reads it without this program.
enum ExportText {
    /// `README.txt`
    static func readMe(isMasked: Bool) -> [UInt8] {
        let people =
            isMasked
            ? "What is personal is masked with ***. This export cannot be imported; make one with --reveal for that."
            : "What is personal is in clear text: keep the folder as carefully as the people's own papers."
        let leftOut = ExportedTable.leftOut.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
        return Array(
            """
            Everything that a HomeBed Gateway holds, one file a table. 家庭养老床位网关全部数据，每张表一个文件。
            \(people)

            manifest.txt  database, schema, and of each file its SHA-256 and number of rows
            columns.csv   of each column its title, kind, meaning and the table whose key it is
            TABLE.csv     the rows in the order of their key

            The files are UTF-8 with a byte order mark; commas, quotation marks and line ends as RFC 4180 has them.
            An empty cell is no value. An apostrophe before a text keeps spreadsheets from changing it and is not part
            of it; one alone is the empty text.
              moment   RFC 3339 with the offset +08:00; a number is milliseconds since 1970-01-01T00:00Z
              bytes    utf8: and the text, or hex: and hexadecimal digits
              record   as the forms of the records spell it; raw: stands before what no form would take
            Numbers of beds, devices and households in the gateway's own tables are the number columns of the tables
            bed, device and household, where the identities stand.
            The columns of names ending in Index are left out: they are keyed hashes of sealed values, made again from
            them. Left out are also: \(leftOut.joined(separator: "; ")).

            homebed import --all --from THIS_FOLDER --database NEW reads everything back, with the same records.keyFile.

            """.utf8)
    }

    /// `columns.csv`
    static func columns(_ tables: [ExportedTable]) -> [UInt8] {
        var bytes =
            CSVWriter.start
            + CSVWriter.line(["table", "tableTitle", "column", "title", "kind", "meaning", "refersTo", "isPrivate"])
        for table in tables {
            for column in table.columns {
                let cells = [
                    table.name, table.title, column.name, column.title, column.kind.rawValue, column.meaning,
                    column.refersTo ?? "", column.isPrivate ? "true" : "false",
                ]
                bytes += CSVWriter.line(cells.map { SpreadsheetCell.cell(of: $0, isNumber: false) })
            }
        }
        return bytes
    }
}
