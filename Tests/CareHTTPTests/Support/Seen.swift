import Foundation
import HTTPTypes

/// An answer as a test looks at it.
struct Seen {
    let status: Int
    let headers: HTTPFields
    let body: String

    /// The body as an object.
    var object: [String: Any] {
        get throws {
            try TestFailure.unless(try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any])
        }
    }

    /// The items of a list.
    var items: [[String: Any]] {
        get throws { try items(of: "items") }
    }

    /// The objects of a field.
    func items(of field: String) throws -> [[String: Any]] {
        try TestFailure.unless(try object[field] as? [[String: Any]])
    }

    /// The kind of a problem; `nil` for another answer.
    var problem: String? {
        get throws {
            guard status >= 400 else { return nil }
            return (try object["type"] as? String).map { String($0.dropFirst("urn:homebed:problem:".count)) }
        }
    }
}
