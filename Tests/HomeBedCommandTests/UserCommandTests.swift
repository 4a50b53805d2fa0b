import Foundation
import TestSupport
import Testing

/// Users and tokens with the program as it is delivered, on a stopped gateway and on a running one.
@Suite(.serialized) struct UserCommandTests {
    private static let password = "三匹马拉一车白菜上山"

    private func add(
        _ desk: RecordsDesk, _ id: String, _ role: String, _ scope: String, _ options: [String] = ["--no-password"],
        by person: String = "desk-1"
    ) throws -> Program.Result {
        try desk.run(
            ["user", "add", id, "--name", "李护工", "--role", role, "--scope", scope, "--by", person] + options)
    }

    private func file(_ desk: RecordsDesk, _ text: String) throws -> String {
        let path = desk.folder.file("password")
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    @Test(arguments: [false, true])
    func `a user is made, changed, locked, let in again and ended, and no secret is shown or logged`(
        isRunning: Bool
    ) throws {
        let desk = try RecordsDesk(isRunning: isRunning)
        let password = try file(desk, Self.password + "\n")
        let made = try add(desk, "li", "operator", "provider p-1", ["--password-file", password])
        #expect(made.status == 0 && made.output == "user li is entered\n", "\(made.error)")
        let changed = try add(desk, "li", "technician", "counties 532901", [])
        #expect(changed.status == 0, "a user who is there is asked for nothing: \(changed.error)")
        let list = try desk.run(["user", "list"])
        let line = "li    李**  technician  counties 532901  active  yes"
        #expect(list.lines.last?.hasPrefix(line) == true, "\(list.output)")
        for (step, state) in [("lock", "locked"), ("unlock", "active"), ("end", "ended")] {
            let result = try desk.run(["user", step, "li", "--reason", "离岗", "--by", "desk-1"])
            #expect(result.status == 0, "\(result.error)")
            #expect(try desk.run(["user", "list"]).output.contains(" \(state) "))
        }
        let again = try add(desk, "li", "operator", "provider p-1")
        #expect(again.status == 1 && again.error.contains("a user that is not ended"), "\(again.error)")
        let shown = try desk.run(["user", "show", "li", "--reveal", "--by", "desk-1", "--reason", "查看"])
        #expect(shown.output.contains("李护工") && shown.output.contains("user-end"), "\(shown.output)\(shown.error)")
        let log = try desk.stop()
        let ledger = try desk.run(["ledger", "show"])
        let table = try desk.run(["records", "list", "user", "--reveal", "--by", "desk-1", "--reason", "查看"])
        for text in [log, ledger.output, shown.output, table.output, list.output] {
            #expect(!text.contains("scrypt") && !text.contains(Self.password), "\(text)")
        }
    }

    @Test func `a generated password is printed once, a bad one is refused without repeating it`() throws {
        let desk = try RecordsDesk(isRunning: false)
        let made = try add(desk, "wang", "operator", "provider p-1", ["--generate"])
        #expect(made.lines.count == 2 && made.lines[1].utf8.count == 32, "\(made.output)\(made.error)")
        let new = try desk.run(["user", "password", "wang", "--generate", "--by", "wang"])
        #expect(new.status == 0 && new.lines.last != made.lines.last, "\(new.error)")
        for bad in ["short", "1234567890", "li-护工李护工-2021"] {
            let result = try desk.run(
                ["user", "password", "wang", "--password-file", file(desk, bad), "--by", "desk-1"])
            #expect(result.status == 1 && result.error.hasPrefix("refused: password: expected"), "\(result.error)")
            #expect(!result.error.contains(bad))
        }
        let unasked = try add(desk, "zhao", "operator", "provider p-1", [])
        #expect(unasked.status == 64 && unasked.error.contains("expected a terminal"), "\(unasked.error)")
        let nobody = try desk.run(["user", "password", "nobody", "--generate", "--by", "desk-1"])
        #expect(nobody.status == 1 && nobody.output.isEmpty, "a password that counts for nobody is not printed")
    }

    @Test func `a user on the command line has their own rights, no more`() throws {
        let desk = try RecordsDesk(isRunning: false)
        #expect(try add(desk, "dali", "county", "counties 532901").status == 0)
        let foreign = try add(desk, "x", "county", "counties 532925", by: "dali")
        #expect(foreign.status == 1 && foreign.error.contains("a scope within counties 532901"), "\(foreign.error)")
        #expect(try add(desk, "town", "township", "townships 532901001", by: "dali").status == 0)
        let below = try add(desk, "y", "township", "townships 532901001", by: "town")
        #expect(below.status == 1 && below.error.contains("somebody who may make users"), "\(below.error)")
    }

    @Test func `a token is printed once, listed without its secret, and revoked`() throws {
        let desk = try RecordsDesk(isRunning: false)
        #expect(try add(desk, "dali", "county", "counties 532901").status == 0)
        let made = try desk.run(
            ["token", "add", "dali", "--days", "90", "--may", "read-figures", "--note", "报表", "--by", "desk-1"])
        let text = try #require(made.lines.first, "\(made.error)")
        #expect(made.lines.count == 1 && text.hasPrefix("hb_"))
        let id = String(text.dropFirst(3).prefix { $0 != "_" })
        let list = try desk.run(["token", "list", "dali"])
        #expect(list.lines.last?.hasPrefix("\(id)  dali  active") == true, "\(list.output)")
        #expect(list.lines.last?.hasSuffix("read-figures") == true)
        #expect(!list.output.contains(text.suffix(43)))
        let long = try desk.run(["token", "add", "dali", "--days", "367", "--by", "desk-1"])
        #expect(long.status == 1 && long.error.contains("at most 366 days") && long.output.isEmpty, "\(long.error)")
        let json = try desk.run(["token", "add", "dali", "--days", "1", "--json", "--by", "desk-1"])
        let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
        #expect((object?["text"] as? String)?.hasPrefix("hb_") == true)
        #expect(try desk.run(["token", "revoke", id, "--reason", "遗失", "--by", "desk-1"]).status == 0)
        #expect(try desk.run(["token", "list"]).lines.contains { $0.hasPrefix("\(id)  dali  revoked") })
    }

    @Test func `a family's link is printed once and is of one registered bed`() throws {
        let desk = try RecordsDesk(isRunning: false)
        let link = ["family-link", "532901-000001", "--for", "王女儿", "--by", "desk-1"]
        let made = try desk.run(link + ["--days", "30"])
        #expect(made.lines.count == 1 && made.output.hasPrefix("/family#hb_"), "\(made.error)")
        #expect(try desk.run(["user", "list"]).output.contains("family  bed 532901-000001  active"))
        let long = try desk.run(link + ["--days", "31"])
        #expect(long.status == 1 && long.output.isEmpty, "\(long.error)")
        #expect(try desk.count("user") == 1, "all of it or nothing")
        let unknown = try desk.run(["family-link", "532901-000009", "--for", "某", "--days", "1", "--by", "desk-1"])
        #expect(unknown.status == 1 && unknown.error.contains("a registered bed"), "\(unknown.error)")
    }
}
