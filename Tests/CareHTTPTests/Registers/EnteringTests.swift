import CareRecords
import HTTPTypes
import Testing

@testable import CareHTTP

@Suite struct EnteringTests {
    @Test func `every form has its place: what it asks for, or a way of its own`() {
        for form in RecordForms.all.list {
            let isEntered = Capability.entering(form.name) != nil
            #expect(isEntered != Capability.ownForms.contains(form.name), "\(form.name)")
        }
        let names = Set(RecordForms.all.list.map(\.name))
        #expect(Capability.ownForms.subtracting(names) == [])
    }

    private static let staff = """
        {"form":"staff","fields":{"staff":"s-7","provider":"91350100M000100Y43","name":"周某",\
        "identityNumber":"53010219550505005X","qualification":"none","employedFrom":"2021-01-01"}}
        """

    @Test func `a form is entered by who asks, and answered when it is on disk`() async throws {
        let scene = try RegisterScene()
        try await scene.gateway.test { client in
            let answer = try await client.ask(.post, "/v1/records", as: "lead", body: Self.staff)
            #expect(answer.status == .ok, "\(answer.text)")
            let one = try await client.ask(.get, "/v1/staff/s-7", as: "operator")
            #expect(one.status == .ok)
            let entry = try await client.ask(.get, "/v1/ledger?limit=1", as: "county").items
            #expect(entry.first?["by"] as? String == "lead")
            #expect(entry.first?["form"] as? String == "staff")
        }
    }

    @Test func `several forms hold together or not at all, and a dry run keeps nothing`() async throws {
        let scene = try RegisterScene()
        let bad = #"{"forms":[\#(Self.staff),{"form":"staff","fields":{"staff":"s-8"}}]}"#
        let dry = #"{"forms":[\#(Self.staff)],"dry_run":true}"#
        try await scene.gateway.test { client in
            let before = try scene.gateway.content()
            let refused = try await client.ask(.post, "/v1/records", as: "lead", body: bad)
            #expect(refused.status == .notFound || refused.status == .unprocessableContent, "\(refused.text)")
            let judged = try await client.ask(.post, "/v1/records", as: "lead", body: dry)
            #expect(judged.status == .ok)
            #expect(judged.text.contains("dry run"))
            #expect(try scene.gateway.content() == before)
        }
    }

    @Test func `a form that names what an earlier one of the same request makes is taken`() async throws {
        let scene = try RegisterScene()
        let body = """
            {"forms":[{"form":"residence","fields":{"household":"h-5","county":"532901","township":"532901001",\
            "village":"532901001001","address":"某村 5 号"}},{"form":"resident","fields":{"resident":"r-5",\
            "name":"孙某","identityNumber":"530102194001010033","household":"h-5","group":"other",\
            "priority":"advanced-age","isLocal":"yes"}}]}
            """.replacing("530102194001010033", with: "53010219550505005X").replacing(
                "\"priority\":\"advanced-age\",", with: "")
        try await scene.gateway.test { client in
            let answer = try await client.ask(.post, "/v1/records", as: "county", body: body)
            #expect(answer.status == .ok, "\(answer.text)")
        }
    }

    struct Stranger: Sendable, CustomTestStringConvertible {
        let name: String
        let body: String
        var status = HTTPResponse.Status.notFound
        var testDescription: String { "\(name) \(body)" }
    }

    static let strangers = [
        Stranger(
            name: "lead",
            body: #"{"form":"complaint","fields":{"complaint":"k-5","county":"532901","way":"hotline","#
                + #""receivedAt":"2025-11-04T08:00:00+08:00","bed":"532925-000001","what":"x"}}"#),
        Stranger(
            name: "lead",
            body: #"{"form":"complaint-answer","fields":{"complaint":"k-2","answeredAt":"2025-11-04T09:00:00+08:00","#
                + #""answeredBy":"s-1","answeredHow":"telephone","answer":"x"}}"#),
        Stranger(
            name: "lead",
            body: #"{"form":"complaint-answer","fields":{"complaint":"k-0","answeredAt":"2025-11-04T09:00:00+08:00","#
                + #""answeredBy":"s-1","answeredHow":"telephone","answer":"x"}}"#),
        Stranger(
            name: "county",
            body: #"{"form":"resident-contact","fields":{"contact":"x-1","resident":"r-2","role":"neighbour","#
                + #""name":"钱某","phone":"13987200000","isGuardian":"no"}}"#),
        Stranger(
            name: "county",
            body: #"{"form":"county","fields":{"county":"532925","name":"弥渡县","bedTarget":"1","#
                + #""programmeVisitTarget":"1","visitTarget":"1","trainingTarget":"1","roadSpeed":"50"}}"#),
        Stranger(
            name: "lead",
            body: #"{"form":"visit-plan","fields":{"visit":"v-5","careCase":"c-1","ordinal":"1","#
                + #""purpose":"service-and-teach","plannedStart":"2025-11-06T08:00:00+08:00","#
                + #""plannedEnd":"2025-11-06T09:00:00+08:00","staff":"s-1 s-9"}}"#),
        Stranger(
            name: "technician",
            body: #"{"form":"kit-plan","fields":{"kitItem":"x-1","bed":"532925-000001","kind":"wearable","#
                + #""telemetry":"reports","plannedOn":"2025-11-01","plannedBy":"s-1"}}"#),
        Stranger(
            name: "township",
            body: #"{"form":"residence","fields":{"household":"h-7","county":"532925","township":"532925101","#
                + #""village":"532925101001","address":"x"}}"#),
        Stranger(
            name: "county",
            body: #"{"form":"calendar-day","fields":{"day":"2026-01-01","kind":"holiday","name":"元旦","year":"2026"}}"#,
            status: .forbidden),
        Stranger(name: "operator", body: #"{"form":"kit-plan","fields":{}}"#, status: .forbidden),
        Stranger(
            name: "county", body: #"{"form":"access","fields":{"table":"resident","reason":"x"}}"#,
            status: .badRequest),
        Stranger(name: "auditor", body: #"{"form":"staff","fields":{}}"#, status: .forbidden),
        Stranger(name: "family", body: #"{"form":"staff","fields":{}}"#, status: .forbidden),
    ]

    @Test func `nobody enters what is a neighbour's`() async throws {
        let scene = try RegisterScene()
        try await scene.gateway.test { client in
            let before = try scene.gateway.content()
            for row in Self.strangers {
                let answer = try await client.ask(.post, "/v1/records", as: row.name, body: row.body)
                #expect(answer.status == row.status, "\(row.testDescription): \(answer.text)")
            }
            #expect(try scene.gateway.content() == before)
        }
    }

    @Test func `the same key enters once and answers twice, another body under it is refused`() async throws {
        let scene = try RegisterScene()
        let marked: HTTPFields = [.idempotencyKey: "k-1"]
        try await scene.gateway.test { client in
            let first = try await client.ask(.post, "/v1/records", as: "lead", body: Self.staff, headers: marked)
            let entered = try scene.gateway.content()["ledger"]
            let second = try await client.ask(.post, "/v1/records", as: "lead", body: Self.staff, headers: marked)
            #expect(first.status == .ok)
            #expect(second.text == first.text)
            #expect(second.headers[.idempotencyReplayed] == "true")
            let other = Self.staff.replacing("s-7", with: "s-8")
            let third = try await client.ask(.post, "/v1/records", as: "lead", body: other, headers: marked)
            #expect(third.status == .unprocessableContent)
            #expect(try scene.gateway.content()["ledger"] == entered)
        }
    }
}
