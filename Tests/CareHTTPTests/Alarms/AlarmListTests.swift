import CareCore
import CareRecords
import CareStore
import Foundation
import Ingest
import Testing

@testable import CareHTTP

@Suite struct AlarmListTests {
    @Test func `an alarm is told with its place, its titles and the time of the next escalation`() async throws {
        let scene = try AlarmScene()
        scene.press()
        try await scene.gateway.test { client in
            let seen = try await client.get("/v1/alarms", as: "desk")
            #expect(seen.status == 200)
            #expect(try seen.items.count == 1)
            let alarm = try #require(try seen.items.first)
            #expect(alarm["alarm"] as? Int == 1)
            #expect(alarm["rule"] as? String == "SOS-1")
            #expect((alarm["title"] as? [String: String])?["zh"] == "紧急呼叫")
            #expect(alarm["priority"] as? String == "P1")
            #expect(alarm["state"] as? String == "unacknowledged")
            #expect(alarm["bed"] as? String == AlarmScene.bed)
            #expect(alarm["beds"] as? [String] == [AlarmScene.bed])
            #expect(alarm["county"] as? String == "532901")
            #expect(alarm["provider"] as? String == "p-1")
            #expect(alarm["received_at"] as? String == TestGateway.start.recordText)
            // The second step of the shipped policy comes after a minute.
            #expect(alarm["escalates_at"] as? String == (TestGateway.start + .seconds(60)).recordText)
            #expect(try seen.object["next"] is NSNull)
        }
    }

    @Test func `an SOS of a device that served nobody names the beds where it was last, and is at none of them`()
        async throws
    {
        let scene = try AlarmScene()
        let fitted = TestGateway.start - .hours(1)
        try scene.gateway.assign("b-9", "sos-button", to: AlarmScene.bed, provider: "p-1", since: fitted)
        scene.gateway.receive(
            .urgent, "homebed/v1/532901/b-9/event",
            #"{"v":1,"ref":"early","ts":\#((fitted - .hours(1)).milliseconds),"event":"sos"}"#)
        scene.press()
        try await scene.gateway.test { client in
            for (user, isSeen) in [("county", true), ("desk", true), ("stranger", false), ("family", false)] {
                let rules = try await client.get("/v1/alarms", as: user).items.map { $0["rule"] as? String }
                #expect(rules.contains("AST-2") == isSeen, "\(user): it is for the desk where the button was")
            }
            let seen = try await client.get("/v1/alarms", as: "desk").items
            let stray = try #require(seen.first { $0["rule"] as? String == "AST-2" })
            #expect(stray["last_beds"] as? [String] == [AlarmScene.bed])
            #expect(stray["bed"] is NSNull && stray["beds"] as? [String] == [])
            let press = try #require(seen.first { $0["rule"] as? String == "SOS-1" })
            #expect(press["last_beds"] as? [String] == [])
            let number = try #require(stray["alarm"] as? Int)
            for (user, status) in [("stranger", 404), ("desk", 200)] {
                let answer = try await client.post("/v1/alarms/\(number)/acknowledge", "{}", as: user)
                #expect(answer.status == status, "\(user): \(answer.body)")
            }
        }
    }

    @Test func `an alarm has every field of its description, and null where there is nothing to tell`() async throws {
        let scene = try AlarmScene()
        scene.press()
        try await scene.gateway.test { client in
            for user in ["desk", "family"] {
                let one = try await client.get("/v1/alarms/1", as: user)
                #expect(try one.object.keys.sorted() == Self.properties(of: "AlarmDetail"), "\(user)")
                let listed = try #require(try await client.get("/v1/alarms", as: user).items.first)
                #expect(try listed.keys.sorted() == Self.properties(of: "Alarm"), "\(user)")
                #expect(listed["hold"] is NSNull && listed["closed_by"] is NSNull && listed["household"] is NSNull)
                let edge = try #require(try one.items(of: "history").first)
                #expect(try edge.keys.sorted() == Self.properties(of: "AlarmTransition"), "\(user)")
                #expect(edge["alarm"] as? Int == 1 && edge["by"] is NSNull)
            }
        }
    }

    /// The fields of a description; all of them are required.
    private static func properties(of name: String) throws -> [String] {
        let components = try #require(try OpenAPITests.document()["components"] as? [String: Any])
        let schemas = try #require(components["schemas"] as? [String: [String: Any]])
        let properties = try #require(schemas[name]?["properties"] as? [String: Any]).keys.sorted()
        #expect(schemas[name]?["required"] as? [String] != nil)
        #expect((schemas[name]?["required"] as? [String])?.sorted() == properties, "\(name)")
        return properties
    }

    @Test func `the time of the next escalation is that of the chain, step by step and after an answer`() async throws {
        let scene = try AlarmScene()
        scene.press()
        try await scene.gateway.test { client in
            func next() async throws -> String? {
                try await client.get("/v1/alarms/1", as: "desk").object["escalates_at"] as? String
            }
            // The shipped policy: 60 s, 180 s, 10 min; a call back is owed within 5 min; told by nothing but the chain.
            #expect(try await next() == (TestGateway.start + .seconds(60)).recordText)
            scene.gateway.pass(.seconds(60))
            let later = try await next()
            #expect(later != nil && later != (TestGateway.start + .seconds(60)).recordText)
            try scene.step(.acknowledge)
            #expect(try await next() == (TestGateway.start + .seconds(60) + .minutes(5)).recordText)
            try scene.step(.callBack(note: "speaks"))
            #expect(try await next() == nil)
            try scene.step(.close(.falsePress, note: "x"))
            #expect(try await next() == nil)
        }
    }

    struct Reader: Sendable, CustomTestStringConvertible {
        let user: String
        let sees: [Int]
        var testDescription: String { user }
    }

    @Test(arguments: [
        Reader(user: "desk", sees: [1]), Reader(user: "stranger", sees: [2]), Reader(user: "county", sees: [1]),
        Reader(user: "family", sees: [1]), Reader(user: "prefecture", sees: [2, 1]),
    ])
    func `everybody sees the alarms of their own scope, in the list and one by one`(reader: Reader) async throws {
        let scene = try AlarmScene()
        scene.press("b-1")
        scene.press("b-2")
        try await scene.gateway.test { client in
            let list = try await client.get("/v1/alarms", as: reader.user)
            #expect(try list.items.map { $0["alarm"] as? Int } == reader.sees)
            for number in 1...2 {
                let one = try await client.get("/v1/alarms/\(number)", as: reader.user)
                #expect(one.status == (reader.sees.contains(number) ? 200 : 404), "\(number)")
            }
        }
    }

    @Test(arguments: [
        Reader(user: "desk", sees: [1]), Reader(user: "stranger", sees: [2]), Reader(user: "prefecture", sees: [1, 2]),
    ])
    func `the log tells everybody of their own scope, and a family nothing`(reader: Reader) async throws {
        let scene = try AlarmScene()
        scene.press("b-1")
        scene.press("b-2")
        try await scene.gateway.test { client in
            let log = try await client.get("/v1/alarms/log", as: reader.user)
            let told = try log.items.map { try TestFailure.unless($0["alarm"] as? [String: Any]) }
            #expect(told.map { $0["alarm"] as? Int } == reader.sees)
            let family = try await client.get("/v1/alarms/log", as: "family")
            #expect(try family.problem == "forbidden")
        }
    }

    struct Question: Sendable, CustomTestStringConvertible {
        let query: String
        let finds: [Int]
        var testDescription: String { query }
    }

    /// Alarm 1 is answered and of bed 1, alarm 2 is over and of bed 2, alarm 3 is new and of bed 2; a minute lies
    /// between them.
    static let questions = [
        Question(query: "", finds: [3, 1]), Question(query: "state=open", finds: [3, 1]),
        Question(query: "state=all", finds: [3, 2, 1]), Question(query: "state=acknowledged", finds: [1]),
        Question(query: "state=raised", finds: [3]), Question(query: "state=closed", finds: [2]),
        Question(query: "state=on_site", finds: []), Question(query: "state=all&priority=P1", finds: [3, 2, 1]),
        Question(query: "priority=P2", finds: []), Question(query: "state=all&county=532925", finds: [3, 2]),
        Question(query: "state=all&provider=p-1", finds: [1]), Question(query: "township=532901999", finds: []),
        Question(query: "township=532901001", finds: [1]),
        Question(query: "bed=532901-000001", finds: [1]),
        Question(query: "state=all&bed=532925-000001", finds: [3, 2]),
        Question(query: "rule=SOS-1", finds: [3, 1]), Question(query: "rule=WET-1", finds: []),
        Question(query: "state=all&from=2025-11-05T08:01:00%2B08:00", finds: [3, 2]),
        Question(query: "state=all&until=2025-11-05T08:01:00%2B08:00", finds: [1]),
        Question(query: "state=all&from=2025-11-05T08:01:00%2B08:00&until=2025-11-05T08:02:00%2B08:00", finds: [2]),
        Question(query: "state=all&from=2030-01-01T00:00:00Z", finds: []), Question(query: "mine=true", finds: [1]),
        Question(query: "mine=false", finds: [3, 1]),
    ]

    @Test(arguments: questions)
    func `each filter finds what it names, the newest first`(question: Question) async throws {
        let scene = try AlarmScene()
        scene.press("b-1")
        try scene.gateway.carryOut(.command(.acknowledge(AlarmID(1), by: "prefecture")))
        scene.gateway.pass(.minutes(1))
        scene.press("b-2")
        try scene.step(2, .close(.falsePress, note: "pressed in sleep"))
        scene.gateway.pass(.minutes(1))
        scene.press("b-2")
        try await scene.gateway.test { client in
            let seen = try await client.get("/v1/alarms?\(question.query)", as: "prefecture")
            #expect(try seen.items.map { $0["alarm"] as? Int } == question.finds)
        }
    }

    @Test(arguments: [
        ("state=ringing", "invalid-value"), ("priority=P5", "invalid-value"), ("county=99", "invalid-value"),
        ("township=1", "invalid-value"), ("bed=x", "invalid-value"), ("bed=%27%20OR%201=1--", "invalid-value"),
        ("from=yesterday", "invalid-value"), ("until=2025-11-05", "invalid-value"), ("mine=yes", "invalid-value"),
        ("limit=0", "invalid-value"), ("limit=501", "invalid-value"), ("cursor=abc", "invalid-cursor"),
        ("colour=red", "unknown-parameter"), ("state=open&state=all", "invalid-value"),
    ])
    func `a parameter that cannot be read is refused`(query: String, problem: String) async throws {
        let scene = try AlarmScene()
        try await scene.gateway.test { client in
            let seen = try await client.get("/v1/alarms?\(query)", as: "desk")
            #expect(seen.status == 400)
            #expect(try seen.problem == problem)
        }
    }

    @Test func `pages together are the whole list, also while new alarms come`() async throws {
        let scene = try AlarmScene()
        for number in 1...5 {
            scene.press()
            try scene.step(Int64(number), .close(.realHelpGiven, note: "again"))
            scene.gateway.pass(.hours(7))
        }
        try await scene.gateway.test { client in
            let whole = try await client.get("/v1/alarms?state=all", as: "desk")
            let expected = try whole.items.compactMap { $0["alarm"] as? Int }
            #expect(expected.count == 5)
            var (found, next): ([Int], String?) = ([], nil)
            repeat {
                let cursor = next.map { "&cursor=\($0)" } ?? ""
                let page = try await client.get("/v1/alarms?state=all&limit=2\(cursor)", as: "desk")
                let numbers = try page.items.compactMap { $0["alarm"] as? Int }
                #expect(numbers.count <= 2)
                found += numbers
                next = try page.object["next"] as? String
                scene.press()
            } while next != nil
            #expect(found == expected)
        }
    }

    @Test func `a family sees that help comes, and no words or names of those who work on it`() async throws {
        let scene = try AlarmScene()
        scene.press()
        try scene.step(.dispatch(responder: "王护工", note: "private words"))
        try await scene.gateway.test { client in
            let one = try await client.get("/v1/alarms/1", as: "family")
            #expect(one.status == 200)
            #expect(try one.object["work"] as? String == "dispatched")
            #expect(!one.body.contains("王护工") && !one.body.contains("private words") && !one.body.contains("machine"))
            #expect(try await client.get("/v1/alarms?state=all", as: "family").problem == "forbidden")
            try scene.step(.close(.realHelpGiven, note: "done"))
            #expect(try await client.get("/v1/alarms/1", as: "family").status == 404)
            #expect(try await client.get("/v1/alarms", as: "family").items.isEmpty)
            let closed = try await client.get("/v1/alarms/1", as: "desk").object
            #expect(closed["close_reason"] as? String == "real-help-given")
        }
    }

    @Test func `who is not known or may not see alarms gets none`() async throws {
        let scene = try AlarmScene()
        scene.press()
        try await scene.gateway.test { client in
            for path in ["/v1/alarms", "/v1/alarms/1", "/v1/alarms/log", "/v1/alarms/feed"] {
                let status = try await client.get(path, as: "nobody").status
                #expect(status == 401, "\(path)")
            }
            for path in ["/v1/alarms/0", "/v1/alarms/-1", "/v1/alarms/x", "/v1/alarms/99", "/v1/alarms/1%20OR%201=1"] {
                let problem = try await client.get(path, as: "desk").problem
                #expect(problem == "not-found", "\(path)")
            }
        }
    }
}
