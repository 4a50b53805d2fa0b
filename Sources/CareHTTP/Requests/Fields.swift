internal import CareCore
internal import CareWire

/// An object of an answer, field by field: what is not known is `null` and not left out, so that every answer has the
/// fields that the document names.
struct Fields: Encodable, Sendable {
    private enum Value: Sendable {
        case none
        case text(String)
        case number(Int64)
        case real(Double)
        case flag(Bool)
        case texts([String])
        case reals([Double])
        case numbers([Int64])
        case objects([Fields])
    }

    private var values: [(name: String, value: Value)] = []

    /// Makes an object whose fields `body` puts.
    init(_ body: (inout Fields) -> Void) { body(&self) }

    mutating func put(_ name: String, _ text: String?) { put(name, text.map(Value.text)) }
    mutating func put(_ name: String, _ moment: Timestamp?) { put(name, moment.map { .text($0.text) }) }
    mutating func put(_ name: String, _ number: (some FixedWidthInteger)?) {
        put(name, number.map { .number(Int64($0)) })
    }
    mutating func put(_ name: String, _ number: Double?) { put(name, number.map(Value.real)) }
    mutating func put(_ name: String, _ flag: Bool?) { put(name, flag.map(Value.flag)) }
    mutating func put(_ name: String, _ texts: [String]) { put(name, .texts(texts)) }
    mutating func put(_ name: String, _ numbers: [Double]) { put(name, .reals(numbers)) }
    mutating func put(_ name: String, _ numbers: [Int64]) { put(name, .numbers(numbers)) }
    mutating func put(_ name: String, _ objects: [Fields]) { put(name, .objects(objects)) }

    private mutating func put(_ name: String, _ value: Value?) { values.append((name, value ?? .none)) }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: FieldName.self)
        for (name, value) in values {
            let key = FieldName(stringValue: name)
            switch value {
            case .none: try fields.encodeNil(forKey: key)
            case .text(let text): try fields.encode(text, forKey: key)
            case .number(let number): try fields.encode(number, forKey: key)
            case .real(let number): try fields.encode(number, forKey: key)
            case .flag(let flag): try fields.encode(flag, forKey: key)
            case .texts(let texts): try fields.encode(texts, forKey: key)
            case .reals(let numbers): try fields.encode(numbers, forKey: key)
            case .numbers(let numbers): try fields.encode(numbers, forKey: key)
            case .objects(let objects): try fields.encode(objects, forKey: key)
            }
        }
    }
}
