import CareCore
import CareRecords
import HTTPTypes
import TestSupport
import Testing

@testable import CareHTTP

/// A bed whose provider changes: readings, looks and calls of the time before are the county's, not the next one's.
@Suite struct ProviderChangeRouteTests {
    private static let uri = "/v1/devices/m-1/readings?metric=heart_rate"

    private static func measure(_ scene: RegisterScene, _ value: Int) {
        scene.gateway.receive(
            .bulk, "homebed/v1/532901/m-1/telemetry",
            #"{"v":1,"ref":"h-\#(value)","readings":{"heart_rate":\#(value)}}"#)
        scene.gateway.pass(.minutes(1))
    }

    private static func scene() throws -> RegisterScene {
        let scene = try RegisterScene()
        scene.gateway.admit("next", .providerLead, .provider(try RegisterScene.made(ProviderID("P-C"))))
        return scene
    }

    private static func hand(_ scene: RegisterScene) throws {
        try scene.gateway.assign(RegisterScene.device, "mattress-belt", to: RegisterScene.bed, provider: "P-C")
    }

    @Test(arguments: [
        ("lead", [60.0], [Double]()), ("next", [], [72]), ("county", [60], [60, 72]), ("township", [60], [60, 72]),
    ])
    func `readings are for the provider who answered for the bed when they were measured`(
        caller: String, before: [Double], after: [Double]
    ) async throws {
        let scene = try Self.scene()
        Self.measure(scene, 60)
        try await scene.gateway.test { client in
            let first = try await client.ask(.get, Self.uri, as: caller)
            #expect(try caller == "next" ? first.status == .notFound : first.object["v"] as? [Double] == before)
            try Self.hand(scene)
            Self.measure(scene, 72)
            let then = try await client.ask(.get, Self.uri, as: caller)
            #expect(
                try caller == "lead" ? then.status == .notFound : then.object["v"] as? [Double] == after,
                "\(then.text)")
        }
    }

    @Test func `the day of the change is told as a whole to neither provider, and to the county`() async throws {
        let scene = try Self.scene()
        Self.measure(scene, 60)
        try Self.hand(scene)
        for value in 70...72 {
            Self.measure(scene, value)
            scene.gateway.pass(.days(1))
        }
        try scene.gateway.maintain()
        try await scene.gateway.test { client in
            let days = Self.uri + "&bucket=1d&from=2025-11-05T00:00:00%2B08:00&until=2025-11-08T00:00:00%2B08:00"
            for (caller, means) in [("next", [71.0, 72]), ("county", [65, 71, 72])] {
                let answer = try await client.ask(.get, days, as: caller).object
                #expect(answer["mean"] as? [Double] == means, "\(caller): \(answer)")
            }
        }
    }

    @Test func `a complaint that names no provider is for who answered for its bed`() async throws {
        let scene = try Self.scene()
        let complaint = CareProgramme.Form(
            "complaint",
            [
                "complaint": "k-9", "county": "532901", "receivedAt": "2025-11-04T08:00:00+08:00", "way": "hotline",
                "bed": RegisterScene.bed, "what": "没有人来",
            ])
        let answered = CareProgramme.Form(
            "complaint-answer",
            [
                "complaint": "k-9", "answeredAt": "2025-11-04T09:00:00+08:00", "answeredBy": "s-1",
                "answeredHow": "telephone", "answer": "已道歉",
            ])
        try scene.gateway.enterAtOnce([complaint])
        try await scene.gateway.test { client in
            func seen(_ caller: String) async throws -> Set<String> {
                Set(try await client.ask(.get, "/v1/complaints", as: caller).texts("complaint"))
            }
            #expect(try await seen("lead") == ["k-1", "k-9"])
            try Self.hand(scene)
            #expect(try await seen("lead") == ["k-1"], "what names a provider stays with it")
            #expect(try await seen("next") == ["k-9"], "it is open: who answers for the bed now has it")
            try scene.gateway.enterAtOnce([answered])
            #expect(try await seen("next") == [], "it was answered before")
            #expect(try await seen("county") == ["k-1", "k-9"])
        }
    }
}
