import Foundation
import TestSupport
import Testing

/// What a person meets who is asked for a password on a terminal.
@Suite(.serialized) struct PasswordPromptTests {
    private static let password = "三匹马拉一车白菜上山"

    /// Makes a user on a terminal, typing each word where it is asked for.
    private func add(
        _ desk: RecordsDesk, typing words: [String]
    ) throws -> (status: Int32, shown: String, error: String) {
        let terminal = try Terminal(
            [
                "user", "add", "li", "--name", "李护工", "--role", "operator", "--scope", "provider p-1", "--by",
                "desk-1",
            ], environment: desk.variables)
        for (prompt, word) in zip(["password: ", "once more: "], words) {
            try terminal.wait(forPrompt: prompt)
            #expect(try !terminal.isEchoing, "\(prompt)")
            try terminal.type(word + "\n")
        }
        let result = try terminal.result()
        #expect(try terminal.isEchoing, "what is typed afterwards shows again")
        for word in words where !word.isEmpty {
            #expect(!result.shown.contains(word) && !result.error.contains(word))
        }
        return result
    }

    private func hasPassword(_ desk: RecordsDesk) throws -> [Bool] {
        try desk.run(["user", "list"]).lines.dropFirst().map { $0.contains("  active  yes") }
    }

    @Test func `a password that is typed twice counts, and nothing of it shows`() throws {
        let desk = try RecordsDesk(isRunning: false)
        let result = try add(desk, typing: [Self.password, Self.password])
        #expect(result.status == 0, "\(result.error)")
        #expect(result.shown == "user li is entered\r\n")
        #expect(result.error == "password: \nonce more: \n")
        #expect(try hasPassword(desk) == [true])
    }

    @Test(arguments: [
        ([password, password + "了"], "expected the same twice, found two different ones"),
        (["一二三四五", "一二三四五"], "expected 10 to 128 characters, found 5"),
        (["", ""], "expected 10 to 128 characters, found 0"),
    ])
    func `two that differ and one that is too short make no user`(words: [String], fault: String) throws {
        let desk = try RecordsDesk(isRunning: false)
        let result = try add(desk, typing: words)
        #expect(result.status == 1)
        #expect(result.error.contains("refused: password: \(fault)"), "\(result.error)")
        #expect(try hasPassword(desk) == [])
    }
}
