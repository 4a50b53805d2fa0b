import CareCore
import HTTPTypes
import Testing

@testable import CareHTTP

/// What the control socket takes is taken here with the same fields, by who is signed in, within their scope.
@Suite struct CommandRouteTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        let uri: String
        let body: String
        let status: Int
        var testDescription: String { "\(name) \(uri) \(status)" }
    }

    static let rows = [
        Row(name: "technician", uri: "/v1/beds/532901-000001/test-window", body: #"{"length_ms":600000}"#, status: 200),
        Row(name: "technician", uri: "/v1/beds/532925-000001/test-window", body: #"{"length_ms":600000}"#, status: 404),
        Row(name: "operator", uri: "/v1/beds/532901-000001/test-window", body: #"{"length_ms":600000}"#, status: 403),
        Row(
            name: "operator", uri: "/v1/suppressions",
            body: #"{"command":"away","bed":"532901-000001","reason":"探亲"}"#, status: 200),
        Row(
            name: "operator", uri: "/v1/suppressions",
            body: #"{"command":"away","bed":"532925-000001","reason":"探亲"}"#, status: 404),
        Row(
            name: "operator", uri: "/v1/suppressions",
            body: #"{"command":"out-of-service","device":"m-1","permit":"P-1","until_ms":1762400000000}"#, status: 403),
        Row(
            name: "technician", uri: "/v1/suppressions",
            body: #"{"command":"out-of-service","device":"m-1","permit":"P-1","until_ms":1762310000000}"#, status: 200),
        Row(
            name: "technician", uri: "/v1/suppressions",
            body: #"{"command":"out-of-service","device":"m-2","permit":"P-1","until_ms":1762310000000}"#, status: 404),
        Row(
            name: "county", uri: "/v1/suppressions",
            body: #"{"command":"outage","township":"532925101","from_ms":1762300900000,"until_ms":1762310000000,"#
                + #""reason":"停电"}"#, status: 404),
        Row(
            name: "operator", uri: "/v1/suppressions", body: #"{"command":"away","bed":"532901-000001","by":"x"}"#,
            status: 400),
        Row(
            name: "county", uri: "/v1/incidents", body: #"{"kind":"earthquake","township":"532901001","note":""}"#,
            status: 200),
        Row(
            name: "county", uri: "/v1/incidents", body: #"{"kind":"earthquake","township":"532925101","note":""}"#,
            status: 404),
        Row(
            name: "operator", uri: "/v1/incidents", body: #"{"kind":"earthquake","township":"532901001","note":""}"#,
            status: 403),
        Row(name: "county", uri: "/v1/incidents/7/close", body: #"{"note":"x"}"#, status: 404),
        Row(name: "technician", uri: "/v1/orders/1/assign", body: "{}", status: 404),
        Row(
            name: "lead", uri: "/v1/rota",
            body: #"{"lines":[{"line":1,"person":"nobody","role":"operator","scope":"station:91350100M000100Y43","#
                + #""from_ms":1762300800000,"until_ms":1762387200000}]}"#, status: 422),
        Row(
            name: "lead", uri: "/v1/rota",
            body: #"{"lines":[{"line":1,"person":"nobody","role":"operator","scope":"station:P-B","#
                + #""from_ms":1762300800000,"until_ms":1762387200000}]}"#, status: 404),
        Row(
            name: "lead", uri: "/v1/rota/remove",
            body: #"{"person":"nobody","role":"operator","scope":"everywhere","from_ms":1}"#, status: 404),
    ]

    @Test func `a command is taken from who may, where they may, and what is not changes nothing`() async throws {
        let scene = try RegisterScene()
        try await scene.gateway.test { client in
            for row in Self.rows {
                let before = try scene.gateway.content()
                let answer = try await client.ask(.post, row.uri, as: row.name, body: row.body)
                #expect(answer.status.code == row.status, "\(row.testDescription): \(answer.text)")
                let hasChanged = try scene.gateway.content() != before
                #expect(hasChanged == (row.status == 200), "\(row.testDescription)")
            }
        }
    }

    @Test func `an incident goes its way, and who did what is who was signed in`() async throws {
        let scene = try RegisterScene()
        try await scene.gateway.test { client in
            let opened = #"{"kind":"fire","township":"532901001","note":"后山"}"#
            let one = try await client.ask(.post, "/v1/incidents", as: "county", body: opened)
            #expect(one.status == .ok)
            let reached = #"{"bed":"532901-000001","how":"call","note":"平安"}"#
            for (name, step, body, status) in [
                ("operator", "reached", reached, 200), ("neighbour", "reached", reached, 404),
                ("operator", "reached", reached.replacing("532901", with: "532925"), 404),
                ("operator", "problem", #"{"note":"电话打不通"}"#, 200),
                ("operator", "rectify", #"{"problem":1,"note":"换号"}"#, 200),
                ("operator", "accept", #"{"problem":1,"note":"好"}"#, 403),
                ("county", "accept", #"{"problem":1,"note":"好"}"#, 200),
                ("county", "close", #"{"note":"无人受伤"}"#, 200), ("county", "open", opened, 404),
            ] {
                let answer = try await client.ask(.post, "/v1/incidents/1/\(step)", as: name, body: body)
                #expect(answer.status.code == status, "\(step): \(answer.text)")
            }
            let incident = try await client.ask(.get, "/v1/incidents/1", as: "lead").object
            #expect(incident["opened_by"] as? String == "county")
            #expect((incident["bed_list"] as? [[String: Any]])?.first?["reached_by"] as? String == "operator")
            #expect((incident["problem_list"] as? [[String: Any]])?.first?["accepted_by"] as? String == "county")
            let two = try await client.ask(.get, "/v1/incidents", as: "county")
            #expect(try two.items.isEmpty)
            let three = try await client.ask(.get, "/v1/incidents?state=all", as: "neighbour")
            #expect(try three.items.isEmpty)
        }
    }
}
