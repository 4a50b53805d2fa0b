public import CareCore
internal import GRDB

extension StoreReader {
    /// Notifications, the newest first, each with its tries.
    /// - Parameters:
    ///   - filter: Which ones.
    ///   - limit: At most that many.
    /// - Returns: At most `limit` notifications.
    /// - Throws: `StoreError` when the file cannot be read.
    public func notifications(
        _ filter: NotificationFilter, limit: Int = StoreReader.usualLimit
    ) throws -> [NotificationRecord] {
        try read { db in
            let attempts = try db.cachedStatement(sql: NamedQuery.deliveryAttempts.sql)
            return try Row.fetchAll(
                db, sql: NamedQuery.notificationLog.sql,
                arguments: [
                    limit, filter.alarm?.number, filter.recipient, filter.channel, filter.since?.milliseconds,
                ]
            ).map { row in
                let message: String? = row["message"]
                let tries = try message.map { try Row.fetchAll(attempts, arguments: [$0]) } ?? []
                return try NotificationRecord(
                    row, attempts: try tries.map { try DeliveryAttemptRecord($0, of: message ?? "", people) })
            }
        }
    }

    /// Channels through which something waits to be delivered, due or not, in order of name.
    public func waitingChannels() throws -> [String] {
        try read { db in try String.fetchAll(db.cachedStatement(sql: NamedQuery.waitingChannels.sql)) }
    }

    /// What is due of one channel, the urgent first, then the oldest, at most `Limits.deliveryWindow` of a priority.
    public func dueNotifications(of channel: String, at now: Timestamp) throws -> [WaitingNotification] {
        try read { db in
            let query = try db.cachedStatement(sql: NamedQuery.dueNotifications.sql)
            return try Priority.allCases.flatMap { priority in
                try Row.fetchAll(
                    query,
                    arguments: [channel, Int64(priority.rawValue), now.milliseconds, Limits.deliveryWindow]
                ).map { try WaitingNotification($0, people) }
            }
        }
    }

    /// The first moment after `now` at which something becomes due.
    public func nextNotification(after now: Timestamp) throws -> Timestamp? {
        try read { db in
            try Int64.fetchOne(
                db.cachedStatement(sql: NamedQuery.nextNotification.sql), arguments: [now.milliseconds])
        }.map { Timestamp(milliseconds: $0) }
    }
}

extension WaitingNotification {
    fileprivate init(_ row: Row, _ people: PeopleSeal) throws {
        let number: Int64 = row["number"]
        guard let purpose = Notification.Purpose(rawValue: row["purpose"]),
            let priority = Priority(rawValue: row["priority"])
        else { throw NotificationRecord.unreadable(number) }
        let address = try people.text(row["address"], .recipientAddress, at: ["\(number)"])
        self.init(
            Notification(
                id: NotificationID(number), purpose: purpose, alarm: (row["alarm"] as Int64?).map(AlarmID.init),
                edge: row["edge"], role: row["role"], recipient: row["recipient"], channel: row["channel"],
                address: address ?? "", priority: priority, at: Timestamp(milliseconds: row["at"]),
                notBefore: Timestamp(milliseconds: row["dueAt"]),
                expiresAt: (row["expiresAt"] as Int64?).map { Timestamp(milliseconds: $0) }, isDrill: row["isDrill"],
                incident: (row["incident"] as Int64?).map(IncidentID.init)),
            message: row["message"], attempts: row["attempts"], rule: row["rule"],
            urgency: (row["urgency"] as UInt8?).flatMap { Priority(rawValue: $0) },
            raisedAt: (row["raisedAt"] as Int64?).map { Timestamp(milliseconds: $0) }, note: row["note"],
            place: row["place"],
            kind: (row["kind"] as UInt8?).flatMap { IncidentKind(rawValue: $0) }, township: row["township"],
            location: try (row["home"] as Int64?).map {
                try Location(row, address: "homeAddress", home: $0, people)
            } ?? Location(),
            danger: (row["danger"] as UInt8?).flatMap(EventKind.init), isTold: row["isTold"], hasOlder: row["hasOlder"],
            hasNewer: row["hasNewer"])
    }
}

extension NotificationRecord {
    fileprivate init(_ row: Row, attempts: [DeliveryAttemptRecord]) throws {
        guard let purpose = Notification.Purpose(rawValue: row["purpose"]),
            let priority = Priority(rawValue: row["priority"]),
            let outcome = NotificationOutcome(rawValue: row["outcome"])
        else { throw Self.unreadable(row["number"]) }
        self.init(
            id: NotificationID(row["number"]), purpose: purpose, alarm: (row["alarm"] as Int64?).map(AlarmID.init),
            edge: row["edge"], incident: (row["incident"] as Int64?).map(IncidentID.init), role: row["role"],
            recipient: row["recipient"], channel: row["channel"], priority: priority,
            at: Timestamp(milliseconds: row["at"]), isDrill: row["isDrill"], outcome: outcome,
            dueAt: (row["dueAt"] as Int64?).map { Timestamp(milliseconds: $0) },
            settledAt: (row["settledAt"] as Int64?).map { Timestamp(milliseconds: $0) }, message: row["message"],
            attempts: attempts)
    }

    fileprivate static func unreadable(_ number: Int64) -> StoreError {
        StoreError(
            .damaged, "notification \(number) has a purpose, priority or outcome that this version does not know")
    }
}

extension DeliveryAttemptRecord {
    fileprivate init(_ row: Row, of message: String, _ people: PeopleSeal) throws {
        guard let result = DeliveryAttempt.Result(rawValue: row["result"]) else {
            throw StoreError(.damaged, "a try to deliver has result \(row["result"] as Int64), unknown here")
        }
        self.init(
            attempt: row["attempt"], at: Timestamp(milliseconds: row["at"]), length: Milliseconds(row["length"]),
            result: result, answer: try people.text(row["answer"], .providerAnswer, at: [message]) ?? "")
    }
}
