import Foundation
import TestSupport
import Testing

/// `homebed import`, `contacts import` and `rota import`, on a stopped gateway and on a running one.
@Suite(.serialized) struct ImportCommandTests {
    private static let titles = "person,role,scope,name,channels"
    private static let beds = "county,bed,device,profile,since\n532901,532901-000002,b-2,sos-button,\n"
    private static let contacts = "\(titles)\nz-1,operator,everywhere,张某,sms=+8613812345678\n"
    private static let shifts = """
        role,scope,person,from,until
        operator,everywhere,z-1,2025-11-06T08:00:00+08:00,2025-11-06T16:00:00+08:00

        """

    /// Runs a command on a file and `--by`, where it takes one.
    private func run(
        _ command: String, _ text: String, _ desk: RecordsDesk, _ options: String...
    ) throws -> Program.Result {
        let path = try desk.folder.write(text, to: "file.csv")
        let by = command == "import" ? [] : ["--by", "Li"]
        return try desk.run(command.split(separator: " ").map(String.init) + [path] + by + options)
    }

    @Test(arguments: [false, true])
    func `a contact book in GB18030 is entered as a whole`(isRunning: Bool) throws {
        let desk = try RecordsDesk(isRunning: isRunning)
        let bytes = try #require(Self.contacts.data(using: String.Encoding(rawValue: 0x8000_0632)))
        try desk.folder.write(Array(bytes), to: "contacts.csv")
        let taken = try desk.run(["contacts", "import", desk.folder.file("contacts.csv"), "--by", "Li"])
        #expect(taken.status == 0 && taken.output == "1 lines of the contact book imported\n", "\(taken.error)")
        let listed = try desk.run(["contacts", "list"])
        #expect(listed.output.contains("张某"), "\(listed.output)\(listed.error)")
        let log = try desk.stop()
        #expect(!log.contains("张某") && !log.contains("13812345678"))
    }

    @Test func `every bad line is told and nothing is entered`() throws {
        let desk = try RecordsDesk(isRunning: false)
        let text = "\(Self.contacts)y 1,operator,everywhere,李某,sms=1\nx-1,operator,\"every\"where,王某,sms=2\n"
        let told = try run("contacts import", text + "w-1,operator,everywhere,赵某,SMS=13912345678\n", desk)
        let path = desk.folder.file("file.csv")
        #expect(told.status == 65 && told.output.isEmpty)
        #expect(told.error.contains("\(path):3: person: expected 1 to 32 letters"), "\(told.error)")
        #expect(told.error.contains("found \"y 1\""))
        #expect(told.error.contains("\(path):4: expected comma-separated text"))
        #expect(told.error.contains("\(path):5: channels: expected") && told.error.contains("nothing was imported"))
        #expect(!told.error.contains("赵某") && !told.error.contains("13912345678"))
        #expect(try desk.count("contact") == 0)
        let workbook = try run("rota import", "PK\u{3}\u{4}", desk)
        #expect(workbook.status == 65 && workbook.error.contains("a workbook (.xlsx)"), "\(workbook.error)")
    }

    @Test(arguments: [false, true])
    func `a dry run says what would be taken and changes nothing`(isRunning: Bool) throws {
        let desk = try RecordsDesk(isRunning: isRunning)
        let before = try desk.count("device")
        for (command, text, words, table) in [
            ("import", Self.beds, "1 devices imported", "device"),
            ("contacts import", Self.contacts, "1 lines of the contact book imported", "contact"),
            ("rota import", Self.shifts, "1 shifts entered", "dutyShift"),
        ] {
            let rows = try desk.count(table)
            let judged = try run(command, text, desk, "--dry-run")
            #expect(judged.status == 0 && judged.output == "dry run, nothing is kept: \(words)\n", "\(judged.error)")
            #expect(try desk.count(table) == rows, "\(command)")
            let taken = try run(command, text, desk)
            #expect(taken.status == 0 && taken.output == "\(words)\n", "\(taken.error)")
            #expect(try desk.count(table) == rows + 1, "\(command)")
        }
        #expect(try desk.count("device") == before + 1)
        try desk.stop()
    }

    @Test(arguments: [false, true])
    func `a dry run tells what only the gateway can know`(isRunning: Bool) throws {
        let desk = try RecordsDesk(isRunning: isRunning)
        let path = desk.folder.file("file.csv")
        for (command, text, words) in [
            ("import", Self.beds + "532901,532901-000003,b-2,sos-button,\n", "\(path):3: device: b-2 stands in line 2"),
            (
                "contacts import", "\(Self.titles)\nz-1,family,bed:532901-000009,Z,sms=1\n",
                "\(path):2: scope: expected a registered bed"
            ),
            ("rota import", Self.shifts, "\(path):2: person: expected somebody of the contact book"),
        ] {
            let refused = try run(command, text, desk, "--dry-run")
            #expect(refused.status == 1 && refused.error.contains("refused: \(words)"), "\(refused.error)")
        }
        #expect(try desk.count("contact") + desk.count("dutyShift") == 0)
        try desk.stop()
    }

    @Test func `a whole export is not judged`() throws {
        let refused = try Program.run("import", "--all", "--from", "somewhere", "--dry-run")
        #expect(refused.status == 64 && refused.error.contains("--dry-run with a FILE"), "\(refused.error)")
    }
}
