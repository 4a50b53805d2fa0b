import CareRecords
import HTTPTypes
import TestSupport
import Testing

@testable import CareHTTP

/// The links of the document lead from a list to each of its things.
@Suite struct LinkTests {
    /// A link of a list's answer.
    private struct Link {
        let list: String
        let name: String
        /// Method and path of where it leads.
        let target: String
        /// What stands for each parameter: `$response.body#/items/0/bed`, or the value itself.
        let parameters: [String: String]
    }

    private static let first = "$response.body#/items/0/"

    private static func links() throws -> [Link] {
        let operations = try OpenAPITests.operations()
        var found: [Link] = []
        for (list, operation) in operations {
            let responses = operation["responses"] as? [String: [String: Any]] ?? [:]
            for (name, link) in responses["200"]?["links"] as? [String: [String: Any]] ?? [:] {
                let target = try #require(
                    operations.first { $0.value["operationId"] as? String == link["operationId"] as? String }?.key,
                    "\(list) \(name)")
                found.append(
                    Link(
                        list: list, name: name, target: target,
                        parameters: try #require(link["parameters"] as? [String: String], "\(list) \(name)")))
            }
        }
        return found
    }

    /// What is asked for by a county's code is in no list.
    @Test func `every single thing that a list holds is linked with it`() throws {
        let linked = Set(try Self.links().map(\.target))
        for route in NeighbourTests.reads where route.path.contains("{") && !route.path.contains("{code}") {
            #expect(linked.contains("GET \(route.path)"), "\(route.path)")
        }
    }

    @Test func `a link leads from the first thing of its list to that thing`() async throws {
        let links = try Self.links()
        let scene = try NeighbourScene()
        let caller = NeighbourScene.caller(.prefecture, .dali)
        try await scene.gateway.test { client in
            for link in links {
                let list = try await client.ask(.get, String(link.list.dropFirst("GET ".count)), as: caller)
                let item = try #require(try list.items.first, "\(link.list): \(list.text)")
                var (uri, question) = (String(link.target.dropFirst("GET ".count)), "")
                for (name, text) in link.parameters {
                    guard text.hasPrefix(Self.first) else {
                        question = "?\(name)=\(text)"
                        continue
                    }
                    let value = try #require(item[String(text.dropFirst(Self.first.count))], "\(link)")
                    #expect(uri.contains("{\(name)}"), "\(link)")
                    uri = uri.replacing("{\(name)}", with: "\(value)")
                }
                let answer = try await client.ask(.get, uri + question, as: caller)
                #expect(answer.status == .ok, "\(uri)\(question): \(answer.text)")
            }
        }
    }
}
