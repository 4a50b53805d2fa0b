/// The fields of a JSON object, read by name, with an error for every field that nobody asked for.
package struct StrictFields {
    private let container: KeyedDecodingContainer<FieldName>

    package init(_ decoder: any Decoder) throws { container = try decoder.container(keyedBy: FieldName.self) }

    /// Refuses fields of other names.
    package func allow(_ names: String...) throws { try allow(names) }

    /// Refuses fields of other names.
    package func allow(_ names: [String]) throws {
        if let stranger = container.allKeys.first(where: { !names.contains($0.stringValue) }) {
            throw fault(stranger.stringValue, expected: names.joined(separator: ", "), found: "an unknown field")
        }
    }

    package func decode<Value: Decodable>(_ type: Value.Type, _ name: String) throws -> Value {
        try container.decode(type, forKey: FieldName(stringValue: name))
    }

    package func decodeIfPresent<Value: Decodable>(_ type: Value.Type, _ name: String) throws -> Value? {
        try container.decodeIfPresent(type, forKey: FieldName(stringValue: name))
    }

    /// A text that `make` turns into a value.
    package func parse<Value>(_ name: String, expected: String, _ make: (String) -> Value?) throws -> Value {
        let text = try decode(String.self, name)
        guard let value = make(text) else { throw fault(name, expected: expected, found: "\"\(text)\"") }
        return value
    }

    /// The same for a field that may be missing.
    package func parseIfPresent<Value>(_ name: String, expected: String, _ make: (String) -> Value?) throws -> Value? {
        container.contains(FieldName(stringValue: name)) ? try parse(name, expected: expected, make) : nil
    }

    package func fault(_ name: String, expected: String, found: String) -> DecodingError {
        let shown = found.count > Self.longestFound ? found.prefix(Self.longestFound) + "…" : found
        return .dataCorrupted(
            DecodingError.Context(
                codingPath: container.codingPath + [FieldName(stringValue: name)],
                debugDescription: "expected \(expected), found \(shown)"))
    }

    /// Characters of a found text that are repeated to who sent it.
    private static var longestFound: Int { 100 }
}
