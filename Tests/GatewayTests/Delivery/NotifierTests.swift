import CareCore
import CareRecords
import CareStore
import Ingest
import Loopback
import Synchronization
import TestSupport
import Testing

@testable import Gateway

/// Notifications reach real servers, whatever these do, and the log says what came of each try.
@Suite(.serialized, .timeLimit(.minutes(3))) struct NotifierTests {
    private static func hook(_ name: String, _ provider: Provider) -> String { hook(name, provider.url) }

    private static func hook(_ name: String, _ url: String) -> String {
        "  \(name): {kind: webhook, url: \"\(url)\", allow_private: true, secret: {env: SECRET}}\n"
    }

    @Sendable private static func note(
        _ number: Int64, _ purpose: CareCore.Notification.Purpose = .raised, alarm: Int64? = nil, edge: Int32 = 1,
        priority: Priority = .p1, channel: String = "a", recipient: String = "p1", address: String = "13900000000",
        at now: Timestamp
    ) -> CareCore.Notification {
        CareCore.Notification(
            id: NotificationID(number), purpose: purpose, alarm: AlarmID(alarm ?? number + 1_000), edge: edge,
            role: "family",
            recipient: recipient, channel: channel, address: address, priority: priority, at: now, notBefore: now)
    }

    @Test func `an alarm reaches its receiver once, signed with its identity`() async throws {
        let provider = try await Provider(.answer(200, body: #"{"id":"p-7"}"#))
        try await NotifierScene(Self.hook("a", provider)).run { scene in
            scene.decide { [Self.note(1, at: $0)] }
            try await scene.until("delivered") { try $0.outcomes == [.delivered] }
            let record = try #require(try scene.log.first)
            #expect(provider.seen.map { $0.headers["Homebed-Id"] } == ["1-\(record.at.milliseconds)"])
            #expect(record.attempts.map(\.answer) == ["p-7"])
            #expect(provider.seen[0].body.contains(#""rule":"TEST-1001""#))
        }
    }

    @Test func `a server that fails is tried again under the same identity`() async throws {
        let provider = try await Provider(.answer(500), .answer(503), .reset, .answer(200))
        try await NotifierScene(Self.hook("a", provider)).run { scene in
            scene.decide { [Self.note(1, at: $0)] }
            try await scene.until("delivered") { try $0.outcomes == [.delivered] }
            let tries = try #require(try scene.log.first).attempts
            #expect(tries.map(\.result) == [.failed, .failed, .unanswered, .delivered])
            #expect(tries[0].answer == "HTTP 500" && tries[1].answer == "HTTP 503")
            // Two seconds and four, each less a fifth.
            #expect(tries[1].at - tries[0].at >= Milliseconds(1_600))
            #expect(tries[2].at - tries[1].at >= Milliseconds(3_200))
            #expect(Set(provider.seen.map { $0.headers["Homebed-Id"] }).count == 1)
        }
    }

    @Test func `a provider that asks for a pause gets it, also from the next message`() async throws {
        let provider = try await Provider(.answer(429, headers: [("Retry-After", "1")]), .answer(200))
        try await NotifierScene(Self.hook("a", provider)).run { scene in
            scene.decide { [Self.note(1, at: $0)] }
            try await scene.until("refused once") { try $0.log.first?.attempts.count == 1 }
            scene.decide { [Self.note(2, at: $0)] }
            try await scene.until("delivered") { try $0.outcomes == [.delivered, .delivered] }
            let log = try scene.log
            let begun = try #require(log[0].attempts.first).at
            // A second of the machine, of which the try itself took a part.
            for record in log {
                #expect(try #require(record.attempts.last).at - begun >= Milliseconds(Int64(900 * NotifierScene.rate)))
            }
        }
    }

    @Test func `a channel that hangs holds up no other, and its end holds up nobody`() async throws {
        let hanging = try await Provider(.hang)
        let provider = try await Provider(.answer(200))
        try await NotifierScene(Self.hook("a", hanging) + Self.hook("b", provider)).run { scene in
            scene.decide { now in
                (1...20).map { Self.note($0, .raised, priority: .p2, recipient: "p\($0)", at: now) }
                    + (21...40).map {
                        Self.note($0, .raised, priority: .p2, channel: "b", recipient: "p\($0)", at: now)
                    }
                    + [Self.note(41, channel: "a", at: now)]
            }
            await hanging.until(Int(Limits.deliveries) + 1)
            try await scene.until("delivered") {
                try $0.log.filter { $0.channel == "b" && $0.outcome == .delivered }.count == 20
            }
            #expect(try scene.log.filter { $0.channel == "a" }.allSatisfy { $0.outcome == .waiting })
            // Four places for all, and one more for the emergency.
            #expect(hanging.seen.count == Limits.deliveries + 1)
            #expect(provider.seen.count == 20)
        }
    }

    @Test func `several for one recipient are one message, emergencies are not`() async throws {
        let provider = try await Provider(.answer(200))
        try await NotifierScene(Self.hook("a", provider)).run { scene in
            scene.decide { now in
                [
                    Self.note(1, .raised, priority: .p2, at: now), Self.note(2, .raised, priority: .p3, at: now),
                    Self.note(3, at: now), Self.note(4, at: now),
                    Self.note(5, .raised, priority: .p2, recipient: "p2", at: now),
                ]
            }
            try await scene.until("delivered") {
                try $0.outcomes == Array(repeating: .delivered, count: 5)
            }
            #expect(provider.seen.count == 4)
            let log = try scene.log
            #expect(log[0].message == log[1].message && Set(log.map(\.message)).count == 4)
            let together = provider.seen.filter { $0.body.contains(#""notification":1,"#) }
            #expect(together.count == 1 && together[0].body.contains(#""notification":2,"#))
        }
    }

    @Test func `what nobody heard of is not said to be over`() async throws {
        let closed = "http://127.0.0.1:\(LoopbackPort.free())/"
        try await NotifierScene(Self.hook("a", closed)).run { scene in
            scene.decide { [Self.note(1, alarm: 9, at: $0)] }
            try await scene.until("failed") { try $0.log.first?.attempts.isEmpty == false }
            scene.decide { [Self.note(2, .ended, alarm: 9, edge: 2, at: $0)] }
            try await scene.until("taken away") { try $0.outcomes == [.superseded, .inhibited] }
            #expect(try scene.log[0].attempts.allSatisfy { $0.result == .failed })
        }
    }

    @Test func `an end is told to who heard the beginning`() async throws {
        let provider = try await Provider(.answer(200))
        try await NotifierScene(Self.hook("a", provider)).run { scene in
            scene.decide { [Self.note(1, alarm: 9, at: $0)] }
            try await scene.until("delivered") { try $0.outcomes == [.delivered] }
            scene.decide { [Self.note(2, .ended, alarm: 9, edge: 2, at: $0)] }
            try await scene.until("delivered") { try $0.outcomes == [.delivered, .delivered] }
            #expect(provider.seen.count == 2)
        }
    }

    @Test func `a report that could not be written is given again, the message is not`() async throws {
        let provider = try await Provider(.answer(200))
        try await NotifierScene(Self.hook("a", provider)).run { scene in
            scene.decide { [Self.note(1, at: $0)] }
            scene.thread.refuse(1)
            try await scene.until("delivered") { try $0.outcomes == [.delivered] }
            #expect(provider.seen.count == 1)
            #expect(try scene.log[0].attempts.count == 1)
        }
    }

    @Test func `a dead channel is an alarm, and its recovery ends it`() async throws {
        let provider = try await Provider(.answer(500), .answer(500), .answer(500), .answer(500), .hang)
        try await NotifierScene(Self.hook("a", provider)).run { scene in
            scene.decide { [Self.note(1, at: $0), Self.note(2, channel: "nowhere", at: $0)] }
            try await scene.until("refused") { try $0.outcomes.last == .refused }
            #expect(try scene.log[1].attempts[0].answer.hasPrefix("expected a channel of the file"))
            await provider.until(5)
            #expect(try scene.alarm("SELF-6") == nil)
            provider.follow(.answer(500), .answer(200))
            scene.decide { [Self.note(3, at: $0)] }
            try await scene.until("dead and alive again") { try $0.alarm("SELF-6")?.clearedAt != nil }
            let number = try #require(try scene.alarm("SELF-6")).id
            #expect(try scene.store.reader.history(of: number).map(\.cause) == [.raised, .cleared])
        }
    }

    @Test func `a real mail server gets a mail, and its refusal ends the tries`() async throws {
        let program = try MailProgram("plain")
        let channel = """
              mail: {kind: smtp, host: 127.0.0.1, port: \(program.port), encryption: plain, from: g@example.com, \
            allow_private: true}
            """
        try await NotifierScene(channel).run { scene in
            scene.decide { now in
                ["family@example.com", "unknown@example.com"].enumerated().map { index, address in
                    Self.note(
                        Int64(index) + 1, channel: "mail", recipient: "p\(index)", address: address, at: now)
                }
            }
            try await scene.until("settled") { try $0.outcomes == [.delivered, .refused] }
            #expect(try scene.log[1].attempts.map(\.answer) == ["expected 250, found 550 no such mailbox"])
        }
    }

    @Test func `what a crash left is delivered by the next life under the same identity`() async throws {
        let provider = try await Provider(.hang)
        let folder = try await leaveHanging(provider)
        let identities = Set(provider.seen.map { $0.headers["Homebed-Id"] })
        provider.follow(.answer(200))
        try await NotifierScene(Self.hook("a", provider), in: folder).run { scene in
            // More for the same recipient, which must not slip into the message that may have arrived.
            scene.decide { [Self.note(4, .raised, priority: .p2, at: $0)] }
            try await scene.until("delivered") { try $0.outcomes == Array(repeating: .delivered, count: 4) }
        }
        #expect(provider.seen.count == 5)
        #expect(Set(provider.seen.dropFirst(2).map { $0.headers["Homebed-Id"] }).isSuperset(of: identities))
    }

    @Test func `what no row stands for is told, tried again while it is of use, and not reported`() async throws {
        let provider = try await Provider(.answer(503), .hang, .answer(200))
        let other = try await Provider(.answer(400))
        try await NotifierScene(Self.hook("a", provider) + Self.hook("b", other)).run { scene in
            let now = Timestamp(milliseconds: 1_762_440_125_000)
            let rows = [("a", Int64(1)), ("a", 2), ("b", 3)].map { channel, number in
                WaitingNotification(Self.note(number, channel: channel, at: now), rule: "SOS-1", place: "532901-000001")
            }
            var report = TurnReport()
            report.unrecorded = rows
            scene.notifier.follow(report)
            await provider.until(3)
            await other.until(1)
            #expect(provider.seen.allSatisfy { $0.body.contains(#""unrecorded":true"#) && $0.body.contains("未入库") })
            let identities = provider.seen.map { $0.headers["Homebed-Id"] ?? "" }
            #expect(Set(identities) == ["u1-1762440125000", "u2-1762440125000"])
            #expect(identities[2] == identities[0])
            #expect(other.seen.count == 1)
            let written = try scene.log
            #expect(written.isEmpty)
        }
    }

    @Test func `in memory no more wait than the limit, the newest`() async throws {
        let provider = try await Provider(.answer(200))
        let scene = try NotifierScene(Self.hook("a", provider))
        var report = TurnReport()
        report.unrecorded = (1...Int64(Limits.unrecordedNotifications) + 1).map {
            WaitingNotification(Self.note($0, at: Timestamp(milliseconds: 9)))
        }
        scene.notifier.follow(report)
        let oldest = scene.notifier.state.withLock { $0.unrecorded.first?.message }
        #expect(oldest == "u2-9")
        try await scene.run { _ in await provider.until(Limits.unrecordedNotifications) }
        #expect(provider.seen.count == Limits.unrecordedNotifications)
    }

    /// A life that ends while an emergency and a message of two are on their way.
    private func leaveHanging(_ provider: Provider) async throws -> TemporaryFolder {
        let scene = try NotifierScene(Self.hook("a", provider))
        scene.decide { now in
            [
                Self.note(1, at: now), Self.note(2, .raised, priority: .p2, at: now),
                Self.note(3, .raised, priority: .p3, at: now),
            ]
        }
        try await scene.run { _ in await provider.until(2) }
        #expect(try scene.outcomes == [.waiting, .waiting, .waiting])
        return scene.folder
    }
}

extension NotifierScene {
    /// The newest alarm of a rule.
    fileprivate func alarm(_ rule: String) throws -> AlarmRecord? {
        try store.reader.alarms(AlarmFilter(), scope: .everything).first { $0.rule == rule }
    }
}
