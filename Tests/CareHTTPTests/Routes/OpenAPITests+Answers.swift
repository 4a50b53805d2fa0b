import Testing

@testable import CareHTTP

/// Decision 63: whoever reads an answer finds every field.
extension OpenAPITests {
    /// A figure has the fields of its measure.
    private static let varied: Set<String> = ["FigureValue"]

    @Test func `an answer has every field of its description, and a list is items and next`() throws {
        let document = try Self.document()
        var (objects, seen): (Int, Set<String>) = (0, [])
        for (name, operation) in try Self.operations() {
            let responses = try #require(operation["responses"] as? [String: [String: Any]])
            for (status, response) in responses where status.hasPrefix("2") {
                let content = try Self.resolved(response, in: document)["content"] as? [String: [String: Any]]
                guard let schema = content?[MediaType.json]?["schema"] as? [String: Any] else { continue }
                let answer = try Self.resolved(schema, in: document)
                #expect(answer["type"] as? String != "array", "\(name)")
                let fields = (answer["properties"] as? [String: Any] ?? [:]).keys.sorted()
                #expect(!fields.contains("next") || fields == ["items", "next"], "\(name)")
                try Self.check(schema, name, in: document, &objects, &seen)
            }
        }
        #expect(objects > 50)
    }

    /// Checks an object and what stands in it.
    private static func check(
        _ schema: [String: Any], _ name: String, in document: [String: Any], _ objects: inout Int,
        _ seen: inout Set<String>
    ) throws {
        var name = name
        if let reference = schema["$ref"] as? String {
            guard seen.insert(reference).inserted else { return }
            name = reference.split(separator: "/").last.map(String.init) ?? reference
        }
        let schema = try resolved(schema, in: document)
        if let properties = schema["properties"] as? [String: [String: Any]] {
            objects += 1
            let required = schema["required"] as? [String] ?? []
            #expect(varied.contains(name) || required.sorted() == properties.keys.sorted(), "\(name)")
            #expect(schema["additionalProperties"] as? Bool == false, "\(name)")
            for (field, value) in properties { try check(value, "\(name).\(field)", in: document, &objects, &seen) }
        }
        let parts = [schema["items"], schema["additionalProperties"]].compactMap { $0 as? [String: Any] }
        for part in parts + (schema["oneOf"] as? [[String: Any]] ?? []) {
            try check(part, "\(name)[]", in: document, &objects, &seen)
        }
    }
}
