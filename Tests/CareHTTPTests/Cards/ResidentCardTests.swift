import CareCore
import CareRecords
import CareStore
import Foundation
import HTTPTypes
import TestSupport
import Testing

@testable import CareHTTP

@Suite struct ResidentCardTests {
    private static let contact = CareProgramme.Form(
        "resident-contact",
        [
            "contact": "ct-1", "resident": "r-1", "role": "family-carer", "name": "王小妹", "phone": "13987200009",
            "relation": "女儿", "isGuardian": "yes",
        ])

    private func served() throws -> AlarmScene {
        let scene = try AlarmScene(provider: CareProgramme.provider)
        try scene.gateway.enter(CareProgramme.registers + CareProgramme.service + [Self.contact])
        return scene
    }

    @Test func `a card is masked until somebody has said why they look, and the look is in the ledger`() async throws {
        let scene = try served()
        let (store, key) = (scene.gateway.services.store, scene.gateway.services.key)
        try await scene.gateway.test { client in
            let path = "/v1/beds/\(AlarmScene.bed)/card"
            let masked = try await client.get(path, as: "desk")
            #expect(masked.status == 200)
            for text in ["王老太", "13987200001", "某村 3 社 12 号", "王小妹", "13987200009"] {
                #expect(!masked.body.contains(text), "\(text)")
            }
            let person = try #require(try masked.object["person"] as? [String: Any])
            #expect(person["name"] as? String == "王**")
            #expect(person["age"] as? Int == 87)
            #expect(person["flags"] is NSNull)
            #expect(try masked.object["revealed"] as? Bool == false)
            let before = try store.ledger(limit: 1, key: key).first?.number ?? 0
            let whole = try await client.post("\(path)/open", #"{"reason":"告警 1"}"#, as: "desk")
            #expect(whole.status == 200)
            for text in ["王老太", "13987200001", "某村 3 社 12 号", "王小妹", "13987200009", "女儿"] {
                #expect(whole.body.contains(text), "\(text)")
            }
            let entry = try #require(try store.ledger(limit: 1, key: key).first)
            #expect(entry.number == before + 1)
            #expect(entry.form == "access")
            #expect(entry.by == "desk")
            #expect(entry.fields?.contains { $0.text == "告警 1" } == true)
            #expect(entry.fields?.contains { $0.text == AlarmScene.bed } == true)
        }
    }

    @Test func `nobody opens a card of another scope, without the right, or without a reason`() async throws {
        let scene = try served()
        let store = scene.gateway.services.store
        let before = try store.ledger(limit: 1).first?.number
        try await scene.gateway.test { client in
            let path = "/v1/beds/\(AlarmScene.bed)/card"
            let reason = #"{"reason":"x"}"#
            #expect(try await client.get(path, as: "stranger").problem == "not-found")
            #expect(try await client.post("\(path)/open", reason, as: "stranger").problem == "not-found")
            #expect(try await client.get("/v1/beds/532901-000099/card", as: "desk").problem == "not-found")
            for user in ["technician", "family"] {
                let problem = try await client.get(path, as: user).problem
                #expect(problem == "forbidden", "\(user)")
                let opening = try await client.post("\(path)/open", reason, as: user).problem
                #expect(opening == "forbidden", "\(user)")
            }
            for (body, problem) in [
                ("{}", "malformed-body"), (#"{"reason":7}"#, "malformed-body"), (#"{"reason":""}"#, "refused"),
                (#"{"reason":"\#(String(repeating: "x", count: 201))"}"#, "refused"),
                (#"{"reason":"x","by":"somebody"}"#, "malformed-body"),
            ] {
                let found = try await client.post("\(path)/open", body, as: "desk").problem
                #expect(found == problem, "\(body)")
            }
        }
        #expect(try store.ledger(limit: 1).first?.number == before)
    }

    @Test func `a request that is sent again is another look, and who may read the ledger finds both`() async throws {
        let scene = try served()
        scene.gateway.admit("auditor", .auditor, .counties([try #require(CountyCode("532901"))]))
        scene.gateway.admit("elsewhere", .auditor, .counties([try #require(CountyCode("532925"))]))
        try await scene.gateway.test { client in
            let path = "/v1/beds/\(AlarmScene.bed)/card"
            for _ in 1...2 {
                let seen = try await client.post("\(path)/open", #"{"reason":"告警 1"}"#, as: "desk", key: "k-1")
                #expect(seen.status == 200 && seen.headers[.idempotencyReplayed] == nil)
                #expect(seen.headers[.cacheControl] == "no-store")
            }
            #expect(try await client.get(path, as: "desk").headers[.cacheControl] == "no-store")
            let looks = try await client.get("/v1/ledger?form=access", as: "auditor").items
            #expect(looks.map { $0["by"] as? String } == ["desk", "desk"])
            #expect(try await client.get("/v1/ledger?form=access", as: "elsewhere").items.isEmpty)
        }
    }

    @Test func `what a device said at its former home is not shown at the next`() async throws {
        let scene = try AlarmScene()
        try scene.gateway.assign("belt", "mattress-belt", to: AlarmScene.bed, provider: "p-1")
        let early = TestGateway.start - .minutes(10)
        scene.gateway.receive(
            .bulk, "homebed/v1/532901/belt/telemetry",
            #"{"v":1,"ref":"r1","ts":\#(early.milliseconds),"readings":{"heart_rate":60}}"#)
        try await scene.gateway.test { client in
            func belt(_ bed: String) async throws -> [String: Any] {
                let card = try await client.get("/v1/beds/\(bed)/card", as: "prefecture")
                return try #require(try card.items(of: "devices").first { $0["device"] as? String == "belt" })
            }
            // As the lists say it: when the gateway heard it, not what its clock said.
            #expect(try await belt(AlarmScene.bed)["last_sign_at"] as? String == TestGateway.start.recordText)
            scene.gateway.pass(.minutes(1))
            let next = "532901-000002"
            try scene.gateway.assign("belt", "mattress-belt", to: next, since: TestGateway.start + .minutes(1))
            let moved = try await belt(next)
            #expect(moved["last_sign_at"] as? String == nil)
            #expect(moved["state"] as? String == "silent")
        }
    }

    @Test func `an alarm of yesterday that is open is told, and a sign of yesterday has its day`() async throws {
        let scene = try AlarmScene()
        scene.press()
        scene.gateway.pass(.hours(23))
        try await scene.gateway.test { client in
            func line() async throws -> String {
                let day = try await client.get("/v1/family/today", as: "family").object
                return try #require((day["line"] as? [String: String])?["zh"])
            }
            let yesterday = try await line()
            #expect(yesterday == "今天没有新告警，之前的 1 次还在处理；1 台联网设备中 1 台在线，最近信号 昨天 08:00。")
            scene.gateway.pass(.hours(24))
            let before = try await line()
            #expect(before.hasSuffix("最近信号 前天 08:00。"))
        }
    }

    @Test func `a family reads when somebody came last and comes next to whom the bed serves now`() async throws {
        let scene = try served()
        let (from, until) = (TestGateway.start + .hours(25), TestGateway.start + .hours(27))
        try await scene.gateway.test { client in
            func day() async throws -> [String: Any] {
                try await client.get("/v1/family/today", as: "family").object
            }
            let before = try await day()
            #expect(before["last_visit"] is NSNull && before["next_visit"] is NSNull)
            try scene.gateway.enter(CareProgramme.visit(from: from.recordText, until: until.recordText))
            let next = try #require(try await day()["next_visit"] as? [String: String])
            #expect(next == ["state": "dispatched", "from": from.recordText, "until": until.recordText])
        }
    }

    @Test func `the last visit is one that took place, the next one that goes on or is still to come`() throws {
        let today = CivilDate(of: TestGateway.start)
        func row(_ state: VisitState, _ hours: Int64) -> RecordRow {
            var row = RecordRow()
            row[VisitField.state] = state
            let from = TestGateway.start + .hours(hours)
            row[VisitField.plannedStart] = from
            row[VisitField.plannedEnd] = from + .hours(1)
            if state != .planned, state != .dispatched { row[VisitField.arrivedAt] = from }
            if state.isFinished {
                row[VisitField.startAt] = from
                row[VisitField.endAt] = from + .hours(2)
            }
            return row
        }
        func visit(_ state: VisitState, _ hours: Int64, lasts: Int64) -> FamilyVisits.Visit {
            let from = TestGateway.start + .hours(hours)
            return FamilyVisits.Visit(state: state, from: from, until: from + .hours(lasts))
        }
        var rows = [
            row(.planned, 72), row(.finished, -200), row(.rated, -100), row(.cancelled, -50), row(.void, -10),
            row(.planned, -48), row(.dispatched, 48),
        ]
        let quiet = FamilyVisits(rows, today: today)
        #expect(quiet.last == visit(.rated, -100, lasts: 2))
        #expect(quiet.next == visit(.dispatched, 48, lasts: 1), "what was planned for two days ago did not take place")
        rows.append(row(.inService, -1))
        #expect(FamilyVisits(rows, today: today).next == visit(.inService, -1, lasts: 1))
    }

    @Test func `devices stand on it with what was heard of each`() async throws {
        let scene = try AlarmScene()
        try scene.gateway.assign("bed", "nursing-bed-manual", to: AlarmScene.bed)
        try scene.gateway.assign("belt", "mattress-belt", to: AlarmScene.bed)
        scene.press()
        try await scene.gateway.test { client in
            let card = try await client.get("/v1/beds/\(AlarmScene.bed)/card", as: "desk").object
            #expect(card["person"] is NSNull)
            let devices = try #require(card["devices"] as? [[String: Any]])
            #expect(devices.map { $0["device"] as? String } == ["b-1", "bed", "belt"])
            #expect(devices.map { $0["state"] as? String } == ["online", "none", "silent"])
            #expect(devices[0]["last_sign_at"] as? String == TestGateway.start.recordText)
            #expect(devices[1]["last_sign_at"] is NSNull)
            let day = try await client.get("/v1/family/today", as: "family")
            #expect(day.status == 200)
            let line = try #require(try day.object["line"] as? [String: String])
            #expect(line["zh"] == "今天有 1 次告警，1 次还在处理；2 台联网设备中 1 台在线，最近信号 08:00。")
            #expect(try await client.get("/v1/family/today", as: "desk").problem == "forbidden")
        }
    }

    @Test func `a hub stands on it as late after three minutes, and as offline after fifteen`() async throws {
        let scene = try AlarmScene()
        try scene.gateway.assign("h-1", "home-hub", to: AlarmScene.bed, provider: "p-1")
        scene.gateway.receive(
            .bulk, "homebed/v1/532901/h-1/telemetry", #"{"v":1,"ref":"r1","readings":{"rssi":-70}}"#)
        try await scene.gateway.test { client in
            func state() async throws -> String? {
                let card = try await client.get("/v1/beds/\(AlarmScene.bed)/card", as: "desk")
                return try card.items(of: "devices").first { $0["device"] as? String == "h-1" }?["state"] as? String
            }
            for (passed, expected) in [
                (Milliseconds.minutes(3), "online"), (.seconds(1), "late"), (.minutes(12), "silent"),
            ] {
                scene.gateway.pass(passed)
                let found = try await state()
                #expect(found == expected)
            }
        }
    }
}
