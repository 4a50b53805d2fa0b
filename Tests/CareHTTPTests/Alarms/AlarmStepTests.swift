import CareCore
import CareRecords
import CareStore
import CareWire
import Foundation
import HTTPTypes
import Testing

@testable import CareHTTP

@Suite struct AlarmStepTests {
    @Test func `an alarm goes from the press to its closing, and its history says who did what`() async throws {
        let scene = try AlarmScene()
        scene.press()
        try await scene.gateway.test { client in
            for (step, body, state) in [
                ("acknowledge", "{}", "acknowledged"), ("callback", #"{"note":"无人接听"}"#, "acknowledged"),
                ("dispatch", #"{"responder":"王护工","note":""}"#, "acknowledged"),
                ("comment", #"{"note":"带上备用钥匙"}"#, "acknowledged"), ("assign", #"{"to":"colleague"}"#, "acknowledged"),
                ("arrive", #"{"note":"本人平安"}"#, "acknowledged"),
                ("close", #"{"reason":"false-press","note":"睡觉时压到"}"#, "normal"),
                ("reopen", #"{"reason":"关错了"}"#, "latched_acknowledged"),
            ] {
                let seen = try await client.post("/v1/alarms/1/\(step)", body, as: "desk")
                #expect(seen.status == 200, "\(step): \(seen.body)")
                #expect(try seen.object["text"] as? String != nil)
                let alarm = try await client.get("/v1/alarms/1", as: "desk").object
                #expect(alarm["state"] as? String == state, "\(step)")
            }
            let alarm = try await client.get("/v1/alarms/1", as: "desk").object
            let history = try #require(alarm["history"] as? [[String: Any]])
            #expect(
                history.map { $0["cause"] as? String } == [
                    "raised", "acknowledged", "called_back", "dispatched", "commented", "assigned", "arrived", "closed",
                    "reopened",
                ])
            #expect(history.map { $0["edge"] as? Int } == Array(1...9))
            #expect(history.dropFirst().allSatisfy { $0["by"] as? String == "desk" })
            #expect(history[4]["detail"] as? [String: String] == ["zh": "带上备用钥匙", "en": "带上备用钥匙"])
            #expect(alarm["responder"] as? String == "王护工")
            #expect(alarm["assignee"] as? String == "colleague")
        }
    }

    @Test func `an alarm of the gateway itself is seen by all who watch alarms and answered at any desk`() async throws
    {
        let scene = try AlarmScene()
        scene.gateway.loseBroker()
        try await scene.gateway.test { client in
            for user in ["desk", "stranger", "county", "technician", "prefecture"] {
                let alarm = try #require(try await client.get("/v1/alarms", as: user).items.first, "\(user)")
                #expect(alarm["rule"] as? String == "SELF-1")
                #expect(alarm["county"] is NSNull && alarm["provider"] is NSNull)
                #expect(try await client.get("/v1/alarms/log", as: user).items.count == 1)
            }
            #expect(try await client.get("/v1/alarms", as: "family").items.isEmpty)
            #expect(try await client.get("/v1/alarms/1", as: "family").status == 404)
            #expect(try await client.post("/v1/alarms/1/acknowledge", "{}", as: "technician").status == 403)
            #expect(try await client.post("/v1/alarms/1/acknowledge", "{}", as: "stranger").status == 200)
            let seen = try await client.get("/v1/alarms/1", as: "desk").object
            #expect(seen["state"] as? String == "acknowledged")
            #expect((seen["history"] as? [[String: Any]])?.last?["by"] as? String == "stranger")
        }
    }

    @Test func `a shelved alarm rings again when somebody lets it`() async throws {
        let scene = try AlarmScene()
        try scene.gateway.assign("watch", "elder-watch", to: AlarmScene.bed)
        scene.gateway.receive(
            .urgent, "homebed/v1/532901/b-1/event", #"{"v":1,"ref":"s-1","event":"service_call"}"#)
        try await scene.gateway.test { client in
            let body = #"{"length_ms":1800000,"until_clear":true,"reason":"维修中"}"#
            let number = try #require(try await client.get("/v1/alarms", as: "desk").items.first?["alarm"] as? Int)
            #expect(try await client.post("/v1/alarms/\(number)/shelve", body, as: "desk").status == 200)
            let shelved = try await client.get("/v1/alarms/\(number)", as: "desk").object
            #expect(shelved["state"] as? String == "shelved")
            let hold = try #require(shelved["hold"] as? [String: Any])
            #expect(hold["reason"] as? [String: String] == ["zh": "维修中", "en": "维修中"])
            let step = try #require((shelved["history"] as? [[String: Any]])?.last)
            #expect(
                step["detail"] as? [String: String] == [
                    "zh": "30 分钟，或到情况恢复为止：维修中", "en": "for 30m or until it clears: 维修中",
                ])
            #expect(hold["until"] as? String == (TestGateway.start + .minutes(30)).recordText)
            #expect(try await client.post("/v1/alarms/\(number)/unshelve", "{}", as: "desk").status == 200)
            #expect(
                try await client.get("/v1/alarms/\(number)", as: "desk").object["state"] as? String == "unacknowledged")
        }
    }

    struct BadBody: Sendable, CustomTestStringConvertible {
        let step: String
        let body: String
        var field: String?
        var testDescription: String { "\(step) \(body)" }
    }

    static let badBodies = [
        BadBody(step: "acknowledge", body: ""), BadBody(step: "acknowledge", body: "{"),
        BadBody(step: "acknowledge", body: "[]"), BadBody(step: "acknowledge", body: "null"),
        BadBody(step: "acknowledge", body: #"{"by":"somebody else"}"#, field: "by"),
        BadBody(step: "acknowledge", body: #"{"alarm":2}"#, field: "alarm"),
        BadBody(step: "callback", body: "{}", field: "note"),
        BadBody(step: "callback", body: #"{"note":7}"#, field: "note"),
        BadBody(step: "callback", body: #"{"note":null}"#, field: "note"),
        BadBody(step: "callback", body: #"{"note":"\#(String(repeating: "字", count: 1_001))"}"#, field: "note"),
        BadBody(step: "dispatch", body: #"{"note":""}"#, field: "responder"),
        BadBody(step: "dispatch", body: #"{"responder":"","note":""}"#, field: "responder"),
        BadBody(step: "dispatch", body: #"{"responder":"a\nb","note":""}"#, field: "responder"),
        BadBody(step: "close", body: #"{"reason":"boredom","note":"x"}"#, field: "reason"),
        BadBody(step: "close", body: #"{"note":"x"}"#, field: "reason"),
        BadBody(step: "shelve", body: #"{"length_ms":-1,"until_clear":true,"reason":"x"}"#, field: "length_ms"),
        BadBody(step: "shelve", body: #"{"length_ms":1e99,"until_clear":true,"reason":"x"}"#),
        BadBody(step: "shelve", body: #"{"length_ms":1,"until_clear":"yes","reason":"x"}"#, field: "until_clear"),
    ]

    @Test(arguments: badBodies)
    func `a body that is not the step's changes nothing and says which field is wrong`(row: BadBody) async throws {
        let scene = try AlarmScene()
        scene.press()
        try await scene.gateway.test { client in
            let seen = try await client.post("/v1/alarms/1/\(row.step)", row.body, as: "desk")
            #expect(seen.status == 400)
            #expect(try seen.problem == "malformed-body")
            #expect(try seen.object["field"] as? String == row.field)
            #expect(try scene.gateway.services.store.newestLoggedAlarm() == 1)
        }
    }

    @Test(arguments: [
        ("callback", #"{"note":"x"}"#, [AlarmStep.callBack(note: "first")]),
        ("acknowledge", "{}", [.acknowledge]),
        ("acknowledge", "{}", [.close(.falsePress, note: "x")]),
        ("close", #"{"reason":"false-press","note":""}"#, []),
        ("reopen", #"{"reason":"x"}"#, []), ("unshelve", "{}", []),
        ("shelve", #"{"length_ms":60000,"until_clear":true,"reason":"x"}"#, []),
    ])
    func `a step that the alarm's state does not allow is refused with the reason`(
        step: String, body: String, before: [AlarmStep]
    ) async throws {
        let scene = try AlarmScene()
        scene.press()
        for earlier in before { try scene.step(earlier) }
        let edges = try scene.gateway.services.store.newestLoggedAlarm()
        try await scene.gateway.test { client in
            let seen = try await client.post("/v1/alarms/1/\(step)", body, as: "desk")
            #expect(seen.status == 422)
            #expect(try seen.problem == "refused")
            #expect(try (seen.object["faults"] as? [String])?.isEmpty == false)
            #expect(try scene.gateway.services.store.newestLoggedAlarm() == edges)
        }
    }

    @Test(arguments: AlarmStep.names)
    func `nobody takes a step with an alarm of another scope, or without the right to`(step: String) async throws {
        let scene = try AlarmScene()
        scene.press()
        try await scene.gateway.test { client in
            #expect(try await client.post("/v1/alarms/1/\(step)", "{}", as: "stranger").problem == "not-found")
            for user in ["county", "technician", "family", "prefecture"] {
                let problem = try await client.post("/v1/alarms/1/\(step)", "{}", as: user).problem
                #expect(problem == "forbidden", "\(user)")
            }
            #expect(try await client.post("/v1/alarms/1/\(step)", "{}", as: "nobody").status == 401)
            #expect(try await client.post("/v1/alarms/7/\(step)", "{}", as: "desk").problem == "not-found")
            #expect(try scene.gateway.services.store.newestLoggedAlarm() == 1)
        }
    }

    @Test func `the same key acknowledges once, and another request under it is refused`() async throws {
        let scene = try AlarmScene()
        scene.press()
        try await scene.gateway.test { client in
            let first = try await client.post("/v1/alarms/1/acknowledge", "{}", as: "desk", key: "k-1")
            let second = try await client.post("/v1/alarms/1/acknowledge", "{}", as: "desk", key: "k-1")
            #expect(first.status == 200 && second.status == 200)
            #expect(first.body == second.body)
            #expect(second.headers[.idempotencyReplayed] == "true")
            let other = try await client.post("/v1/alarms/1/callback", #"{"note":"x"}"#, as: "desk", key: "k-1")
            #expect(other.status == 422)
            #expect(try other.problem == "reused-idempotency-key")
            let body = try await client.post("/v1/alarms/1/acknowledge", "{ }", as: "desk", key: "k-1")
            #expect(try body.problem == "reused-idempotency-key")
            // Another person's key is another key.
            let another = try await client.post("/v1/alarms/1/acknowledge", "{}", as: "colleague", key: "k-1")
            #expect(try another.problem == "refused")
            #expect(try scene.gateway.services.store.newestLoggedAlarm() == 2)
        }
    }

    @Test func `what was answered is answered again, though the alarm is out of sight by now`() async throws {
        let scene = try AlarmScene()
        scene.press()
        try await scene.gateway.test { client in
            let first = try await client.post("/v1/alarms/1/present", "{}", as: "family", key: "k-1")
            #expect(first.status == 200)
            try scene.step(.close(.falsePress, note: "x"))
            let second = try await client.post("/v1/alarms/1/present", "{}", as: "family", key: "k-1")
            #expect(second.status == 200 && second.body == first.body)
            #expect(second.headers[.idempotencyReplayed] == "true")
        }
    }

    @Test func `a family that is there says so, and the desk still rings`() async throws {
        let scene = try AlarmScene()
        scene.press("b-1")
        scene.press("b-2")
        try await scene.gateway.test { client in
            #expect(try await client.post("/v1/alarms/1/present", "{}", as: "family").status == 200)
            let alarm = try await client.get("/v1/alarms/1", as: "desk").object
            #expect(alarm["state"] as? String == "unacknowledged")
            #expect(alarm["work"] as? String == "raised")
            let last = try #require((alarm["history"] as? [[String: Any]])?.last)
            #expect(last["cause"] as? String == "commented")
            #expect(last["by"] as? String == "family")
            #expect((last["detail"] as? [String: String])?["zh"] == "家属已到场 family is there")
            #expect(try await client.post("/v1/alarms/2/present", "{}", as: "family").problem == "not-found")
            let edge = alarm["edge"] as? Int
            #expect(try await client.post("/v1/alarms/1/present", "{}", as: "family").status == 200)
            #expect(try await client.get("/v1/alarms/1", as: "desk").object["edge"] as? Int == edge)
            scene.gateway.pass(.minutes(5))
            #expect(try await client.post("/v1/alarms/1/present", "{}", as: "family").status == 200)
            let history = try await client.get("/v1/alarms/1", as: "desk").items(of: "history")
            #expect(history.count { $0["by"] as? String == "family" } == 2)
            let more = try await client.post("/v1/alarms/1/present", #"{"x":1}"#, as: "family")
            #expect(try more.problem == "malformed-body")
            #expect(try await client.post("/v1/alarms/1/present", "{}", as: "desk").problem == "forbidden")
            try scene.step(.close(.falsePress, note: "x"))
            #expect(try await client.post("/v1/alarms/1/present", "{}", as: "family").problem == "not-found")
        }
    }
}
