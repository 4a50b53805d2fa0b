import CareRecords
import HTTPTypes
import TestSupport
import Testing

@testable import CareHTTP

/// What no alarm tells of is reported over HTTP into the bed's order, by who may and where they may.
@Suite struct OrderReportTests {
    private static let good = #"{"bed":"532901-000001","device":"m-1","note":"没有夜间数据"}"#

    @Test func `a report opens the order of the bed and says who reported what`() async throws {
        let scene = try RegisterScene()
        try await scene.gateway.test { client in
            let answer = try await client.ask(.post, "/v1/orders", as: "technician", body: Self.good)
            #expect(answer.status == .ok, "\(answer.text)")
            let order = try await client.ask(.get, "/v1/orders/1", as: "lead").object
            #expect(order["bed"] as? String == RegisterScene.bed)
            let problem = try #require((order["problem_list"] as? [[String: Any]])?.first)
            #expect(problem["device"] as? String == "m-1")
            #expect(problem["reported_by"] as? String == "technician")
            #expect(problem["report"] as? String == "没有夜间数据")
            #expect(problem["rule"] as? String == "REP-1")
            // It goes on like every other problem.
            let closed = try await client.ask(
                .post, "/v1/orders/1/close", as: "lead", body: #"{"note":"已处理"}"#)
            #expect(closed.status == .ok, "\(closed.text)")
        }
    }

    @Test func `the same key reports once, and without one the report is there already`() async throws {
        let scene = try RegisterScene()
        let marked: HTTPFields = [.idempotencyKey: "k-1"]
        try await scene.gateway.test { client in
            let first = try await client.ask(
                .post, "/v1/orders", as: "technician", body: Self.good, headers: marked)
            let again = try await client.ask(
                .post, "/v1/orders", as: "technician", body: Self.good, headers: marked)
            #expect(first.status == .ok && again.status == .ok)
            #expect(again.text == first.text)
            let other = try await client.ask(.post, "/v1/orders", as: "technician", body: Self.good)
            #expect(other.status == .unprocessableContent, "\(other.text)")
            let order = try await client.ask(.get, "/v1/orders/1", as: "technician").object
            #expect(order["problems"] as? Int == 1)
            // What was answered is answered again, though the device is at another bed by now.
            try scene.gateway.assign(
                RegisterScene.device, "mattress-belt", to: RegisterScene.otherBed,
                provider: RegisterScene.otherProvider, since: TestGateway.start)
            let later = try await client.ask(
                .post, "/v1/orders", as: "technician", body: Self.good, headers: marked)
            #expect(later.text == first.text)
            let unmarked = try await client.ask(.post, "/v1/orders", as: "technician", body: Self.good)
            #expect(unmarked.status == .notFound, "\(unmarked.text)")
        }
    }

    static let bad: [(name: String, body: String, status: Int)] = [
        ("operator", good, 403), ("auditor", good, 403), ("township", good, 403), ("family", good, 403),
        ("neighbour", good, 404), ("technician", #"{"bed":"532925-000001","device":"m-2","note":"x"}"#, 404),
        ("technician", #"{"bed":"532901-000001","device":"m-2","note":"x"}"#, 404),
        ("technician", #"{"bed":"532901-000009","device":"m-1","note":"x"}"#, 404),
        ("technician", #"{"bed":"532901-000001","thing":"k-camera","note":"x"}"#, 404),
        ("technician", #"{"bed":"532901-000001","thing":"nothing","note":"x"}"#, 404),
        ("technician", #"{"bed":"532901-000001","device":"m-1","thing":"k-camera","note":"x"}"#, 400),
        ("technician", #"{"bed":"532901-000001","note":"x"}"#, 400),
        ("technician", #"{"bed":"532901-000001","device":"m-1"}"#, 400),
        ("technician", #"{"bed":"532901-000001","device":"m-1","note":"x","by":"somebody else"}"#, 400),
        ("technician", #"{"bed":"532901","device":"m-1","note":"x"}"#, 400),
        ("technician", #"{"bed":"532901-000001","device":"m 1","note":"x"}"#, 400),
        ("technician", #"{"bed":"532901-000001","thing":"","note":"x"}"#, 400),
        ("technician", #"{"bed":"532901-000001","device":"m-1","note":7}"#, 400),
        ("technician", #"{"bed":"532901-000001","device":"m-1","note":""}"#, 422),
    ]

    @Test(arguments: bad)
    func `what is not to be reported changes nothing and tells of no neighbour`(
        name: String, body: String, status: Int
    ) async throws {
        let scene = try RegisterScene()
        try await scene.gateway.test { client in
            let before = try scene.gateway.content()
            let answer = try await client.ask(.post, "/v1/orders", as: name, body: body)
            #expect(answer.status.code == status, "\(answer.text)")
            try BadInputTests.checkProblem(answer)
            #expect(!answer.text.contains(RegisterScene.otherBed))
            #expect(try scene.gateway.content() == before)
        }
    }

    @Test func `a thing of the kit that was bound is reported by its item`() async throws {
        let scene = try NeighbourScene()
        let (own, other) = (Neighbour.dali, Neighbour.midu)
        let caller = NeighbourScene.caller(.technician, own)
        try scene.gateway.enterAtOnce([
            .init(
                "kit-plan",
                [
                    "kitItem": own.own("k-2"), "bed": own.bed, "kind": "nursing-bed", "telemetry": "none",
                    "plannedOn": "2021-10-03", "plannedBy": own.own("s-1"),
                ]),
            .init(
                "kit-bind",
                [
                    "kitItem": own.own("k-2"), "serial": "SN-2", "boundAt": "2021-10-04T09:00:00+08:00",
                    "boundBy": own.own("s-1"),
                ]),
        ])
        try await scene.gateway.test { client in
            func report(_ bed: String, as field: String = "thing") async throws -> TestAnswer {
                let body = #"{"bed":"\#(bed)","\#(field)":"\#(own.own("k-2"))","note":"摇把断了"}"#
                return try await client.ask(.post, "/v1/orders", as: caller, body: body)
            }
            let named = try await report(own.bed, as: "device")
            #expect(named.status == .notFound, "an item of a kit is no device")
            let (served, foreign) = (try await report(own.bed), try await report(other.bed))
            #expect(served.status == .ok)
            #expect(foreign.status == .notFound)
        }
    }
}
