import ArgumentParser
import CareRecords
import CareStore
import Gateway

/// `homebed records export FORM FILE`
struct RecordsExport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes a register as a CSV file that can be imported again.",
        discussion: """
            Without --reveal names, numbers and addresses are masked, and the file says so and is not taken back. The \
            file is UTF-8 with a byte order mark; identifiers keep their zeros in a spreadsheet.
            """)

    @Argument(help: "The form of the register.")
    var form: String

    @Argument(help: "The file to be written; it must not exist. - for standard output.")
    var file: String

    @Flag(help: "Chinese titles in the first line.")
    var titles = false

    @OptionGroup var reveal: RevealOptions

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let configuration = try shared.configuration()
        let found = try RecordArgument.form(form)
        guard let register = found.register else {
            let registers = RecordForms.all.list.filter { $0.register != nil }.map(\.name)
            throw CommandFailure(
                .noInput,
                "error: expected the form of a register among \(registers.joined(separator: ", ")), found \"\(form)\"")
        }
        let key = try RecordArgument.key(configuration)
        let rows = try StoreReader.open(path: configuration.database).withRecords(scope: .everything, key: key) {
            book in
            try register.lines(book)
        }
        let table = register.table
        let masking = try reveal.masking(table, rows: rows.map { table.keyText(of: $0) }, configuration)
        let writer = RecordFileWriter(found, heading: titles ? .titles : .names, isMasked: masking == .masked)
        let bytes: [UInt8]
        do {
            bytes = try writer.file(rows)
        } catch {
            throw CommandFailure(.badData, "error: \(error.text)")
        }
        if file == "-" { return Console.result(bytes: bytes) }
        try NewFile.write(bytes, to: file)
        Console.tell("\(rows.count) rows in \(file)")
    }
}
