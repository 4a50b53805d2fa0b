import CareCore
import Testing

/// What the core keeps of delivery: which channels are dead, and who was told already.
@Suite struct NotificationTests {
    private static func report(
        _ channel: String, _ result: DeliveryAttempt.Result, at now: Timestamp
    ) -> Command {
        let isOver = result == .delivered || result == .refused
        return .delivery(
            .attempted(
                DeliveryAttempt(
                    message: "1-1", members: [NotificationID(1)], channel: channel, at: now, length: .seconds(1),
                    result: result, answer: "HTTP 500", retryAt: isOver ? nil : now + .seconds(2))))
    }

    /// Sends a report and returns the transitions of SELF-6 that it made.
    private static func causes(
        _ scene: inout Scene, _ channel: String, _ result: DeliveryAttempt.Result, after length: Milliseconds
    ) -> [AlarmEdge.Cause] {
        scene.advance(length)
        _ = scene.takeEdges()
        _ = scene.state.apply(report(channel, result, at: scene.now), at: scene.now, into: &scene.effects)
        let edges = scene.effects.alarmEdges.filter { $0.alarm.key.rule == "SELF-6" }
        _ = scene.takeEdges()
        return edges.map(\.cause)
    }

    @Test func `five failures in a row are an alarm, and a delivery ends it`() {
        var scene = Scene(Fixture.button)
        for _ in 0..<4 { #expect(Self.causes(&scene, "sms", .failed, after: .seconds(10)) == []) }
        #expect(Self.causes(&scene, "sms", .unanswered, after: .seconds(10)) == [.raised])
        #expect(scene.state.deadChannels == ["sms"])
        #expect(Self.causes(&scene, "sms", .failed, after: .seconds(10)) == [])
        #expect(Self.causes(&scene, "mail", .delivered, after: .seconds(10)) == [])
        #expect(Self.causes(&scene, "sms", .delivered, after: .seconds(10)) == [.cleared])
        #expect(scene.state.deadChannels == [])
    }

    @Test func `a delivery in between begins the count anew`() {
        var scene = Scene(Fixture.button)
        for _ in 0..<10 {
            #expect(Self.causes(&scene, "sms", .failed, after: .seconds(10)) == [])
            #expect(Self.causes(&scene, "sms", .delivered, after: .seconds(10)) == [])
        }
    }

    @Test func `a provider that asks for long pauses is dead after five minutes`() {
        var scene = Scene(Fixture.button)
        #expect(Self.causes(&scene, "sms", .failed, after: .seconds(10)) == [])
        #expect(Self.causes(&scene, "sms", .failed, after: .minutes(4)) == [])
        #expect(Self.causes(&scene, "sms", .failed, after: .minutes(1)) == [.raised])
    }

    @Test func `the alarm stands while another channel is dead`() {
        var scene = Scene(Fixture.button)
        for channel in ["sms", "mail"] {
            for _ in 0..<5 { _ = Self.causes(&scene, channel, .refused, after: .seconds(1)) }
        }
        #expect(scene.state.deadChannels == ["mail", "sms"])
        #expect(Self.causes(&scene, "sms", .delivered, after: .seconds(1)) == [])
        #expect(Self.causes(&scene, "mail", .delivered, after: .seconds(1)) == [.cleared])
    }

    @Test func `failures are remembered over a restart`() throws {
        var scene = Scene(Fixture.button)
        for _ in 0..<4 { _ = Self.causes(&scene, "sms", .failed, after: .seconds(10)) }
        let bytes = scene.state.encodeCore()
        var other = Scene(Fixture.button)
        try other.state.decodeCore(bytes)
        other.now = scene.now
        #expect(other.state.encodeCore() == bytes)
        #expect(Self.causes(&other, "sms", .failed, after: .seconds(10)) == [.raised])
    }

    @Test func `more failing channels than there is room for lose the oldest`() {
        var scene = Scene(Fixture.button)
        for number in 0...Limits.failingChannels {
            for _ in 0..<5 { _ = Self.causes(&scene, "c\(number)", .failed, after: .seconds(1)) }
        }
        #expect(scene.state.deadChannels.count == Limits.failingChannels)
        #expect(!scene.state.deadChannels.contains("c0"))
    }

    @Test func `one recipient is told a transition once through a channel`() {
        func notification(_ number: Int64, _ recipient: String, _ channel: String, edge: Int32 = 1) -> Notification {
            Notification(
                id: NotificationID(number), purpose: .raised, alarm: AlarmID(1), edge: edge, role: "family",
                recipient: recipient, channel: channel, address: "", priority: .p1, at: Fixture.start,
                notBefore: Fixture.start)
        }
        var effects = Effects()
        effects.notifications = [
            notification(1, "p1", "sms"), notification(2, "p1", "sms"), notification(3, "p1", "mail"),
            notification(4, "p2", "sms"), notification(5, "p1", "sms", edge: 2),
        ]
        effects.dropRepeatedNotifications()
        #expect(effects.notifications.map(\.id.number) == [1, 3, 4, 5])
    }
}
