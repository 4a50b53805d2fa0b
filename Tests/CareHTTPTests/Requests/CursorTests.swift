import Testing

@testable import CareHTTP

@Suite struct CursorTests {
    @Test func `a cursor is read back by its own list and by no other`() throws {
        let text = Cursor.text("532901-000123 é", of: "beds")
        #expect(try Cursor.read(text, of: "beds") == "532901-000123 é")
        #expect(throws: Problem.self) { try Cursor.read(text, of: "bed") }
        #expect(throws: Problem.self) { try Cursor.read(text, of: "alarms") }
    }

    @Test(arguments: ["", "x", "====", "öäü", "../../etc/passwd", String(repeating: "A", count: 10_000)])
    func `what is no cursor is a problem`(text: String) {
        #expect(throws: Cursor.problem) { try Cursor.read(text, of: "beds") }
    }
}
