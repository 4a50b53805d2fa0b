import Foundation
import Testing

/// A file of faulty texts and what the compiler must say of each: `=== name`, the text, `---`, one message a line.
struct FaultFile {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let text: String
        let messages: [String]
        var testDescription: String { name }
    }

    static func cases(_ name: String) -> [Case] {
        guard let path = Bundle.module.path(forResource: name, ofType: "txt", inDirectory: "Faults"),
            let text = try? String(contentsOfFile: path, encoding: .utf8)
        else { return [] }
        return text.components(separatedBy: "=== ").dropFirst().compactMap { part in
            let halves = part.components(separatedBy: "---\n")
            guard halves.count == 2, let end = halves[0].firstIndex(of: "\n") else { return nil }
            let messages = halves[1].split(separator: "\n").map(String.init)
            return Case(
                name: String(halves[0][..<end]), text: String(halves[0][halves[0].index(after: end)...]),
                messages: messages)
        }
    }
}
