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

    /// The other provider's code; its bed names it `P-C`.
    private static let nextProvider = "91530000M000300Y4J"

    /// The case of `r-1` ends, and another begins in the bed of the other provider.
    private static var changeOver: [CareProgramme.Form] {
        let end = CareProgramme.Form(
            "case-end",
            [
                "careCase": "c-1", "endReason": "withdrew", "endedOn": "2021-10-10", "endedBy": "钱某",
                "endDocument": "ED-1",
            ])
        let next = CareProgramme.Form(
            "provider",
            [
                "provider": nextProvider, "name": "第三养老服务中心", "bedRegisterID": "P-C", "counties": "532901",
                "licence": "C-1", "responsible": "吴某", "phone": "0872-2123458", "servesFrom": "2021-08-01",
            ])
        // The same steps two months later; the assessment still counts.
        return [end, next]
            + CareProgramme.service.filter { $0.name != "assessment" }.map { form in
                CareProgramme.Form(form.name, fields: form.fields.map { ($0.name, later($0.text, in: $0.name)) })
            }
    }

    private static func later(_ text: String, in field: String) -> String {
        switch field {
        case "careCase": "c-2"
        case "bed": "532901-000002"
        case "provider": nextProvider
        case "kitItem": "next-\(text)"
        default:
            text.replacing("2021-10-", with: "2021-12-").replacing("2021-09-", with: "2021-11-")
                .replacing("2021-08-", with: "2021-10-")
        }
    }

    private static let aboutPeople = [
        #"{"form":"consent","fields":{"consent":"n-9","resident":"r-1","purpose":"vitals","decision":"withdrawn","#
            + #""on":"2025-11-04","signer":"self","takenBy":"s-1"}}"#,
        #"{"form":"resident-contact","fields":{"contact":"d-1","resident":"r-1","role":"family-carer","#
            + #""name":"王某","phone":"13987200009","relation":"女儿","isGuardian":"no"}}"#,
        #"{"form":"assessment","fields":{"assessment":"a-9","resident":"r-1","assessedOn":"2025-11-04","#
            + #""reason":"routine","assessor":"s-1","otherAssessor":"s-2","#
            + #""scores":"10 5 5 10 10 5 0 0 0 0 0 0 0 0 2 0 0 1 1 0 0 0"}}"#,
    ]

    @Test func `who served a resident before another does finds and enters nothing more about them`() async throws {
        let scene = try scene()
        try await scene.gateway.test { client in
            #expect(try await client.ask(.get, "/v1/residents/r-1", as: "lead").status == .ok)
            try scene.gateway.enterAtOnce([Self.changeOver[0]])
            #expect(
                try await client.ask(.get, "/v1/residents/r-1", as: "lead").status == .ok,
                "nobody else serves: papers of the end are still to be made")
            try scene.gateway.enterAtOnce(Array(Self.changeOver.dropFirst()))
            let before = try scene.gateway.content()
            for uri in ["/v1/residents/r-1", "/v1/residents/r-1?reveal=x"] {
                let answer = try await client.ask(.get, uri, as: "lead")
                #expect(answer.status == .notFound, "\(uri): \(answer.text)")
            }
            for body in Self.aboutPeople {
                let answer = try await client.ask(.post, "/v1/records", as: "lead", body: body)
                #expect(answer.status == .notFound && answer.text.contains("r-1"), "\(body): \(answer.text)")
            }
            #expect(try scene.gateway.content() == before, "the bed of the other provider takes what it took")
            // The case itself stays with who served it.
            #expect(try await client.ask(.get, "/v1/cases/c-1", as: "lead").status == .ok)
            #expect(try await client.ask(.get, "/v1/cases/c-1", as: "next").status == .notFound)
            #expect(try await client.ask(.get, "/v1/residents/r-1?reveal=x", as: "next").status == .ok)
            let taken = try await client.ask(.post, "/v1/records", as: "next", body: Self.aboutPeople[1])
            #expect(taken.status == .ok, "\(taken.text)")
        }
    }
}
