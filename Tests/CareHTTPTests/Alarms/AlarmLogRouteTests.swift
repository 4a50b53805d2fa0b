import CareCore
import Testing

@testable import CareHTTP

@Suite struct AlarmLogRouteTests {
    @Test func `who polls hears every transition once, in order, whatever the size of the parts`() async throws {
        let scene = try AlarmScene()
        scene.press("b-1")
        scene.press("b-2")
        for number in 1...9 { try scene.step(Int64(number % 2 + 1), .comment("\(number)")) }
        try await scene.gateway.test { client in
            var (numbers, next): ([Int], String) = ([], "0")
            for _ in 1...20 {
                let part = try await client.get("/v1/alarms/log?after=\(next)&limit=3", as: "prefecture")
                numbers += try part.items.compactMap { $0["number"] as? Int }
                next = try #require(try part.object["next"] as? String)
            }
            #expect(numbers == Array(1...11))
            #expect(next == "11")
            try scene.step(1, .comment("later"))
            let part = try await client.get("/v1/alarms/log?after=\(next)", as: "prefecture")
            let entry = try #require(try part.items.first)
            let transition = try #require(entry["transition"] as? [String: Any])
            #expect(transition["cause"] as? String == "commented")
            #expect((transition["detail"] as? [String: String])?["en"] == "later")
            #expect((entry["alarm"] as? [String: Any])?["alarm"] as? Int == 1)
        }
    }

    @Test func `what is of another scope is passed over once`() async throws {
        let scene = try AlarmScene()
        scene.press("b-1")
        for number in 1...5 { try scene.step(1, .comment("\(number)")) }
        try await scene.gateway.test { client in
            let part = try await client.get("/v1/alarms/log", as: "stranger")
            #expect(try part.items.isEmpty)
            #expect(try part.object["next"] as? String == "6")
        }
    }

    @Test(arguments: [
        ("after=7", "invalid-cursor"), ("after=-1", "invalid-value"), ("after=x", "invalid-value"),
        ("after=9223372036854775808", "invalid-value"), ("after=%2B1", "invalid-value"), ("limit=0", "invalid-value"),
        ("limit=501", "invalid-value"), ("cursor=1", "unknown-parameter"),
    ])
    func `a place in the log that is none is refused`(query: String, problem: String) async throws {
        let scene = try AlarmScene()
        scene.press()
        try await scene.gateway.test { client in
            let seen = try await client.get("/v1/alarms/log?\(query)", as: "desk")
            #expect(seen.status == 400)
            #expect(try seen.problem == problem)
        }
    }
}
