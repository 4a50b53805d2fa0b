import ArgumentParser
import CareRecords
import Foundation

/// `homebed records import FORM FILE --by WHO`
struct RecordsImport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Enters the lines of a CSV file; all of them or none.",
        discussion: """
            The first line names the fields of the form, in English or Chinese, in any order. UTF-8, with or without a \
            byte order mark, or GB18030. Every bad line is told with its number, column, value and what was expected.
            """)

    @Argument(help: "The form.")
    var form: String

    @Argument(help: "The file; - for standard input.")
    var file: String

    @Flag(help: "Only judge the lines; nothing is kept.")
    var dryRun = false

    @OptionGroup var acting: ActingOptions

    func run() throws {
        let found = try RecordArgument.form(form)
        let bytes = try InputFile.read(file, atMost: RecordFile.maximumBytes)
        let parsed = RecordFile(bytes, for: found, decodeGB18030: Self.text)
        guard parsed.faults.isEmpty else {
            throw CommandFailure(.badData, parsed.faults.map { $0.text(in: file) } + ["nothing was imported"])
        }
        Console.tell("judging \(parsed.lines.count) lines of \(file)")
        let submissions = parsed.lines.map { line in
            RecordSubmission(form: found.name, fields: Self.fields(line.row, found), line: line.number)
        }
        try acting.carryOut(RecordRequest(submissions, by: acting.person.by, isDryRun: dryRun), ofFile: file)
    }

    private static func fields(_ row: RecordRow, _ form: RecordForm) -> [RecordSubmission.Field] {
        form.columns.compactMap { column in
            let value = row[name: column.name]
            return value == .none ? nil : .init(column.name, column.text(value) ?? "")
        }
    }

    /// GB18030 by the system's own table. The number is that of Core Foundation's `GB_18030_2000`.
    private static func text(_ bytes: [UInt8]) -> String? {
        String(bytes: bytes, encoding: String.Encoding(rawValue: 0x8000_0632))
    }
}
