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

    /// What the reader is going to see, for finding the rows by it; nothing of it is shown before its look is entered.
    var intended: RecordMasking { reveal ? .revealed : .masked }

    /// What the reader sees of one row; the look is in the ledger when this returns.
    func masking(
        _ table: RecordTable, _ key: [String], _ configuration: GatewayConfiguration
    ) throws -> RecordMasking {
        try masking(of: table.name, key, configuration)
    }

    /// What the reader sees of rows, each named by its `RecordTable.keyText`: the look is in the ledger with every one
    /// of them when this returns. By what they were found is not, for that may be a person's number.
    func masking(
        _ table: RecordTable, rows: [String], _ configuration: GatewayConfiguration
    ) throws -> RecordMasking {
        try masking(of: table.name, entries: AccessField.keys(of: rows), configuration)
    }

    /// What the reader sees of dossiers.
    func masking(ofDossier key: String, _ configuration: GatewayConfiguration) throws -> RecordMasking {
        try masking(of: "dossier", [key], configuration)
    }

    /// The same for what is no table of the records.
    func masking(
        of name: String, _ key: [String], _ configuration: GatewayConfiguration
    ) throws -> RecordMasking {
        try masking(of: name, entries: [key.joined(separator: " ")], configuration)
    }

    private func masking(
        of name: String, entries: [String], _ configuration: GatewayConfiguration
    ) throws -> RecordMasking {
        guard reveal, let by, let reason else { return .masked }
        let looks = entries.map { key in
            RecordSubmission(
                form: RecordForm.access.name,
                fields: [
                    .init(AccessField.table.name, name), .init(AccessField.key.name, key),
                    .init(AccessField.reason.name, reason),
                ])
        }
        for start in stride(from: 0, to: looks.count, by: RecordRequest.longest) {
            let part = RecordRequest(Array(looks[start...].prefix(RecordRequest.longest)), by: by)
            let outcome = try CommandPort(configuration: configuration).outcome(of: .records(part))
            if case .refused(let reasons) = outcome {
                throw CommandFailure(.refused, reasons.map { "refused: \($0)" })
            }
        }
        return .revealed
    }
}
