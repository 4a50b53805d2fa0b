import CareCore
import GRDB
import Ingest
import Testing

@testable import CareStore

/// Notifications are written with the alarm's edge, and what delivery reports changes their rows.
@Suite struct NotificationStoreTests {
    private static let now = Fixture.noon

    private static func notification(
        _ number: Int64, _ purpose: Notification.Purpose = .raised, alarm: Int64? = 1, edge: Int32 = 1,
        recipient: String = "p1", channel: String = "sms", priority: Priority = .p2, at: Timestamp = now,
        notBefore: Timestamp = now
    ) -> Notification {
        Notification(
            id: NotificationID(number), purpose: purpose, alarm: alarm.map(AlarmID.init),
            edge: alarm == nil ? 0 : edge, role: "family", recipient: recipient, channel: channel,
            address: "13900000000", priority: priority, at: at, notBefore: notBefore)
    }

    private static func attempt(
        _ result: DeliveryAttempt.Result, of numbers: [Int64] = [1], retryAt: Timestamp? = nil
    ) -> DeliveryReport {
        .attempted(
            DeliveryAttempt(
                message: "m\(numbers[0])", members: numbers.map(NotificationID.init), channel: "sms", at: now,
                length: Milliseconds(120), result: result, answer: "HTTP 500", retryAt: retryAt))
    }

    private func store(_ notifications: [Notification]) throws -> OpenStore {
        let open = try OpenStore()
        try open.commit {
            $0.effects.alarmEdges = [Fixture.edge(Fixture.alarm())]
            $0.effects.notifications = notifications
        }
        return open
    }

    private func report(_ open: OpenStore, _ reports: DeliveryReport...) throws {
        try open.commit(at: Self.now + .seconds(5)) { $0.effects.deliveries = reports }
    }

    private func outcomes(_ open: OpenStore) throws -> [String] {
        try open.rows("SELECT number, outcome, dueAt IS NULL, settledAt IS NULL, attempts FROM notification ORDER BY 1")
    }

    @Test func `what is decided is due from its moment on, the urgent first`() throws {
        let open = try store([
            Self.notification(1, notBefore: Self.now + .seconds(60)), Self.notification(2, recipient: "p2"),
            Self.notification(3, recipient: "p3", priority: .p1),
            Self.notification(4, .digest, alarm: nil, priority: .p4),
            Self.notification(5, recipient: "p4", channel: "mail"),
        ])
        let reader = open.store.reader
        #expect(try reader.waitingChannels() == ["mail", "sms"])
        let due = try reader.dueNotifications(of: "sms", at: Self.now)
        #expect(due.map(\.notification.id.number) == [3, 2, 4])
        #expect(due[0].rule == "SOS-1" && due[0].place == "532901-000001" && due[2].rule == nil)
        #expect(due[0].notification.address == "13900000000")
        #expect(try reader.nextNotification(after: Self.now) == Self.now + .seconds(60))
        #expect(try reader.dueNotifications(of: "sms", at: Self.now + .seconds(60)).count == 4)
        #expect(try reader.nextNotification(after: Self.now + .seconds(60)) == nil)
    }

    @Test func `what is due of an area's alarm knows the township`() throws {
        let township = try #require(TownshipCode("532901001"))
        let key = AlarmKey(rule: "DEV-4", subject: .township(township), isTest: false)
        let alarm = Alarm(
            id: AlarmID(1), key: key, device: nil, place: nil, raisedAt: Self.now, receivedAt: Self.now,
            isLate: false, latches: false, priority: .p2, audience: .operator)
        let open = try OpenStore()
        try open.commit {
            $0.effects.alarmEdges = [Fixture.edge(alarm)]
            $0.effects.notifications = [Self.notification(1)]
        }
        let due = try #require(try open.store.reader.dueNotifications(of: "sms", at: Self.now).first)
        #expect(due.township == "532901001" && due.place == nil && due.rule == "DEV-4")
    }

    @Test func `what is due knows where the home is and what the device told of since`() throws {
        let open = try store([Self.notification(1)])
        func due() throws -> WaitingNotification {
            try #require(try open.store.reader.dueNotifications(of: "sms", at: Self.now).first)
        }
        #expect(
            try due().location
                == Location(
                    address: PostalAddress("大理镇 12 号"), position: GeoPosition(latitude: 25.6065, longitude: 100.2676)))
        // What was before the alarm, and an event of another kind, say nothing of it.
        try open.commit {
            $0.effects.events = [
                Fixture.event("e-1", deviceTime: Self.now - Milliseconds(1), kind: .gas),
                Fixture.event("e-2", kind: .sos),
            ]
        }
        #expect(try due().danger == nil)
        try open.commit {
            $0.effects.events = [
                Fixture.event("e-3", deviceTime: Self.now, kind: .smoke),
                Fixture.event("e-4", deviceTime: Self.now + .seconds(1), kind: .heat),
            ]
        }
        #expect(try due().danger == .heat)
    }

    @Test func `nobody is told one transition twice through a channel, and the turn goes on`() throws {
        let open = try store([Self.notification(1)])
        try open.commit { $0.effects.notifications = [Self.notification(2), Self.notification(3, recipient: "p2")] }
        #expect(try open.rows("SELECT number FROM notification ORDER BY 1") == ["1", "3"])
    }

    @Test func `whoever does not answer is reminded again and again under one transition, and told of it once`() throws
    {
        let open = try store([Self.notification(1), Self.notification(2, .reminded)])
        let later = Self.now + .minutes(10)
        try open.commit(at: later) {
            $0.effects.notifications = [
                Self.notification(3, .reminded, at: later), Self.notification(4, .reminded, at: later),
                Self.notification(5, at: later),
            ]
        }
        #expect(try open.rows("SELECT number FROM notification ORDER BY 1") == ["1", "2", "3"])
        let due = try open.store.reader.dueNotifications(of: "sms", at: later)
        #expect(due.map(\.notification.id.number) == [1, 2, 3])
    }

    @Test func `a number given twice is refused with all of its turn`() throws {
        let open = try store([Self.notification(1)])
        #expect(throws: (any Error).self) {
            try open.commit {
                $0.effects.alarmEdges = [Fixture.edge(Fixture.alarm(2, rule: "WET-1"))]
                $0.effects.notifications = [Self.notification(1, recipient: "p2")]
            }
        }
        #expect(try open.count("alarm") == 1)
        #expect(try open.count("notification") == 1)
    }

    @Test func `a failed try is due again at its time, a taken one is delivered`() throws {
        let open = try store([Self.notification(1)])
        try report(open, Self.attempt(.failed, retryAt: Self.now + .seconds(7)))
        #expect(try outcomes(open) == ["1|0|0|1|1"])
        #expect(try open.store.reader.nextNotification(after: Self.now) == Self.now + .seconds(7))
        try report(open, Self.attempt(.delivered))
        #expect(try outcomes(open) == ["1|1|1|0|2"])
        let tries = try open.rows("SELECT message, attempt, result, length, answer FROM notificationAttempt ORDER BY 2")
        #expect(tries == ["m1|1|2|120|HTTP 500", "m1|2|1|120|HTTP 500"])
    }

    @Test func `a refused one is over`() throws {
        let open = try store([Self.notification(1)])
        try report(open, Self.attempt(.refused))
        #expect(try outcomes(open) == ["1|2|1|0|1"])
    }

    @Test func `what was superseded on its way and then taken counts as delivered`() throws {
        let open = try store([Self.notification(1), Self.notification(2, .reminded, edge: 2)])
        try report(open, .superseded(by: NotificationID(2)))
        #expect(try outcomes(open) == ["1|4|1|0|0", "2|0|0|1|0"])
        try report(open, Self.attempt(.failed, retryAt: Self.now + .seconds(7)))
        #expect(try outcomes(open)[0] == "1|4|1|0|0")
        try report(open, Self.attempt(.delivered))
        #expect(try outcomes(open)[0] == "1|1|1|0|1")
    }

    @Test func `only the same alarm, recipient and channel are superseded`() throws {
        let open = try store([
            Self.notification(1), Self.notification(2, recipient: "p2"), Self.notification(3, channel: "mail"),
            Self.notification(4, .digest, alarm: nil), Self.notification(5, .ended, edge: 2),
        ])
        try report(open, .superseded(by: NotificationID(5)))
        #expect(try open.rows("SELECT number FROM notification WHERE outcome = 4") == ["1"])
    }

    @Test func `a line of a collection knows its alarm, and neither hides other news nor goes with it`() throws {
        let open = try store([
            Self.notification(1), Self.notification(2, .digest, priority: .p4), Self.notification(3, .ended, edge: 2),
        ])
        let due = try open.store.reader.dueNotifications(of: "sms", at: Self.now)
        #expect(
            due.map { "\($0.notification.id.number) \($0.hasOlder) \($0.hasNewer)" }
                == ["1 false true", "3 true false", "2 true true"])
        let alarm = Fixture.alarm()
        #expect(due.allSatisfy { $0.urgency == alarm.priority && $0.raisedAt == alarm.raisedAt })
        try report(open, .superseded(by: NotificationID(3)))
        #expect(try open.rows("SELECT number FROM notification WHERE outcome = 4") == ["1"])
    }

    @Test func `an end knows whether its recipient heard of the alarm`() throws {
        let open = try store([
            Self.notification(1), Self.notification(2, .ended, edge: 2), Self.notification(3, recipient: "p2"),
            Self.notification(4, .ended, edge: 2, recipient: "p2"), Self.notification(5, recipient: "p3"),
            Self.notification(6, .ended, edge: 2, recipient: "p3"),
        ])
        try report(
            open, Self.attempt(.delivered), Self.attempt(.unanswered, of: [3], retryAt: Self.now + .seconds(9)),
            Self.attempt(.failed, of: [5], retryAt: Self.now + .seconds(9)))
        let due = try open.store.reader.dueNotifications(of: "sms", at: Self.now)
        #expect(
            due.map { "\($0.notification.id.number) \($0.isTold) \($0.hasOlder)" }
                == ["2 true false", "4 true true", "6 false true"])
    }

    @Test func `what goes together is bound to one message`() throws {
        let open = try store([Self.notification(1), Self.notification(2, .reminded, edge: 2)])
        try report(open, .bound(message: "1-9", members: [NotificationID(1), NotificationID(2)]))
        let due = try open.store.reader.dueNotifications(of: "sms", at: Self.now)
        #expect(due.map(\.message) == ["1-9", "1-9"])
        #expect(due.map(\.hasNewer) == [true, false])
    }

    @Test func `what goes over the broker is settled when it is decided`() throws {
        let open = try store([Self.notification(1, channel: Notification.brokerChannel)])
        #expect(try open.rows("SELECT outcome, dueAt FROM notification") == ["6|-"])
        #expect(try open.store.reader.waitingChannels() == [])
    }

    @Test func `the log shows the newest first with its tries and without addresses`() throws {
        let open = try store([Self.notification(1), Self.notification(2, recipient: "p2", channel: "mail")])
        try report(open, Self.attempt(.failed, retryAt: Self.now + .seconds(7)))
        let all = try open.store.reader.notifications(NotificationFilter())
        #expect(all.map(\.id.number) == [2, 1])
        #expect(all[1].attempts.map(\.answer) == ["HTTP 500"] && all[0].attempts == [])
        #expect(!"\(all)".contains("13900000000"))
        var filter = NotificationFilter()
        filter.channel = "mail"
        #expect(try open.store.reader.notifications(filter).map(\.id.number) == [2])
        filter = NotificationFilter()
        (filter.alarm, filter.recipient, filter.since) = (AlarmID(1), "p1", Self.now)
        #expect(try open.store.reader.notifications(filter).map(\.id.number) == [1])
        filter.since = Self.now + Milliseconds(1)
        #expect(try open.store.reader.notifications(filter) == [])
    }

    @Test func `old notifications and tries go, what waits stays`() throws {
        let open = try store([Self.notification(1), Self.notification(2, recipient: "p2")])
        try report(open, Self.attempt(.delivered))
        try open.maintain(at: Self.now + .days(180))
        #expect(try open.count("notification") == 2)
        try open.maintain(at: Self.now + .days(181))
        #expect(try open.rows("SELECT number FROM notification") == ["2"])
        #expect(try open.count("notificationAttempt") == 0)
    }
}
