import CareWire
import Foundation

/// A JSON value as a tree, made by the scanner or by Foundation.
enum JSONTree: Equatable {
    case object([String: JSONTree])
    case array([JSONTree])
    case text([UInt8])
    case number(Double)
    case boolean(Bool)
    case null

    /// Reads a value; its numbers are added to `numbers` in the order of the text.
    init(_ scanner: inout JSONScanner, numbers: inout [Double]) throws(JSONError) {
        switch try scanner.nextType() {
        case .object:
            var fields: [String: JSONTree] = [:]
            try scanner.beginObject()
            while let name = try scanner.nextName() {
                fields[scanner.string(name)] = try JSONTree(&scanner, numbers: &numbers)
            }
            self = .object(fields)
        case .array:
            var elements: [JSONTree] = []
            try scanner.beginArray()
            while try scanner.nextElement() { elements.append(try JSONTree(&scanner, numbers: &numbers)) }
            self = .array(elements)
        case .text: self = .text(Array(scanner.string(try scanner.text()).utf8))
        case .number:
            let value = scanner.double(try scanner.number())
            numbers.append(value)
            self = .number(value)
        case .boolean: self = .boolean(try scanner.boolean())
        case .null:
            try scanner.null()
            self = .null
        }
    }

    init(foundation value: Any) {
        switch value {
        case let fields as [String: Any]: self = .object(fields.mapValues { JSONTree(foundation: $0) })
        case let elements as [Any]: self = .array(elements.map { JSONTree(foundation: $0) })
        case let text as String: self = .text(Array(text.utf8))
        // Foundation keeps truths as numbers of the Objective-C type `c`, which no JSON number gets.
        case let number as NSNumber where String(cString: number.objCType) == "c": self = .boolean(number.boolValue)
        case let number as NSNumber: self = .number(number.doubleValue)
        default: self = .null
        }
    }

    /// Equal but for the values of numbers: Foundation knows no negative zero and rounds some numbers wrongly, at 1e105
    /// by nine units of the last place. Whoever compares with it compares the numbers to the bit elsewhere.
    func hasForm(ofFoundation other: JSONTree) -> Bool {
        switch (self, other) {
        case (.object(let left), .object(let right)):
            left.count == right.count && left.allSatisfy { right[$0].map($1.hasForm(ofFoundation:)) ?? false }
        case (.array(let left), .array(let right)):
            left.count == right.count && zip(left, right).allSatisfy { $0.hasForm(ofFoundation: $1) }
        case (.number, .number): true
        default: self == other
        }
    }

    /// Whether a number is beyond every double; Foundation refuses such a document, the scanner does not.
    var hasInfinity: Bool {
        switch self {
        case .object(let fields): fields.values.contains(where: \.hasInfinity)
        case .array(let elements): elements.contains(where: \.hasInfinity)
        case .number(let value): value.isInfinite
        case .text, .boolean, .null: false
        }
    }
}
