import HTTPTypes
import Testing
import Yams

@testable import CareHTTP

/// The document of the interface says what the routes are, and nothing else.
@Suite struct OpenAPITests {
    /// The document.
    static func document() throws -> [String: Any] {
        let file = try #require(WebFile.all.first { $0.path == "/openapi.yaml" })
        return try #require(try Yams.load(yaml: String(decoding: file.bytes, as: UTF8.self)) as? [String: Any])
    }

    /// Operations by method and path.
    static func operations() throws -> [String: [String: Any]] {
        let paths = try #require(try document()["paths"] as? [String: [String: Any]])
        var operations: [String: [String: Any]] = [:]
        for (path, entries) in paths {
            let shared = entries["parameters"] as? [Any] ?? []
            for (method, entry) in entries where method != "parameters" {
                var operation = try #require(entry as? [String: Any], "\(method) \(path)")
                operation["parameters"] = shared + (operation["parameters"] as? [Any] ?? [])
                operations["\(method.uppercased()) \(path)"] = operation
            }
        }
        return operations
    }

    /// The routes that belong to the interface: pages and their scripts and styles are for browsers.
    private static let routes = RouteTable.all.filter { !RouteTable.isPage($0) }

    @Test func `every route is described and every description is a route`() throws {
        let described = Set(try Self.operations().keys)
        let there = Self.routes.map { "\($0.method.rawValue) \($0.path)" }
        #expect(Set(there).subtracting(described) == [])
        #expect(described.subtracting(there) == [])
        #expect(there.count == Set(there).count)
    }

    @Test func `parameters, bodies, answers and access of a route are those of its description`() throws {
        let document = try Self.document()
        // Reading the document takes a second: once for all routes.
        let operations = try Self.operations()
        for route in Self.routes {
            let name = "\(route.method.rawValue) \(route.path)"
            let operation = try #require(operations[name], "\(name)")
            let parameters = try (operation["parameters"] as? [[String: Any]] ?? []).map {
                try Self.resolved($0, in: document)
            }
            let named = { (place: String) in
                parameters.filter { $0["in"] as? String == place }.compactMap { $0["name"] as? String }.sorted()
            }
            #expect(named("query") == route.query.sorted(), "\(name)")
            #expect(named("path") == Self.names(in: route.path), "\(name)")
            #expect(named("header").contains("Idempotency-Key") == (route.key == .kept), "\(name)")
            let body = operation["requestBody"] as? [String: Any]
            let content = try body.map { try Self.resolved($0, in: document)["content"] as? [String: Any] } ?? [:]
            #expect(content?.keys.sorted() ?? [] == (route.consumes.map { [$0] } ?? []), "\(name)")
            #expect(try Self.produced(operation, in: document) == Set(route.produces), "\(name)")
            let isOpen = (operation["security"] as? [Any])?.isEmpty ?? false
            #expect(isOpen == (route.access == .anyone), "\(name)")
            #expect((operation["responses"] as? [String: Any])?["default"] != nil, "\(name)")
        }
    }

    /// What a reference points to; the value itself when it is none.
    static func resolved(_ value: [String: Any], in document: [String: Any]) throws -> [String: Any] {
        guard let reference = value["$ref"] as? String else { return value }
        var place: Any? = document
        for part in reference.split(separator: "/").dropFirst() { place = (place as? [String: Any])?[String(part)] }
        return try #require(place as? [String: Any], "\(reference) points to nothing")
    }

    private static func names(in path: String) -> [String] {
        path.matches(of: /\{([^}]+)\}/).map { String($0.1) }.sorted()
    }

    /// Media types of the answers of success.
    private static func produced(_ operation: [String: Any], in document: [String: Any]) throws -> Set<String> {
        let responses = try #require(operation["responses"] as? [String: [String: Any]])
        var types: Set<String> = []
        for (status, response) in responses where status.hasPrefix("2") {
            let content = try Self.resolved(response, in: document)["content"] as? [String: Any] ?? [:]
            types.formUnion(content.keys)
        }
        return types
    }
}
