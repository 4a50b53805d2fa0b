import ArgumentParser
import CareCore
import CareFigures
import CareProfiles
import CareRecords
import CareStore
import Gateway

/// `homebed summary COUNTY --period P`
struct SummaryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "summary",
        abstract: "The figures of a county, or of all, over a period: targets, what was reached, and the rows behind.",
        discussion: """
            A month is frozen by the gateway after the 5th of the next month; then the newest revision is shown, and \
            --live shows what the records say now. homebed records enter summary-freeze county=… month=… \
            freezeReason=… freezes a month anew. --changes tells why two revisions differ, row by row; live is a \
            revision there too. --masked hides small numbers of people, as those see it who may not see rows.
            """)

    /// How the figures are told.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table
        case json
        case csv
        case xlsx
    }

    @Argument(help: ArgumentHelp("The county's code, or all.", valueName: "COUNTY"))
    var county: String

    @Option(
        help: ArgumentHelp(
            "2021-12-05, 2021-12, 2021-Q4, 2021-H2, 2021 or since-start; this month without it.", valueName: "PERIOD"))
    var period: String?

    @Option(help: "table for people, or a file: json, csv, xlsx.")
    var format = Format.table

    @Option(help: ArgumentHelp("Write a new file instead of standard output.", valueName: "FILE"))
    var out: String?

    @Option(help: ArgumentHelp("Rows by provider or by township.", valueName: "provider"))
    var by = "provider"

    @Option(help: ArgumentHelp("The columns of a report of DeviceProfiles/reports, as CSV.", valueName: "NAME"))
    var report: String?

    @Option(help: ArgumentHelp("This revision of a frozen month.", valueName: "N"))
    var revision: Int64?

    @Flag(help: "What the records say now, though the month is frozen.")
    var live = false

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Which rows came and went between two revisions; live is the records now.", valueName: "A B")
    )
    var changes: [String] = []

    @Option(help: ArgumentHelp("The keys of the rows behind a figure.", valueName: "FIGURE"))
    var rows: String?

    @Flag(help: "Small numbers of people are hidden; frozen months of one county only.")
    var masked = false

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        guard county == "all" || CountyCode(county) != nil else {
            throw ValidationError("expected a county of six digits or all, found \"\(county)\"")
        }
        guard CountySummary.Grouping(recordText: by) != nil else {
            throw ValidationError("--by: expected provider or township, found \"\(by)\"")
        }
        guard changes.isEmpty || changes.count == 2 else {
            throw ValidationError("--changes: expected two revisions, such as 1 2 or 2 live")
        }
        if live, revision != nil { throw ValidationError("--live and --revision ask for different figures") }
        if format == .xlsx, out == nil { throw ValidationError("--format xlsx needs --out FILE: it is no text") }
        if let rows, FigureCatalogue[rows] == nil {
            throw ValidationError("--rows: expected a figure, as --format json names them, found \"\(rows)\"")
        }
    }

    func run() throws {
        let configuration = try shared.configuration()
        let desk = SummaryDesk(configuration, county: CountyCode(county), try RecordArgument.key(configuration))
        let period = try desk.period(period)
        if !changes.isEmpty {
            let earlier = try desk.revision(changes[0], period)
            return show(SummaryChange.all(from: earlier, to: try desk.revision(changes[1], period)))
        }
        let (summary, mask) = try desk.summary(period, revision: revision, isLive: live, isMasked: masked)
        if let figure = rows.flatMap({ FigureCatalogue[$0] }) { return try show(figure, summary) }
        if let report {
            let mapping = try desk.report(report)
            try write(ReportCSV.bytes(mapping, summary, mask: mask))
            for column in mapping.missing { Console.tell("not filled: \(column.title): \(column.reason)") }
            let (filled, all) = mapping.completeness
            return Console.tell("\(mapping.name): \(filled) of \(all) columns are filled")
        }
        let view = SummaryView(summary, by: CountySummary.Grouping(recordText: by) ?? .provider, mask: mask)
        switch format {
        case .table: SummaryPrint(view).lines.forEach(Console.result)
        case .json: try write(SummaryJSON.bytes(view))
        case .csv: try write(SummaryCSV.bytes(view))
        case .xlsx: try write(try SummaryXLSX.bytes(view))
        }
    }

    private func write(_ bytes: [UInt8]) throws {
        guard let out else { return Console.result(bytes: bytes) }
        try NewFile.write(bytes, to: out)
        Console.tell("\(out): \(bytes.count) bytes")
    }

    private func show(_ figure: Figure, _ summary: CountySummary) throws {
        guard !masked else {
            throw CommandFailure(.refused, "refused: rows are not shown with --masked, which hides whom they name")
        }
        summary.total.keys(figure).forEach(Console.result)
        Console.tell("\(figure.name) \(figure.title): rows of \(figure.table.isEmpty ? "both parts" : figure.table)")
    }

    private func show(_ changes: [SummaryChange]) {
        guard !changes.isEmpty else { return Console.tell("nothing differs") }
        for change in changes {
            Console.result("\(change.figure.name) \(change.figure.title): \(change.before) → \(change.after)")
            for key in change.removed { Console.result("  - \(change.figure.table) \(key)") }
            for key in change.added { Console.result("  + \(change.figure.table) \(key)") }
        }
    }
}
