import CareRecords
import Foundation
import HTTPTypes
import Testing

@testable import CareHTTP

/// Whatever is sent: the right status, a problem document, nothing changed, nothing told of the inside.
@Suite struct BadInputTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let method: HTTPRequest.Method
        let uri: String
        var body: String?
        var headers: HTTPFields = [:]
        let status: Int
        var testDescription: String { "\(method.rawValue) \(uri.prefix(80)) \(status)" }
    }

    /// Every route that takes a body, with a path that leads to it and somebody who may.
    static let writes = RouteTable.all.filter { $0.consumes == MediaType.json }.map { route in
        let uri = [
            ("{bed}", RegisterScene.bed), ("{order}", "1"), ("{incident}", "1"), ("{step}", "close"), ("{alarm}", "1"),
        ].reduce(route.path) { $0.replacing($1.0, with: $1.1) }
        let callers: [(name: String, role: Role)] = [
            ("prefecture", .prefecture), ("operator", .operatorOnDuty), ("family", .family),
        ]
        let caller = callers.first { caller in
            guard case .may(let capabilities) = route.access else { return true }
            return capabilities.contains(where: caller.role.capabilities.contains)
        }
        return (uri: uri, caller: caller?.name ?? "nobody may")
    }

    static let bodies = [
        "", "{", "null", "[]", "0", "\"x\"", "{\"a\":", "{}{}", "\u{0}", "{\"forms\":[{\"form\":7}]}",
        #"{"form":"staff","fields":[]}"#, #"{"form":"staff","fields":{"staff":7}}"#, #"{"form":null,"fields":null}"#,
        #"{"note":"x","by":"somebody else"}"#, #"{"length_ms":1e400}"#, #"{"length_ms":-1}"#, #"{"length_ms":"1"}"#,
        #"{"note":"\ud800"}"#, #"{"unknown":true}"#, String(repeating: "[", count: 10_000),
        #"{"form":"staff'; DROP TABLE staff;--","fields":{}}"#, #"{"form":"<script>alert(1)</script>","fields":{}}"#,
    ]

    @Test func `a body that is none of what the address takes is refused, by every address`() async throws {
        let scene = try RegisterScene()
        try await scene.gateway.test { client in
            let before = try scene.gateway.content()
            for (uri, caller) in Self.writes {
                for body in Self.bodies {
                    let answer = try await client.ask(.post, uri, as: caller, body: body)
                    #expect([400, 404, 422].contains(answer.status.code), "\(uri) \(body.prefix(40)): \(answer.text)")
                    try Self.checkProblem(answer)
                }
                let large = "{\"note\":\"" + String(repeating: "x", count: 5 << 20) + "\"}"
                let answer = try await client.ask(.post, uri, as: caller, body: large)
                #expect(answer.status == .contentTooLarge, "\(uri)")
                let text = try await client.ask(
                    .post, uri, as: caller, body: "{}", headers: [.contentType: "text/plain"])
                #expect(text.status == .unsupportedMediaType, "\(uri)")
            }
            #expect(try scene.gateway.content() == before)
        }
    }

    static let injections = [
        "'", "' OR 1=1 --", "\"; DROP TABLE bed; --", "<script>alert(1)</script>", "../../etc/passwd", "%00",
        "\u{202E}", String(repeating: "9", count: 400), "-1", "1e9", "٣",
    ]

    /// Every route that only reads, with something in the place of each part of its path and of each parameter.
    static let questions: [Row] = RouteTable.all.filter { $0.method == .get && $0.path.hasPrefix("/v1/") }
        .filter { !$0.produces.contains(MediaType.events) }.flatMap { route in
            injections.flatMap { text -> [Row] in
                let sent = text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
                let inPath =
                    route.path.contains("{")
                    ? [Row(method: .get, uri: route.path.replacing(/\{[^}]+\}/, with: sent), status: 404)] : []
                let plain = route.path.replacing("{bed}", with: RegisterScene.bed)
                    .replacing("{device}", with: RegisterScene.device)
                let inQuery =
                    plain.contains("{")
                    ? [] : route.query.map { Row(method: .get, uri: "\(plain)?\($0)=\(sent)", status: 400) }
                return inPath + inQuery
            }
        }

    @Test func `whatever stands in a path or a parameter is only looked up, or refused`() async throws {
        let scene = try RegisterScene()
        try await scene.gateway.test { client in
            let before = try scene.gateway.content()
            for row in Self.questions where !row.uri.contains("reveal=") {
                let answer = try await client.ask(.get, row.uri, as: "prefecture")
                // A text that may be anything, such as a form or a rule, finds nothing.
                let finds = try answer.status == .ok && (answer.object["items"] as? [Any])?.isEmpty == true
                #expect(
                    finds || [400, 404].contains(answer.status.code), "\(row.uri) \(answer.status): \(answer.text)")
                if !finds { try Self.checkProblem(answer) }
            }
            #expect(try scene.gateway.content() == before)
        }
    }

    static let rows = [
        Row(method: .get, uri: "/v1/beds?cursor=x", status: 400),
        Row(method: .get, uri: "/v1/beds?cursor=\(Cursor.text("532901-000001", of: "devices"))", status: 400),
        Row(method: .get, uri: "/v1/beds?cursor=\(Cursor.text("no bed", of: "beds"))", status: 400),
        Row(method: .get, uri: "/v1/orders?cursor=\(Cursor.text("1; DROP", of: "orders"))", status: 400),
        Row(method: .get, uri: "/v1/rota?cursor=\(Cursor.text("operator everywhere 1", of: "rota"))", status: 400),
        Row(method: .get, uri: "/v1/alarms?rule=0.5", status: 400),
        Row(method: .get, uri: "/v1/rules?cursor=\(Cursor.text("99999999", of: "rules"))", status: 400),
        Row(method: .get, uri: "/v1/rules?cursor=\(Cursor.text("-1", of: "rules"))", status: 400),
        Row(method: .get, uri: "/v1/beds?limit=0", status: 400),
        Row(method: .get, uri: "/v1/beds?limit=501", status: 400),
        Row(method: .get, uri: "/v1/beds?county=1&county=2", status: 400),
        Row(method: .get, uri: "/v1/beds?page=2", status: 400),
        Row(method: .get, uri: "/v1/visits?from=2025-11-05", status: 400),
        Row(method: .get, uri: "/v1/visits?state=flying", status: 400),
        Row(method: .get, uri: "/v1/beds", headers: [.accept: "image/png"], status: 406),
        Row(method: .get, uri: "/v1/beds", headers: [.range: "lines=1-2"], status: 416),
        Row(method: .delete, uri: "/v1/beds", status: 405),
        Row(method: .post, uri: "/v1/beds", body: "{}", status: 405),
        Row(method: .get, uri: "/v1/beds/..%2f..%2fetc%2fpasswd", status: 404),
        Row(method: .get, uri: "/v1/../v1/beds", status: 404),
        Row(method: .get, uri: "/v1/orders/0", status: 404), Row(method: .get, uri: "/v1/orders/+1", status: 404),
        Row(method: .get, uri: "/v1/orders/9223372036854775808", status: 404),
        Row(method: .post, uri: "/v1/orders/1/explode", body: "{}", status: 404),
        Row(
            method: .post, uri: "/v1/records", body: #"{"form":"staff","fields":{}}"#,
            headers: [.idempotencyKey: "with a space"], status: 400),
    ]

    @Test func `what is wrong is told with the right status`() async throws {
        let scene = try RegisterScene()
        try await scene.gateway.test { client in
            let before = try scene.gateway.content()
            for row in Self.rows {
                let answer = try await client.ask(
                    row.method, row.uri, as: "prefecture", body: row.body, headers: row.headers)
                #expect(answer.status.code == row.status, "\(row.testDescription): \(answer.text)")
                try Self.checkProblem(answer)
            }
            #expect(try scene.gateway.content() == before)
        }
    }

    @Test func `no more than a line of what was sent is repeated`() async throws {
        let scene = try RegisterScene()
        let long = String(repeating: "长", count: 100_000)
        try await scene.gateway.test { client in
            for body in [
                #"{"\#(long)":1}"#, #"{"form":"\#(long)","fields":{}}"#, #"{"form":"staff","fields":{"\#(long)":1}}"#,
                #"{"form":"staff","fields":{"staff":"\#(long)"}}"#, #"{"form":"staff","fields":{"\#(long)":"1"}}"#,
            ] {
                let answer = try await client.ask(.post, "/v1/records", as: "prefecture", body: body)
                #expect(answer.status.code >= 400)
                #expect(answer.text.utf8.count < 6_000, "\(answer.text.prefix(200))")
            }
            for body in [#"{"command":"\#(long.prefix(4_000))"}"#, #"{"\#(long.prefix(4_000))":1}"#] {
                let answer = try await client.ask(.post, "/v1/suppressions", as: "prefecture", body: body)
                #expect(answer.status == .badRequest)
                #expect(answer.text.utf8.count < 2_000, "\(answer.text.prefix(200))")
            }
        }
    }

    @Test func `more forms than one request holds are refused before any of them is looked at`() async throws {
        let scene = try RegisterScene()
        let form = #"{"form":"training","fields":{"bed":"\#(RegisterScene.otherBed)"}}"#
        let forms = Array(repeating: form, count: RecordRequest.longest + 1).joined(separator: ",")
        try await scene.gateway.test { client in
            let answer = try await client.ask(.post, "/v1/records", as: "operator", body: #"{"forms":[\#(forms)]}"#)
            #expect(answer.status == .unprocessableContent, "\(answer.text)")
            #expect(answer.text.contains("at most \(RecordRequest.longest) forms"))
        }
    }

    @Test(arguments: ["+08:00", "%2B08:00", "Z"])
    func `a moment is read with a plus that a query makes a blank`(offset: String) async throws {
        let scene = try RegisterScene()
        try await scene.gateway.test { client in
            let answer = try await client.ask(.get, "/v1/visits?from=2021-12-01T00:00:00\(offset)", as: "lead")
            #expect(answer.status == .ok, "\(answer.text)")
        }
    }

    @Test func `nobody is let in anywhere without showing who they are`() async throws {
        let scene = try RegisterScene()
        try await scene.gateway.test { client in
            for uri in RegisterScopeTests.lists + RegisterScopeTests.single {
                for name in [nil, "stranger"] {
                    let answer = try await client.ask(.get, uri, as: name)
                    #expect(answer.status == .unauthorized, "\(uri)")
                    try Self.checkProblem(answer)
                }
            }
        }
    }

    /// A document of RFC 9457 that names no part of the program.
    static func checkProblem(_ answer: TestAnswer) throws {
        #expect(answer.headers[.contentType] == MediaType.problem, "\(answer.text)")
        let document = try answer.object
        #expect(document["status"] as? Int == answer.status.code)
        #expect((document["type"] as? String)?.hasPrefix("urn:homebed:problem:") == true)
        for word in ["SELECT ", "sqlite", "SQLite", "GRDB", ".swift", "Swift.", "DecodingError", "CodingKeys"] {
            #expect(!answer.text.contains(word), "\(word) in \(answer.text)")
        }
    }
}
