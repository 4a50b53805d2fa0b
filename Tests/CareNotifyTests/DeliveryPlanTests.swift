import CareCore
import Testing

@testable import CareNotify

/// What goes now, what goes together, what is of no use.
@Suite struct DeliveryPlanTests {
    private static let now = Sample.now

    private static func row(
        _ number: Int64, _ purpose: Notification.Purpose = .raised, alarm: Int64? = nil, priority: Priority = .p2,
        recipient: String = "p1", message: String? = nil, at: Timestamp = now, expiresAt: Timestamp? = nil,
        isDrill: Bool = false, isTold: Bool = false, hasOlder: Bool = false, hasNewer: Bool = false
    ) -> WaitingNotification {
        WaitingNotification(
            Notification(
                id: NotificationID(number), purpose: purpose, alarm: AlarmID(alarm ?? number), edge: 1, role: "family",
                recipient: recipient, channel: "sms", address: "1390000\(recipient)", priority: priority, at: at,
                notBefore: at, expiresAt: expiresAt, isDrill: isDrill),
            message: message, isTold: isTold, hasOlder: hasOlder, hasNewer: hasNewer)
    }

    private static func steps(
        _ rows: [WaitingNotification], busy: [WaitingNotification] = [], usual: Int = 4, urgent: Int = 4
    ) -> [DeliveryStep] {
        DeliveryPlan.steps(
            rows, busy: Dictionary(uniqueKeysWithValues: busy.map { ($0.notification.id, $0) }), usual: usual,
            urgent: urgent, at: now)
    }

    private static func name(_ number: Int64) -> String { "\(number)-\(now.milliseconds)" }

    @Test func `P1 goes alone and at once, each under its own identity`() {
        let rows = [Self.row(1, priority: .p1), Self.row(2, priority: .p1)]
        #expect(
            Self.steps(rows) == [
                .send(message: Self.name(1), [rows[0]]), .send(message: Self.name(2), [rows[1]]),
            ])
    }

    @Test func `several for one recipient are bound together, others for themselves`() {
        let rows = [
            Self.row(1), Self.row(2), Self.row(3, recipient: "p2"), Self.row(4, priority: .p3),
            Self.row(5, isDrill: true),
        ]
        #expect(
            Self.steps(rows) == [
                .bind(message: Self.name(1), [rows[0], rows[1], rows[3]]), .bind(message: Self.name(3), [rows[2]]),
                .bind(message: Self.name(5), [rows[4]]),
            ])
    }

    @Test func `a collection takes the place of no news, waiting or on its way`() {
        let line = Self.row(2, .digest, alarm: 1, priority: .p4)
        #expect(Self.steps([line]) == [.bind(message: Self.name(2), [line])])
        let news = Self.row(1, priority: .p1)
        #expect(Self.steps([news], busy: [line]) == [.send(message: Self.name(1), [news])])
    }

    @Test func `what is bound goes as it was, whatever came since`() {
        let rows = [Self.row(1, message: "m"), Self.row(2, message: "m"), Self.row(3)]
        #expect(
            Self.steps(rows) == [.send(message: "m", [rows[0], rows[1]]), .bind(message: Self.name(3), [rows[2]])])
    }

    @Test func `a message holds no more than its limit`() {
        let rows = (1...Int64(Limits.messageItems) + 1).map { Self.row($0) }
        #expect(
            Self.steps(rows) == [
                .bind(message: Self.name(1), Array(rows.dropLast())),
                .bind(message: Self.name(Int64(Limits.messageItems) + 1), [rows[Limits.messageItems]]),
            ])
    }

    @Test func `places are kept, those of P1 apart`() {
        let rows = [
            Self.row(1, priority: .p1), Self.row(2, priority: .p1), Self.row(3, message: "a"),
            Self.row(4, message: "b"),
        ]
        #expect(Self.steps(rows, usual: 0, urgent: 1) == [.send(message: Self.name(1), [rows[0]])])
        #expect(Self.steps(rows, usual: 1, urgent: 0) == [.send(message: "a", [rows[2]])])
        #expect(Self.steps(rows, usual: -1, urgent: -1) == [])
    }

    @Test func `what is on its way is left alone`() {
        let rows = [Self.row(1, priority: .p1), Self.row(2)]
        #expect(Self.steps(rows, busy: rows) == [])
    }

    @Test func `what is of no use any more is not sent`() {
        let late = Self.row(1, priority: .p1, at: Self.now - .hours(1), expiresAt: Self.now)
        let old = Self.row(2, priority: .p1, at: Self.now - Limits.deliveryAge)
        #expect(
            Self.steps([late, old]) == [
                .settle(NotificationID(1), .expired), .settle(NotificationID(2), .expired),
            ])
    }

    @Test func `newer news of an alarm goes in place of older`() {
        let rows = [
            Self.row(1, alarm: 9, priority: .p1, hasNewer: true),
            Self.row(2, .reminded, alarm: 9, priority: .p1, hasOlder: true),
        ]
        #expect(
            Self.steps(rows) == [.supersede(by: NotificationID(2)), .send(message: Self.name(2), [rows[1]])])
        // The newer is on its way already; the row of the older is not yet taken out.
        #expect(Self.steps([Self.row(1, alarm: 9, priority: .p1)], busy: [rows[1]]) == [])
    }

    @Test func `an urgent reminder does not wait for the try that hangs`() {
        let hanging = Self.row(1, alarm: 9, priority: .p1)
        let reminder = Self.row(2, .reminded, alarm: 9, priority: .p1)
        #expect(Self.steps([reminder], busy: [hanging]) == [.send(message: Self.name(2), [reminder])])
    }

    @Test func `an end of which nobody heard the beginning takes both away`() {
        let end = Self.row(2, .ended, alarm: 9, hasOlder: true)
        #expect(Self.steps([end]) == [.supersede(by: NotificationID(2)), .settle(NotificationID(2), .inhibited)])
    }

    @Test func `an end is told to those who heard`() {
        let end = Self.row(2, .ended, alarm: 9, isTold: true)
        #expect(Self.steps([end]) == [.bind(message: Self.name(2), [end])])
    }

    @Test func `an end waits for what is on its way`() {
        let end = Self.row(2, .ended, alarm: 9)
        #expect(Self.steps([end], busy: [Self.row(1, alarm: 9, priority: .p1)]) == [])
        #expect(Self.steps([end], busy: [Self.row(1, alarm: 9, priority: .p1, recipient: "p2")]) != [])
    }
}
