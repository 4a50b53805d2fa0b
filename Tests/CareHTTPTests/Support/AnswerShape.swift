import Foundation

/// Holds what comes against what the document says of it: every field that is described, and no other.
struct AnswerShape {
    private let document: [String: Any]
    /// Names of the described objects that came.
    private(set) var seen: Set<String> = []

    init(_ document: [String: Any]) { self.document = document }

    /// What is wrong with a value where it should be as `schema` says; `nil` when nothing is.
    mutating func mismatch(_ value: Any, _ schema: [String: Any], at place: String) throws -> String? {
        let name = (schema["$ref"] as? String)?.split(separator: "/").last.map(String.init)
        let schema = try OpenAPITests.resolved(schema, in: document)
        if let choices = schema["oneOf"] as? [[String: Any]] {
            var first: String?
            for choice in choices {
                guard let fault = try mismatch(value, choice, at: place) else { return nil }
                first = first ?? fault
            }
            return first
        }
        let type = Self.type(of: value)
        let types = schema["type"] as? [String] ?? [schema["type"] as? String].compactMap { $0 }
        let isNumber = type == "number" && !Set(types).isDisjoint(with: ["number", "integer", "boolean"])
        guard types.isEmpty || types.contains(type) || isNumber else { return "\(place): \(type), not \(types)" }
        if let object = value as? [String: Any] {
            if let fault = try mismatch(ofObject: object, schema, at: place) { return fault }
            if let name { seen.insert(name) }
        }
        if let array = value as? [Any], let items = schema["items"] as? [String: Any] {
            for item in array {
                if let fault = try mismatch(item, items, at: "\(place)[]") { return fault }
            }
        }
        return nil
    }

    private mutating func mismatch(
        ofObject object: [String: Any], _ schema: [String: Any], at place: String
    ) throws -> String? {
        guard let properties = schema["properties"] as? [String: [String: Any]] else {
            guard let all = schema["additionalProperties"] as? [String: Any] else { return nil }
            for (key, value) in object {
                if let fault = try mismatch(value, all, at: "\(place).\(key)") { return fault }
            }
            return nil
        }
        let required = Set(schema["required"] as? [String] ?? [])
        if let missing = required.subtracting(object.keys).min() { return "\(place): no \(missing)" }
        for (key, value) in object {
            guard let property = properties[key] else { return "\(place): \(key), of which nothing is said" }
            if let fault = try mismatch(value, property, at: "\(place).\(key)") { return fault }
        }
        return nil
    }

    /// Numbers and yes and no look alike.
    private static func type(of value: Any) -> String {
        switch value {
        case is NSNull: "null"
        case is String: "string"
        case is [Any]: "array"
        case is [String: Any]: "object"
        default: "number"
        }
    }
}
