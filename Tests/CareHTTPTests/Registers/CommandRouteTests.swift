import CareCore
import CareRecords
import HTTPTypes
import TestSupport
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

    @Test func `what holds alarms back comes in pages of the scope`() async throws {
        let scene = try RegisterScene()
        try scene.gateway.assign("m-3", "mattress-belt", to: "532901-000002", provider: CareProgramme.provider)
        try await scene.gateway.test { client in
            for bed in [RegisterScene.bed, RegisterScene.otherBed, "532901-000002"] {
                let body = #"{"command":"away","bed":"\#(bed)","reason":"探亲"}"#
                let name = bed == RegisterScene.otherBed ? "prefecture" : "operator"
                #expect(try await client.ask(.post, "/v1/suppressions", as: name, body: body).status == .ok)
            }
            var beds: [String] = []
            var cursor = ""
            repeat {
                let answer = try await client.ask(.get, "/v1/suppressions?limit=1\(cursor)", as: "operator")
                beds += try answer.texts("bed")
                cursor = (try answer.object["next"] as? String).map { "&cursor=\($0)" } ?? ""
            } while !cursor.isEmpty
            #expect(beds == [RegisterScene.bed, "532901-000002"])
        }
    }

    @Test func `an incident goes its way, signed by who did it, and nobody mends what they do not see`() async throws {
        let scene = try RegisterScene()
        let scope = "provider \(CareProgramme.provider)"
        try scene.gateway.enter(
            [("operator", "operator"), ("lead", "provider-lead")].map { user, role in
                .init("user", ["user": user, "name": user, "role": role, "scope": scope, "language": "zh"])
            })
        // Another provider's bed in the same township.
        let next = try RegisterScene.made(ProviderID("P-C"))
        try scene.gateway.assign("m-3", "mattress-belt", to: "532901-000002", provider: "P-C")
        scene.gateway.admit("next", .providerLead, .provider(next))
        try await scene.gateway.test { client in
            let opened = #"{"kind":"fire","township":"532901001","note":"后山"}"#
            let one = try await client.ask(.post, "/v1/incidents", as: "county", body: opened)
            #expect(one.status == .ok)
            let reached = #"{"bed":"532901-000001","how":"call","note":"平安"}"#
            for (name, step, body, status) in [
                ("operator", "reached", reached, 200), ("neighbour", "reached", reached, 404),
                ("operator", "reached", reached.replacing("532901", with: "532925"), 404),
                ("operator", "problem", #"{"note":"电话打不通"}"#, 200),
                ("next", "rectify", #"{"problem":1,"note":"换号"}"#, 404),
                ("operator", "rectify", #"{"problem":2,"note":"换号"}"#, 404),
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
            let all = try await client.ask(.get, "/v1/incidents/1", as: "county").object
            #expect(all["beds"] as? Int == 2 && all["reached"] as? Int == 1)
            let stranger = try await client.ask(.get, "/v1/incidents/1", as: "next").object
            #expect(stranger["beds"] as? Int == 1 && stranger["reached"] as? Int == 0)
            #expect((stranger["problem_list"] as? [Any])?.isEmpty == true)
            let two = try await client.ask(.get, "/v1/incidents", as: "county")
            #expect(try two.items.isEmpty)
            let three = try await client.ask(.get, "/v1/incidents?state=all", as: "neighbour")
            #expect(try three.items.isEmpty)
        }
    }
}
