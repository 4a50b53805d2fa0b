import CareCore
import Ingest
import Testing

@testable import Gateway

@Suite struct ControlDryRunTests {
    private static func commands(isDryRun: Bool) -> [Command] {
        guard let person = PersonID("z-1"), let channels = ContactChannel.list("mqtt") else { return [] }
        let post = DutyPost(.operator, .everywhere)
        let contact = Contact(person: person, post: post, name: "Z", channels: channels)
        let from = Timestamp(milliseconds: 1_762_441_325_123)
        let shift = Shift(post: post, person: person, from: from, until: from + .hours(8))
        return [
            .importAssignments([], isDryRun: isDryRun),
            .duty(.importContacts([DutyCommand.Line(2, contact)], by: "Li", isDryRun: isDryRun)),
            .duty(.importShifts([DutyCommand.Line(2, shift)], by: "Li", isDryRun: isDryRun)),
        ]
    }

    @Test(arguments: [false, true])
    func `an import arrives as what it is, dry run or not`(isDryRun: Bool) throws {
        let commands = Self.commands(isDryRun: isDryRun)
        #expect(commands.count == 3)
        for command in commands {
            let request = ControlRequest(.command(command))
            let line = try ControlText.line(of: request)
            #expect(try ControlText.value(ControlRequest.self, in: line) == request)
            // An older gateway refuses the field; what is to be carried out must not have it.
            #expect(String(decoding: line, as: UTF8.self).contains("dry_run") == isDryRun)
        }
    }

    @Test func `what cannot be tried out is refused with the word of a dry run`() {
        let line =
            #"{"v":1,"command":"rota-remove","role":"operator","scope":"everywhere","person":"z-1","from_ms":1,"#
            + #""by":"Li","dry_run":true}"#
        #expect(throws: DecodingError.self) { try ControlText.value(ControlRequest.self, in: Array(line.utf8)) }
    }
}
