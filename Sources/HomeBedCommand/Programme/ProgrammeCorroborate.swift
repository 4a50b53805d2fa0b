import ArgumentParser
import CareCore
import CareRecords
import CareStore
import Gateway
import Ingest

/// `homebed programme corroborate --by WHO`
struct ProgrammeCorroborate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "corroborate",
        abstract: "Compares finished visits with what the beds' own devices saw, and enters what comes of it.",
        discussion: """
            The gateway does so by itself every morning; this does it now, for all visits. Those compared before are \
            compared again: data may have come late. Where readings of the time are deleted already, what was said \
            before stands.
            """)

    @OptionGroup var acting: ActingOptions

    private static let formsAtOnce = 500

    func run() throws {
        let configuration = try acting.shared.configuration()
        let key = try RecordArgument.key(configuration)
        let reader = try StoreReader.open(path: configuration.database)
        let forms = try reader.corroborations(key: key)
        guard !forms.isEmpty else { return Console.result("no finished visit of which devices say anything new") }
        // Each visit stands for itself; small requests let alarms through between them.
        for start in stride(from: 0, to: forms.count, by: Self.formsAtOnce) {
            let some = Array(forms[start..<min(start + Self.formsAtOnce, forms.count)])
            try acting.carryOut(RecordRequest(some, by: acting.person.by))
        }
    }
}
