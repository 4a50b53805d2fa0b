import Foundation
import TestSupport
import Testing

/// Backup, restore, verify, export and import with the program as it is delivered.
@Suite(.serialized) struct KeepingCommandTests {
    private static let look = ["--reveal", "--by", "Li", "--reason", "数据迁移"]

    @Test(arguments: [false, true])
    func `a backup is verified, refused where something stands, and restored elsewhere`(isRunning: Bool) throws {
        let desk = try RecordsDesk(isRunning: isRunning)
        try desk.enterRegisters()
        let folder = desk.folder.file("backup")
        let made = try desk.run(["backup", folder])
        #expect(made.status == 0 && made.output.contains("ledger entry 9"), "\(made.error)")
        #expect(made.error.contains("records.key is not in this copy"), "\(made.error)")
        let again = try desk.run(["backup", folder])
        #expect(again.status == 69 && again.error.contains("expected a name that nothing has"), "\(again.error)")
        let whole = try desk.run(["verify", folder])
        #expect(whole.status == 0 && whole.output.contains("the ledger vouches for 9 of them"), "\(whole.error)")
        if isRunning {
            let live = try desk.run(["restore", folder, "--move-aside"])
            #expect(live.status == 75 && live.error.contains("is in use by process"), "\(live.error)")
        }
        try desk.stop()
        let occupied = try desk.run(["restore", folder])
        #expect(occupied.status == 69 && occupied.error.contains("--move-aside"), "\(occupied.error)")
        try desk.enter(CareProgramme.Form("township", ["township": "532901002", "name": "某镇"]))
        let aside = try desk.run(["restore", folder, "--move-aside"])
        #expect(aside.status == 0 && aside.error.contains("what stood there is now"), "\(aside.error)")
        #expect(try desk.count("ledger") == 9)
        #expect(try desk.run(["verify"]).status == 0)

        let file = URL(filePath: "\(folder)/homebed.db")
        try Data(contentsOf: file).dropLast(1).write(to: file)
        let cut = try desk.run(["verify", folder])
        #expect(cut.status == 69 && cut.error.contains("the backup was cut off"), "\(cut.error)")
        let refused = try desk.run(["restore", folder, "--move-aside"])
        #expect(refused.status == 69 && refused.error.contains("the backup was cut off"), "\(refused.error)")
        #expect(try desk.count("ledger") == 9)
    }

    @Test(arguments: [["backup"], ["export", "--all", "--to"]])
    func `a copy that may not grow ends in words and leaves nothing`(command: [String]) throws {
        let desk = try RecordsDesk(isRunning: false)
        try desk.enterRegisters()
        let folder = desk.folder.file("copy")
        // The kernel ends who exceeds such a limit, unless it asks for an error.
        let limited = try desk.run(command + [folder], through: ["prlimit", "--fsize=65536"])
        #expect(limited.status == 69, "\(limited.status) \(limited.error)")
        #expect(limited.error.contains("\(folder) cannot be written: "), "\(limited.error)")
        let left = try FileManager.default.contentsOfDirectory(atPath: desk.folder.path)
        #expect(left.filter { $0.hasPrefix("copy") } == [])
    }

    @Test func `a touched row is found by verify, which names it`() throws {
        let desk = try RecordsDesk(isRunning: false)
        try desk.enterRegisters()
        try desk.tamper("UPDATE staff SET certificate = 'X' WHERE staff = 's-2'")
        let found = try desk.run(["verify"])
        #expect(
            found.status == 1 && found.error.contains("staff s-2: the row is not as entry 6 of the ledger wrote it"),
            "\(found.error)")
    }

    @Test(arguments: [false, true])
    func `everything goes out as CSV and comes back into a new database on which the gateway goes on`(
        isRunning: Bool
    ) throws {
        let desk = try RecordsDesk(isRunning: isRunning)
        try desk.enterRegisters()
        let masked = desk.folder.file("masked")
        let seen = try desk.run(["export", "--all", "--to", masked])
        #expect(seen.status == 0 && seen.error.contains("cannot be imported"), "\(seen.error)")
        #expect(try desk.count("ledger") == 9, "a masked export is no look")
        let folder = desk.folder.file("export")
        let made = try desk.run(["export", "--all", "--to", folder] + Self.look)
        #expect(made.status == 0, "\(made.error)")
        #expect(try desk.count("ledger") == 10)
        let ledger = try String(contentsOfFile: "\(folder)/ledger.csv", encoding: .utf8)
        #expect(ledger.contains("access") && ledger.contains("数据迁移"), "the look goes before what is seen")
        let log = try desk.stop()
        for secret in CareProgramme.personal { #expect(!log.contains(secret), "\(secret)") }

        let full = try desk.run(["export", "--all", "--to", folder])
        #expect(full.status == 69 && full.error.contains("an empty one"), "\(full.error)")
        for arguments in [["--to", folder], ["--all"], ["--all", "--to", folder, "--reveal"]] {
            #expect(try desk.run(["export"] + arguments).status == 64, "\(arguments)")
        }
        let new = (name: "HOMEBED_DATABASE", value: String?.some(desk.folder.file("new.db")))
        let back = try desk.run(["import", "--all", "--from", masked], changing: new)
        #expect(back.status == 69 && back.error.contains("found a masked one"), "\(back.error)")
        let taken = try desk.run(["import", "--all", "--from", folder], changing: new)
        #expect(taken.status == 0, "\(taken.error)")
        let twice = try desk.run(["import", "--all", "--from", folder], changing: new)
        #expect(twice.status == 69 && twice.error.contains("expected a name that nothing has"), "\(twice.error)")
        #expect(try desk.run(["verify"], changing: new).status == 0)
        #expect(try desk.run(["ledger", "verify"], changing: new).output.contains("10 entries, 9 rows"))
        let entered = try desk.run(
            ["records", "enter", "township", "township=532901002", "name=某镇", "--by", "Li"], changing: new)
        #expect(entered.status == 0, "\(entered.error)")
        for arguments in [["--all"], ["--from", folder], ["x.csv", "--all", "--from", folder], []] {
            #expect(try desk.run(["import"] + arguments, changing: new).status == 64, "\(arguments)")
        }
    }
}
