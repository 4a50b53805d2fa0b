import CareCore
import CareRecords
import Foundation
import Gateway
import Ingest
import TestSupport
import Testing

extension GatewayFiles {
    /// Makes a key for the records and has it used from now on.
    func makeRecordKey() throws {
        let file = folder.appendingPathComponent("records.key")
        try String(repeating: "5a", count: 32).write(to: file, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
        configuration.recordKeyFile = file.path
    }

    /// Enters forms on the stopped gateway, all of them or none.
    func enter(_ forms: [CareProgramme.Form], by person: String = "desk-1") throws {
        let submissions = forms.map { form in
            RecordSubmission(form: form.name, fields: form.fields.map { .init($0.name, $0.text) })
        }
        let outcome = try OfflineLine.run(
            .records(RecordRequest(submissions, by: person)), configuration: configuration)
        guard case .done = outcome else { throw TestFailure("records refused: \(outcome)") }
    }

    /// Runs `homebed` on these files, by the gateway's key and clock, to a good end.
    func run(_ words: String...) throws -> String {
        let clock = configuration.clock.origin == nil ? [:] : QuickTime.variables(self)
        let variables = [
            "HOMEBED_DATABASE": configuration.database, "HOMEBED_PROFILES": configuration.profiles,
            "HOMEBED_RECORDS_KEY_FILE": configuration.recordKeyFile ?? "",
        ]
        let run = try HomeBedRun(words, variables: variables.merging(clock) { $1 })
        #expect(run.status == 0, "\(words): \(run.output)")
        return run.output
    }
}
