import CareRecords
import Testing

@Suite("Lines of a table") struct TableReaderTests {
    private func pieces(_ text: String, atMost: Int = 9) -> [String] {
        var reader = TableReader(Array(text.utf8), columns: ["a", "b"], atMost: atMost)
        var found: [String] = []
        while let piece = reader.next() {
            switch piece {
            case .header(let line, let titles): found.append("header \(line) \(titles)")
            case .line(let number, let cells): found.append("line \(number) \(cells)")
            case .fault(let fault): found.append("fault \(fault.line) \(fault.fault.expected)")
            }
        }
        let rest = reader.next()
        #expect(rest == nil)
        return found
    }

    @Test func `every line comes in its place, bad ones as faults, empty ones not at all`() {
        #expect(
            pieces("'a ,b\n1, x\n,\n1\n\"1\"2,3\n\"=\"\"01\"\"\",'2\n") == [
                "header 1 [\"a\", \"b\"]", "line 2 [\"1\", \" x\"]", "fault 4 2 fields as in the header",
                "fault 5 comma-separated text as in RFC 4180", "line 6 [\"01\", \"2\"]",
            ])
    }

    @Test(arguments: [
        ("", ["fault 1 a header with the columns a,b"]),
        ("a,b\n", ["header 1 [\"a\", \"b\"]", "fault 1 records below the header"]),
        ("a;b\n1;2\n", ["fault 1 columns with commas between them"]),
        ("a\"b\n1,2\n", ["fault 1 comma-separated text as in RFC 4180"]),
        ("a\n1\n2\n3\n", ["header 1 [\"a\"]", "line 2 [\"1\"]", "line 3 [\"2\"]", "fault 4 at most 2 records"]),
    ])
    func `what makes the rest untold ends it`(text: String, told: [String]) {
        #expect(pieces(text, atMost: 2) == told)
    }
}
