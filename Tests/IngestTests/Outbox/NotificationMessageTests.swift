import CareCore
import Foundation
import Testing

@testable import Ingest

/// Notifications for systems leave over the broker, in the transaction of what they tell of.
@Suite struct NotificationMessageTests {
    private static func notification(
        _ number: Int64, channel: String = CareCore.Notification.brokerChannel, alarm: AlarmID?,
        recipient: String = "desk-1"
    ) -> CareCore.Notification {
        CareCore.Notification(
            id: NotificationID(number), purpose: .raised, alarm: alarm, edge: alarm == nil ? 0 : 1, role: "operator",
            recipient: recipient, channel: channel, address: "13900000000", priority: .p1, at: LineScene.start,
            notBefore: LineScene.start, expiresAt: LineScene.start + .hours(1))
    }

    /// Messages that the line makes of notifications, topic and fields.
    private func messages(_ notifications: [CareCore.Notification]) throws -> [(topic: String, fields: [String: Any])] {
        var scene = try LineScene()
        scene.press(1)
        _ = scene.turn()
        let id = try #require(scene.line.state.openAlarms.first?.id)
        #expect(id == AlarmID(1))
        scene.line.commit.reset(now: scene.now)
        scene.line.commit.effects.notifications = notifications
        scene.line.address(at: scene.now)
        return try scene.line.commit.outgoing.map { message in
            #expect(message.rank == .alarm && message.expiresAt == LineScene.start + .hours(1))
            return (
                message.topic,
                try #require(try JSONSerialization.jsonObject(with: Data(message.payload)) as? [String: Any])
            )
        }
    }

    @Test func `a notification names alarm and bed and no address`() throws {
        let found = try messages([
            Self.notification(7, alarm: AlarmID(1)), Self.notification(8, channel: "sms", alarm: nil),
        ])
        #expect(found.map(\.topic) == ["homebed/v1/532901/notify/desk-1"])
        let fields = try #require(found.first?.fields)
        #expect(fields["id"] as? String == "7" && fields["purpose"] as? String == "raised")
        #expect(fields["rule"] as? String == "SOS-1" && fields["bed"] as? String == "532901-000001")
        #expect(fields["device"] as? String == "b-1" && fields["edge"] as? Int == 1)
        #expect(!"\(fields)".contains("13900000000"))
    }

    @Test func `what lies in no county and a name that no topic may have have their places`() throws {
        let found = try messages([Self.notification(7, alarm: nil, recipient: "王/+#")])
        #expect(found.map(\.topic) == ["homebed/v1/gateway/notify/______"])
        #expect(found.first?.fields["alarm"] is NSNull && found.first?.fields["rule"] is NSNull)
    }

    @Test func `a recipient in two roles hears a transition once`() throws {
        let found = try messages([Self.notification(7, alarm: AlarmID(1)), Self.notification(8, alarm: AlarmID(1))])
        #expect(found.map { $0.fields["id"] as? String } == ["7"])
    }
}
