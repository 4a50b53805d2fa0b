public import CareCore

/// An object of an answer, field by field, for every place that answers in JSON: what is not known is `null` and not
/// left out, so that every answer has the fields that its description names; a moment is RFC 3339 with the offset of
/// the programme's place.
public struct Fields: Sendable {
    private var values: [(name: String, value: FieldValue)] = []

    /// Makes an object whose fields `body` puts.
    public init(_ body: (inout Fields) -> Void) { body(&self) }

    /// Puts a text or `null`.
    public mutating func put(_ name: String, _ text: String?) { put(name, text.map(FieldValue.text)) }

    /// Puts a moment or `null`.
    public mutating func put(_ name: String, _ moment: Timestamp?) {
        put(name, moment.map { .text(RFC3339.text($0)) })
    }

    /// Puts a whole number or `null`.
    public mutating func put(_ name: String, _ number: (some FixedWidthInteger)?) {
        put(name, number.map { .number(Int64($0)) })
    }

    /// Puts a number or `null`.
    public mutating func put(_ name: String, _ number: Double?) { put(name, number.map(FieldValue.real)) }

    /// Puts a number as its decimal text writes it, or `null`.
    public mutating func put(_ name: String, decimal text: String?) { put(name, text.map(FieldValue.decimal)) }

    /// Puts true, false or `null`.
    public mutating func put(_ name: String, _ flag: Bool?) { put(name, flag.map(FieldValue.flag)) }

    /// Puts a list of texts.
    public mutating func put(_ name: String, _ texts: [String]) { put(name, .texts(texts)) }

    /// Puts a list of moments.
    public mutating func put(_ name: String, _ moments: [Timestamp]) {
        put(name, .texts(moments.map { RFC3339.text($0) }))
    }

    /// Puts a list of numbers.
    public mutating func put(_ name: String, _ numbers: [Double]) { put(name, .reals(numbers)) }

    /// Puts a list of whole numbers.
    public mutating func put(_ name: String, _ numbers: [Int64]) { put(name, .numbers(numbers)) }

    /// Puts an object or `null`.
    public mutating func put(_ name: String, _ object: Fields?) { put(name, object.map(FieldValue.object)) }

    /// Puts a list of objects or `null`.
    public mutating func put(_ name: String, _ objects: [Fields]?) { put(name, objects.map(FieldValue.objects)) }

    /// Puts the two languages of a text, or `null`.
    public mutating func put(_ name: String, _ text: BilingualText?) {
        let languages: Fields? = text.map { text in
            Fields { fields in
                fields.put("zh", text.zh)
                fields.put("en", text.en)
            }
        }
        put(name, languages)
    }

    private mutating func put(_ name: String, _ value: FieldValue?) { values.append((name, value ?? .none)) }

    /// One line of JSON, its fields in the order in which they were put: the same object is the same bytes.
    public var bytes: [UInt8] {
        var writer = JSONWriter()
        write(into: &writer)
        return writer.bytes
    }

    /// The same as text.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    func write(into writer: inout JSONWriter) {
        writer.object { writer in
            for (name, value) in values {
                writer.name(name)
                value.write(into: &writer)
            }
        }
    }
}
