internal import CareCore
internal import GRDB

/// Writes messages to people, and what became of them.
struct NotificationWriter {
    private let insert: HotStatement
    private let bind: HotStatement
    private let attempt: HotStatement
    private let result: HotStatement
    private let settle: HotStatement
    private let supersede: HotStatement
    private let people: PeopleSeal

    init(_ db: Database, _ people: PeopleSeal) throws {
        self.people = people
        // The core leaves repetitions out before; what the index knows already must not stop the line.
        insert = try HotStatement(
            db,
            """
            INSERT INTO notification (number, purpose, alarm, edge, role, recipient, channel, address, priority, at,
                expiresAt, isDrill, dueAt, outcome, settledAt, incident)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (alarm, recipient, channel, edge, purpose, CASE purpose WHEN 3 THEN at ELSE 0 END)
                WHERE alarm IS NOT NULL DO NOTHING
            """)
        bind = try HotStatement(db, "UPDATE notification SET message = ? WHERE number = ? AND outcome = 0")
        attempt = try HotStatement(
            db,
            """
            INSERT INTO notificationAttempt (message, attempt, channel, at, length, result, answer)
            SELECT ?1, coalesce(max(attempt), 0) + 1, ?2, ?3, ?4, ?5, ?6 FROM notificationAttempt WHERE message = ?1
            """)
        // A message that was taken is delivered, whatever was decided about its row meanwhile.
        result = try HotStatement(
            db,
            """
            UPDATE notification SET message = ?1, attempts = attempts + 1, isReached = max(isReached, ?2),
                outcome = ?3, dueAt = ?4, settledAt = ?5 WHERE number = ?6 AND (outcome = 0 OR ?3 = 1)
            """)
        settle = try HotStatement(
            db, "UPDATE notification SET outcome = ?, dueAt = NULL, settledAt = ? WHERE number = ? AND outcome = 0")
        supersede = try HotStatement(
            db,
            """
            UPDATE notification SET outcome = 4, dueAt = NULL, settledAt = ?1
            WHERE outcome = 0 AND purpose <> 5 AND number < ?2 AND (alarm, recipient, channel)
                = (SELECT alarm, recipient, channel FROM notification WHERE number = ?2)
            """)
    }

    /// Writes what is to be told, then what became of earlier ones at `now`.
    func write(_ notifications: [Notification], _ reports: [DeliveryReport], at now: Timestamp) throws {
        for notification in notifications { try write(notification) }
        for report in reports { try write(report, at: now) }
    }

    private func write(_ notification: Notification) throws {
        let isPublished = notification.channel == Notification.brokerChannel
        let outcome = isPublished ? NotificationOutcome.published : .waiting
        insert.bind(1, notification.id.number)
        insert.bind(2, Int64(notification.purpose.rawValue))
        insert.bind(3, notification.alarm?.number)
        insert.bind(4, Int64(notification.edge))
        insert.bind(5, copyOf: notification.role)
        insert.bind(6, copyOf: notification.recipient)
        insert.bind(7, copyOf: notification.channel)
        insert.bind(
            8, copyOf: try people.laid(notification.address, .recipientAddress, at: ["\(notification.id.number)"]))
        insert.bind(9, Int64(notification.priority.rawValue))
        insert.bind(10, notification.at.milliseconds)
        insert.bind(11, notification.expiresAt?.milliseconds)
        insert.bind(12, notification.isDrill)
        insert.bind(13, isPublished ? nil : notification.notBefore.milliseconds)
        insert.bind(14, Int64(outcome.rawValue))
        insert.bind(15, isPublished ? notification.at.milliseconds : nil)
        insert.bind(16, notification.incident?.number)
        try insert.run()
    }

    private func write(_ report: DeliveryReport, at now: Timestamp) throws {
        switch report {
        case .bound(let message, let members):
            for member in members {
                bind.bind(1, copyOf: message)
                bind.bind(2, member.number)
                try bind.run()
            }
        case .attempted(let attempt): try write(attempt, at: now)
        case .settled(let members, let outcome):
            for member in members {
                settle.bind(1, Int64(outcome.rawValue))
                settle.bind(2, now.milliseconds)
                settle.bind(3, member.number)
                try settle.run()
            }
        case .superseded(let newer):
            supersede.bind(1, now.milliseconds)
            supersede.bind(2, newer.number)
            try supersede.run()
        }
    }

    private func write(_ tried: DeliveryAttempt, at now: Timestamp) throws {
        attempt.bind(1, copyOf: tried.message)
        attempt.bind(2, copyOf: tried.channel)
        attempt.bind(3, tried.at.milliseconds)
        attempt.bind(4, tried.length.count)
        attempt.bind(5, Int64(tried.result.rawValue))
        attempt.bind(6, copyOf: try people.laid(tried.answer, .providerAnswer, at: [tried.message]))
        try attempt.run()
        let outcome: NotificationOutcome =
            switch tried.result {
            case .delivered: .delivered
            case .refused: .refused
            case .failed, .unanswered: .waiting
            }
        for member in tried.members {
            result.bind(1, copyOf: tried.message)
            result.bind(2, tried.result == .delivered || tried.result == .unanswered)
            result.bind(3, Int64(outcome.rawValue))
            result.bind(4, tried.retryAt?.milliseconds)
            result.bind(5, tried.retryAt == nil ? now.milliseconds : nil)
            result.bind(6, member.number)
            try result.run()
        }
    }
}
