import ArgumentParser
import FleetModel
import SimKit

/// `homebed-fleet reconcile --ledger FILE --database FILE`
struct ReconcileCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reconcile",
        abstract: "Compares a run's ledger with the database of the gateway that took it in.",
        discussion: """
            Exit codes: 0 nothing is lost, doubled or missed, 1 something is, 64 wrong usage. Alarms without a cause \
            and alarms with another count are shown and do not fail.
            """)

    @Option(help: ArgumentHelp("The ledger of 'run'.", valueName: "FILE"))
    var ledger: String

    @Option(help: ArgumentHelp("The gateway's database; it may be running.", valueName: "FILE"))
    var database: String

    @Option(help: ArgumentHelp("Simulated seconds by which an alarm may be late.", valueName: "N"))
    var tolerance: Int64 = 120

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() throws {
        let ledger = try LedgerFile.read(self.ledger)
        guard let options = FleetOptions(headers: ledger.headers) else {
            throw FleetError("\(self.ledger) does not begin with the options of a run; was it written by 'run'?")
        }
        let database = try GatewayDatabase(path: self.database)
        let truths = ledger.truths.compactMap { TruthEntry($0) }
        guard truths.count == ledger.truths.count else {
            throw FleetError("\(self.ledger): \(ledger.truths.count - truths.count) lines of truth cannot be read")
        }
        // A run that was killed has no end; then what was due by its last sign of life is asked for.
        let lastSign = ledger.entries.compactMap(\.firstSentAt).max() ?? options.start
        let end = ledger.headers["end"].flatMap { Int64($0) }.map { Moment(milliseconds: $0) } ?? lastSign
        let expected = ExpectedAlarms.derive(
            from: truths, plan: FleetPlan(options), end: end, tolerance: .seconds(tolerance),
            delivered: Set(ledger.entries.filter(\.isConfirmed).compactMap(\.truth)))
        let report = ReconciliationReport(
            messages: try database.compare(with: ledger),
            alarms: AlarmReconciliation.compare(try database.alarms(), with: expected), latencies: ledger.latencies)
        Console.result(json ? report.json : report.text)
        if !report.isClean { throw ExitCode.failure }
    }
}
