import CareCore
import CareRecords
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import CareHTTP

@Suite struct RequestGateTests {
    @Test func `health is told to everybody, with the headers that every answer carries`() async throws {
        try await TestGateway().test { client in
            try await client.execute(uri: "/healthz", method: .get) { response in
                #expect(response.status == .ok)
                #expect(String(buffer: response.body) == #"{"status":"ok"}"#)
                #expect(response.headers[.requestID] != nil)
                for (name, value) in SecurityHeaders.all { #expect(response.headers[name] == value) }
                #expect(response.headers[.strictTransportSecurity] == nil)
            }
        }
    }

    struct Refusal: Sendable, CustomTestStringConvertible {
        let method: HTTPRequest.Method
        let uri: String
        var headers: HTTPFields = [:]
        let kind: ProblemKind
        var testDescription: String { "\(method.rawValue) \(uri) \(kind.rawValue)" }
    }

    static let refusals = [
        Refusal(method: .get, uri: "/nothing", kind: .notFound),
        Refusal(method: .get, uri: "/healthz/../etc/passwd", kind: .notFound),
        Refusal(method: .get, uri: "/%2e%2e/%2e%2e/etc/passwd", kind: .notFound),
        Refusal(method: .get, uri: "/healthz%00", kind: .notFound),
        Refusal(method: .post, uri: "/healthz", kind: .methodNotAllowed),
        Refusal(method: .trace, uri: "/metrics", kind: .methodNotAllowed),
        Refusal(method: .get, uri: "/healthz?verbose=1", kind: .unknownParameter),
        Refusal(method: .get, uri: "/healthz?a=1&a=2", kind: .invalidValue),
        Refusal(method: .get, uri: "/healthz?%ff=1", kind: .invalidValue),
        Refusal(method: .get, uri: "/healthz", headers: [.accept: "image/png"], kind: .notAcceptable),
        Refusal(method: .get, uri: "/healthz", headers: [.accept: ";;q=x,,/"], kind: .notAcceptable),
        Refusal(method: .get, uri: "/healthz", headers: [.accept: "application/json;q=0"], kind: .notAcceptable),
        Refusal(method: .get, uri: "/healthz", headers: [.range: "bites=0-9"], kind: .rangeNotSatisfiable),
        Refusal(method: .get, uri: "/healthz", headers: [.range: "bytes=abc"], kind: .rangeNotSatisfiable),
    ]

    @Test(arguments: refusals)
    func `what cannot be answered is a problem document with the right status`(row: Refusal) async throws {
        try await TestGateway().test { client in
            try await client.execute(uri: row.uri, method: row.method, headers: row.headers) { response in
                #expect(response.status == row.kind.status)
                #expect(response.headers[.contentType] == "application/problem+json")
                let document = try JSONDecoder().decode(Document.self, from: Data(response.body.readableBytesView))
                #expect(document.type == row.kind.type)
                #expect(document.status == row.kind.status.code)
                #expect(document.title == row.kind.title)
                #expect(!document.detail.isEmpty)
                #expect(document.request_id == response.headers[.requestID])
                #expect((response.headers[.allow] != nil) == (row.kind == .methodNotAllowed))
            }
        }
    }

    @Test func `a range that can be read is passed over, and accepted forms are found by their weight`() async throws {
        try await TestGateway().test { client in
            for headers: HTTPFields in [
                [.range: "bytes=0-3"], [.accept: "text/*;q=0.1, application/json"], [.accept: "*/*"],
            ] {
                try await client.execute(uri: "/healthz", method: .get, headers: headers) {
                    #expect($0.status == .ok)
                    #expect(String(buffer: $0.body) == #"{"status":"ok"}"#)
                }
            }
        }
    }

    @Test func `what has not changed is answered without its body`() async throws {
        try await TestGateway().test { client in
            let tag = try await client.execute(uri: "/openapi.yaml", method: .get) { $0.headers[.eTag] }
            let known = try #require(tag)
            for sent in [known, "\"other\", W/\(known)", "*"] {
                try await client.execute(uri: "/openapi.yaml", method: .get, headers: [.ifNoneMatch: sent]) {
                    #expect($0.status == .notModified)
                    #expect($0.body.readableBytes == 0)
                    #expect($0.headers[.eTag] == known)
                }
            }
            try await client.execute(uri: "/openapi.yaml", method: .get, headers: [.ifNoneMatch: "\"other\""]) {
                #expect($0.status == .ok)
            }
        }
    }

    @Test func `figures are told in the text of Prometheus`() async throws {
        try await TestGateway().test { client in
            try await client.execute(uri: "/metrics", method: .get) {
                #expect($0.status == .ok)
                #expect($0.headers[.contentType] == "text/plain; version=0.0.4; charset=utf-8")
            }
        }
    }

    private struct Document: Decodable {
        let type: String
        let title: String
        let status: Int
        let detail: String
        let request_id: String
    }
}
