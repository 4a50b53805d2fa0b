import CareCore
import CareRecords
import HTTPTypes
import TestSupport
import Testing

@testable import CareHTTP

/// Two providers of one county are neighbours as two counties are: their beds may stand in one township.
@Suite struct SameCountyTests {
    /// What is the other provider's, as an answer would spell it.
    private static let foreign = [
        RegisterScene.bed, RegisterScene.device, CareProgramme.provider, "r-1", "c-1", "h-1", "s-1", "s-2", "k-1",
        "k-camera",
    ]

    private func scene() throws -> RegisterScene {
        let scene = try RegisterScene()
        try scene.gateway.assign("m-3", "mattress-belt", to: "532901-000002", provider: "P-C")
        scene.gateway.admit("next", .providerLead, .provider(try RegisterScene.made(ProviderID("P-C"))))
        return scene
    }

    @Test func `a provider finds its own bed, and nothing of the other provider of its township`() async throws {
        let scene = try scene()
        try await scene.gateway.test { client in
            for uri in RegisterScopeTests.lists {
                let answer = try await client.ask(.get, uri, as: "next")
                guard answer.status != .forbidden else { continue }
                #expect(answer.status == .ok, "\(uri): \(answer.text)")
                for word in Self.foreign {
                    #expect(!answer.text.contains("\"\(word)\""), "\(word) in \(uri): \(answer.text)")
                }
            }
            #expect(try await client.ask(.get, "/v1/beds", as: "next").texts("bed") == ["532901-000002"])
        }
    }

    private static let single = [
        "/v1/beds/532901-000001", "/v1/beds/532901-000001/card", "/v1/devices/m-1",
        "/v1/devices/m-1/readings?metric=heart_rate", "/v1/residents/r-1", "/v1/residents/r-1?reveal=x",
        "/v1/cases/c-1", "/v1/staff/s-1", "/v1/complaints/k-1", "/v1/kit-items/k-camera",
        "/v1/rules?bed=532901-000001",
    ]

    private static let writes = [
        ("/v1/beds/532901-000001/test-window", #"{"length_ms":60000}"#),
        ("/v1/beds/532901-000001/card/open", #"{"reason":"x"}"#),
        ("/v1/suppressions", #"{"command":"away","bed":"532901-000001","reason":"探亲"}"#),
        ("/v1/orders", #"{"bed":"532901-000001","device":"m-1","note":"x"}"#),
        (
            "/v1/records",
            #"{"form":"complaint-answer","fields":{"complaint":"k-1","answeredAt":"2025-11-04T09:00:00+08:00","#
                + #""answeredBy":"s-1","answeredHow":"telephone","answer":"x"}}"#
        ),
        (
            "/v1/records",
            #"{"form":"kit-plan","fields":{"kitItem":"x-1","bed":"532901-000001","kind":"wearable","#
                + #""telemetry":"reports","plannedOn":"2025-11-01","plannedBy":"s-1"}}"#
        ),
    ]

    @Test func `what is the other provider's looks like what is not there, and nobody changes it`() async throws {
        let scene = try scene()
        try await scene.gateway.test { client in
            let before = try scene.gateway.content()
            for uri in Self.single {
                let answer = try await client.ask(.get, uri, as: "next")
                #expect(answer.status == .notFound, "\(uri): \(answer.text)")
            }
            for (uri, body) in Self.writes {
                let answer = try await client.ask(.post, uri, as: "next", body: body)
                #expect(answer.status == .notFound, "\(uri) \(body): \(answer.text)")
            }
            #expect(try scene.gateway.content() == before)
        }
    }
}
