import ArgumentParser
import CareCore
import CareRecords
import CareWire
import Gateway
import Ingest

/// Whether personal data is shown, to whom and why.
struct RevealOptions: ParsableArguments {
    @Flag(help: "Show names, numbers and addresses; needs --by and --reason, which the ledger keeps.")
    var reveal = false

    @Option(help: ArgumentHelp("With --reveal: who looks.", valueName: "WHO"))
    var by: String?

    @Option(help: ArgumentHelp("With --reveal: why.", valueName: "TEXT"))
    var reason: String?

    func validate() throws {
        guard reveal else {
            if by != nil || reason != nil { throw ValidationError("--by and --reason go with --reveal") }
            return
        }
        guard let by, PersonName.isGood(by) else {
            throw ValidationError("--by: expected \(PersonName.expected), found \"\(by ?? "")\"")
        }
        guard reason?.isEmpty == false else { throw ValidationError("--reason: expected why, found nothing") }
    }

    /// What the reader sees; a look at everything is in the ledger when this returns.
    func masking(
        _ table: RecordTable, _ key: [String], _ configuration: GatewayConfiguration
    ) throws -> RecordMasking {
        try masking(of: table.name, key, configuration)
    }

    /// What the reader sees of dossiers.
    func masking(ofDossier key: String, _ configuration: GatewayConfiguration) throws -> RecordMasking {
        try masking(of: "dossier", [key], configuration)
    }

    /// The same for what is no table of the records.
    func masking(
        of name: String, _ key: [String], _ configuration: GatewayConfiguration
    ) throws -> RecordMasking {
        guard reveal, let by, let reason else { return .masked }
        let look = RecordSubmission(
            form: RecordForm.access.name,
            fields: [
                .init("table", name), .init("key", key.joined(separator: " ")), .init("reason", reason),
            ])
        let outcome = try CommandPort(configuration: configuration).outcome(of: .records(RecordRequest([look], by: by)))
        if case .refused(let reasons) = outcome {
            throw CommandFailure(.refused, reasons.map { "refused: \($0)" })
        }
        return .revealed
    }
}
