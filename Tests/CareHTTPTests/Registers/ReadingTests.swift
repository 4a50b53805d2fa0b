import CareCore
import CareRecords
import Foundation
import HTTPTypes
import Testing

@testable import CareHTTP

@Suite struct ReadingTests {
    /// Three values, a minute apart, of each mattress.
    private static func measured() throws -> RegisterScene {
        let scene = try RegisterScene()
        for (county, device) in [("532901", RegisterScene.device), ("532925", RegisterScene.otherDevice)] {
            for (minute, value) in [60, 66, 72].enumerated() {
                let at = TestGateway.start - .minutes(10 - Int64(minute))
                scene.gateway.receive(
                    .bulk, "homebed/v1/\(county)/\(device)/telemetry",
                    #"{"v":1,"ref":"r\#(minute)","ts":\#(at.milliseconds),"readings":{"heart_rate":\#(value)}}"#)
            }
        }
        return scene
    }

    @Test func `readings come as columns`() async throws {
        let scene = try Self.measured()
        try await scene.gateway.test { client in
            let answer = try await client.ask(.get, "/v1/devices/m-1/readings?metric=heart_rate", as: "lead").object
            #expect(answer["unit"] as? String == "/min")
            #expect(answer["v"] as? [Double] == [60, 66, 72])
            #expect((answer["t"] as? [String])?.first == "2025-11-05T07:50:00.000+08:00")
            #expect(answer["bucket"] is NSNull)
        }
    }

    @Test func `buckets hold least, greatest, mean and count`() async throws {
        let scene = try Self.measured()
        try await scene.gateway.test { client in
            for (bucket, count) in [("1m", 3), ("5m", 1), ("1h", 1), ("1d", 1)] {
                let answer = try await client.ask(
                    .get, "/v1/devices/m-1/readings?metric=heart_rate&bucket=\(bucket)", as: "township"
                ).object
                #expect((answer["t"] as? [String])?.count == count, "\(bucket)")
                #expect((answer["count"] as? [Int])?.reduce(0, +) == 3)
                #expect((answer["min"] as? [Double])?.min() == 60)
                #expect((answer["max"] as? [Double])?.max() == 72)
                if count == 1 { #expect(answer["mean"] as? [Double] == [66]) }
            }
        }
    }

    @Test func `days are told from the facts once the readings are gone`() async throws {
        let scene = try Self.measured()
        for _ in 0..<45 { scene.gateway.pass(.days(1)) }
        try scene.gateway.maintain()
        try await scene.gateway.test { client in
            let uri =
                "/v1/devices/m-1/readings?metric=heart_rate&from=2025-11-01T00:00:00%2B08:00"
                + "&until=2025-11-30T00:00:00%2B08:00"
            let raw = try await client.ask(.get, uri.replacing("30T", with: "08T"), as: "lead").object
            #expect(raw["v"] as? [Double] == [])
            let days = try await client.ask(.get, uri + "&bucket=1d", as: "lead").object
            #expect(days["t"] as? [String] == ["2025-11-05T00:00:00.000+08:00"])
            #expect(days["mean"] as? [Double] == [66])
            // A day counts whole, and the answer says so.
            let within = "/v1/devices/m-1/readings?metric=heart_rate&bucket=1d&from=2025-11-05T12:00:00%2B08:00"
            let whole = try await client.ask(.get, within + "&until=2025-11-06T01:00:00%2B08:00", as: "lead").object
            #expect(whole["mean"] as? [Double] == [66])
            #expect(whole["from"] as? String == "2025-11-05T00:00:00.000+08:00")
            #expect(whole["until"] as? String == "2025-11-07T00:00:00.000+08:00")
        }
    }

    @Test func `what a device measured at a former bed is not shown to the next one's provider`() async throws {
        let scene = try Self.measured()
        scene.gateway.pass(.minutes(1))
        // The mattress goes to the neighbour's bed.
        try scene.gateway.assign(
            RegisterScene.device, "mattress-belt", to: "532901-000002", provider: RegisterScene.otherProvider,
            since: TestGateway.start)
        let next = try RegisterScene.made(ProviderID(RegisterScene.otherProvider))
        scene.gateway.admit("next", .providerLead, .provider(next))
        try await scene.gateway.test { client in
            let uri = "/v1/devices/m-1/readings?metric=heart_rate"
            let former = try await client.ask(.get, uri, as: "lead").object
            #expect(former["v"] as? [Double] == [60, 66, 72])
            let next = try await client.ask(.get, uri, as: "next").object
            #expect(next["v"] as? [Double] == [])
            let device = try await client.ask(.get, "/v1/devices/m-1", as: "next")
            #expect(!device.text.contains(RegisterScene.bed))
        }
    }

    private static let questions = [
        "metric=pulse", "", "metric=heart_rate&bucket=2m",
        "metric=heart_rate&from=2025-11-05T00:00:00Z&until=2025-11-04T00:00:00Z",
        "metric=heart_rate&from=2026-11-05T00:00:00Z&until=2026-11-06T00:00:00Z",
        "metric=heart_rate&from=2020-11-05T00:00:00Z", "metric=heart_rate&from=yesterday",
        "metric=heart_rate&from=0000-01-01T00:00:00Z&until=9999-12-31T23:59:59Z&bucket=1d",
    ]

    @Test func `a question that has no answer is told so`() async throws {
        let scene = try Self.measured()
        try await scene.gateway.test { client in
            for question in Self.questions {
                let answer = try await client.ask(.get, "/v1/devices/m-1/readings?\(question)", as: "lead")
                #expect(answer.status == .badRequest, "\(question): \(answer.text)")
            }
        }
    }

    @Test func `a device and its bed say when it was heard last`() async throws {
        let scene = try Self.measured()
        try await scene.gateway.test { client in
            let device = try await client.ask(.get, "/v1/devices/m-1", as: "lead").object
            #expect(device["last_contact"] as? String == TestGateway.start.recordText)
            let bed = try await client.ask(.get, "/v1/beds/\(RegisterScene.bed)", as: "lead").object
            #expect(bed["last_contact"] as? String == TestGateway.start.recordText)
        }
        // Beyond the checkpoint that keeps it.
        scene.gateway.pass(.minutes(11))
        scene.gateway.pass(.minutes(11))
        try await scene.gateway.test { client in
            let device = try await client.ask(.get, "/v1/devices/m-1", as: "lead").object
            #expect(device["last_contact"] as? String == TestGateway.start.recordText)
        }
    }
}
