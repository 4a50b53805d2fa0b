import Foundation
import TestSupport
import Testing

/// One row of the table of bad input in Operations.md.
struct BadInputRow: CustomTestStringConvertible {
    let input: String
    let result: String
    let receipt: String
    let counted: String

    var testDescription: String { input }

    /// The words in back quotes of a cell.
    static func words(_ cell: String) -> [String] {
        cell.split(separator: "`", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }
            .map { String($0.element) }
    }

    /// The status that the sender gets; `nil` for none.
    var status: Int? { Int(receipt) }

    /// The reason in quarantine; `nil` where the message is taken.
    var reason: String? { result.hasPrefix("quarantine") ? Self.words(result).first : nil }

    /// The validity of the reading that is stored nevertheless.
    var validity: String? { result.contains("with validity") ? Self.words(result).first : nil }

    /// The figures that go up.
    var counters: [String] { Self.words(counted) }

    /// The rows as the document has them.
    static let all: [BadInputRow] = {
        let file = Checkout.root.appending(path: "Sources/Gateway/Gateway.docc/Operations.md")
        guard let text = try? String(contentsOf: file, encoding: .utf8),
            let start = text.range(of: "## What becomes of bad input")
        else { return [] }
        let lines = text[start.upperBound...].split(separator: "\n", omittingEmptySubsequences: false)
        let table = lines.drop { !$0.hasPrefix("|") }.prefix { $0.hasPrefix("|") }.dropFirst(2)
        return table.compactMap { line in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
                .map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count == 4 else { return nil }
            return BadInputRow(input: cells[0], result: cells[1], receipt: cells[2], counted: cells[3])
        }
    }()
}
