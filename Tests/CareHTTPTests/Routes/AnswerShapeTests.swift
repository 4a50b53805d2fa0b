import CareCore
import CareWire
import Foundation
import HTTPTypes
import TestSupport
import Testing

@testable import CareHTTP
@testable import CareRecords

/// What comes has the shape that the document gives it, down to the last field.
@Suite struct AnswerShapeTests {
    /// Described objects of which the scene holds at least one.
    private static let met: Set<String> = [
        "Alarm", "AlarmDetail", "AlarmLogEntry", "Bed", "WholeDevice", "Order", "WholeOrder", "Incident",
        "WholeIncident", "Shift", "Suppression", "Summary", "FigureValue", "FigureRow", "LedgerEntry", "RecoveryOrder",
    ]

    /// The schema of what an address answers.
    private static func schema(
        _ route: Route, _ operations: [String: [String: Any]], _ document: [String: Any]
    ) throws -> [String: Any] {
        let responses = try #require(operations["GET \(route.path)"]?["responses"] as? [String: [String: Any]])
        let response = try OpenAPITests.resolved(try #require(responses["200"]), in: document)
        let content = try #require(response["content"] as? [String: [String: Any]])
        return try #require(content[MediaType.json]?["schema"] as? [String: Any], "\(route.path)")
    }

    @Test func `every address answers as the document says`() async throws {
        let scene = try NeighbourScene()
        try scene.gateway.maintain()
        try await scene.gateway.test { client in
            let document = try OpenAPITests.document()
            let operations = try OpenAPITests.operations()
            var shape = AnswerShape(document)
            for route in NeighbourTests.reads where route.produces.first == MediaType.json {
                let roles = [Role.prefecture, .family].filter { NeighbourTests.may($0, route) }
                let caller = NeighbourScene.caller(try #require(roles.first, "\(route.path)"), .dali)
                let uri = try NeighbourTests.uri(route, of: .dali, in: scene)
                let answer = try await client.ask(.get, uri, as: caller)
                #expect(answer.status == .ok, "\(uri): \(answer.text)")
                let schema = try Self.schema(route, operations, document)
                let fault = try shape.mismatch(answer.object, schema, at: uri)
                #expect(fault == nil)
            }
            #expect(Self.met.subtracting(shape.seen) == [])
        }
    }

    @Test func `what changed between two revisions is told as the document says`() async throws {
        let scene = try RegisterScene()
        try scene.gateway.maintain()
        try scene.gateway.enterAtOnce([
            // Without a calendar nobody can say when a complaint is due, and its month is not frozen.
            .init("calendar-day", ["day": "2021-10-01", "kind": "holiday", "name": "国庆节", "year": "2021"]),
            .init("calendar-year", ["year": "2021", "source": "通知", "count": "1"]),
            .init(
                "complaint",
                [
                    "complaint": "k-late", "county": "532901", "receivedAt": "2021-10-15T08:00:00+08:00",
                    "way": "hotline", "bed": RegisterScene.bed, "what": "来晚了",
                ]),
            .init("summary-freeze", ["county": "532901", "month": "2021-10", "freezeReason": "投诉补录"]),
        ])
        // Whoever found nothing to do looks again after a minute.
        scene.gateway.pass(.minutes(2))
        try scene.gateway.maintain()
        try await scene.gateway.test { client in
            let document = try OpenAPITests.document()
            let operations = try OpenAPITests.operations()
            var shape = AnswerShape(document)
            for (path, question) in [
                ("/v1/counties/{code}/summary/revisions", ""),
                ("/v1/counties/{code}/summary/changes", "?period=2021-10&from=1&to=2"),
            ] {
                let route = try #require(RouteTable.all.first { $0.path == path })
                let uri = path.replacing("{code}", with: "532901") + question
                let answer = try await client.ask(.get, uri, as: "county")
                #expect(answer.status == .ok, "\(uri): \(answer.text)")
                let schema = try Self.schema(route, operations, document)
                let fault = try shape.mismatch(answer.object, schema, at: uri)
                #expect(fault == nil)
                let added = try answer.items.first { $0["figure"] as? String == "quality-complaints" }?["added"]
                #expect(question.isEmpty || added as? [String] == ["k-late"], "\(answer.text)")
            }
            #expect(shape.seen.isSuperset(of: ["SummaryRevision", "SummaryChange"]))
        }
    }

    @Test func `what is far from its peers, and a row of what changed, have the fields of their description`() throws {
        let outlier = Outlier(
            kind: .bed, name: "532901-000001", measure: .alarms, value: 9, median: 1, deviations: 5.4, peers: 6,
            rows: ["1"])
        let figure = try #require(FigureCatalogue.counted.first)
        let change = SummaryChange(figure: figure, before: 1, after: 2, added: ["a"], removed: [])
        var shape = AnswerShape(try OpenAPITests.document())
        for (name, fields) in [("Outlier", Fields(outlier)), ("SummaryChange", Fields(change))] {
            let value = try JSONSerialization.jsonObject(with: Data(fields.bytes))
            let reference = ["$ref": "#/components/schemas/\(name)"]
            let fault = try shape.mismatch(value, reference, at: name)
            #expect(fault == nil)
        }
        #expect(shape.seen == ["Outlier", "SummaryChange"])
    }
}
