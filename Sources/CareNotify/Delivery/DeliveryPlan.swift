package import CareCore

/// Decides what to do with the due notifications of one channel: which go now, which go together, which are of no use.
///
/// A value without clock and store, so that every case can be tried.
package struct DeliveryPlan {
    /// What belongs to one alarm for one recipient.
    private struct Line: Hashable {
        let alarm: AlarmID
        let recipient: String
    }

    private let now: Timestamp
    private let busy: [NotificationID: WaitingNotification]
    /// Of each alarm and recipient the newest notification that is on its way.
    private var onTheWay: [Line: NotificationID] = [:]
    private var steps: [DeliveryStep] = []

    /// - Parameters:
    ///   - due: Due rows of one channel, the urgent first.
    ///   - busy: Those on their way, or whose result is not written yet.
    ///   - usual: How many messages may be started.
    ///   - urgent: How many about P1 alarms may be started beside them.
    ///   - now: Gateway time.
    /// - Returns: What to do, in order.
    package static func steps(
        _ due: [WaitingNotification], busy: [NotificationID: WaitingNotification], usual: Int, urgent: Int,
        at now: Timestamp
    ) -> [DeliveryStep] {
        var plan = DeliveryPlan(now: now, busy: busy)
        let useful = plan.sift(due)
        plan.send(useful.filter { $0.notification.priority == .p1 }, places: urgent)
        plan.gather(useful.filter { $0.notification.priority != .p1 }, places: usual)
        return plan.steps
    }

    private init(now: Timestamp, busy: [NotificationID: WaitingNotification]) {
        self.now = now
        self.busy = busy
        for row in busy.values {
            guard let line = Self.line(of: row) else { continue }
            onTheWay[line] = max(onTheWay[line] ?? row.notification.id, row.notification.id)
        }
    }

    /// Leaves out what is on its way and what is of no use any more.
    private mutating func sift(_ due: [WaitingNotification]) -> [WaitingNotification] {
        due.filter { row in
            let notification = row.notification
            if busy[notification.id] != nil || row.hasNewer { return false }
            if now >= notification.expiresAt ?? .distantFuture || now - notification.at >= Limits.deliveryAge {
                steps.append(.settle(notification.id, .expired))
                return false
            }
            guard let line = Self.line(of: row) else { return true }
            if let other = onTheWay[line] {
                // What is newer and on its way takes its place; whether an end is to be told depends on what comes of
                // the older.
                if other > notification.id || notification.purpose == .ended { return false }
            }
            if row.hasOlder { steps.append(.supersede(by: notification.id)) }
            if notification.purpose == .ended, !row.isTold {
                steps.append(.settle(notification.id, .inhibited))
                return false
            }
            return true
        }
    }

    /// What is about a P1 alarm goes alone and at once.
    private mutating func send(_ rows: [WaitingNotification], places: Int) {
        for row in rows.prefix(max(0, places)) { steps.append(.send(message: Self.identity(of: row), [row])) }
    }

    /// What is bound goes again as it was; the rest is bound, several of one recipient together.
    private mutating func gather(_ rows: [WaitingNotification], places: Int) {
        var left = max(0, places)
        var groups: [(key: [String], rows: [WaitingNotification])] = []
        var indices: [[String]: Int] = [:]
        for row in rows {
            let notification = row.notification
            let key =
                row.message.map { [$0] }
                ?? [notification.recipient, notification.address, notification.isDrill ? "drill" : ""]
            if let index = indices[key], row.message != nil || groups[index].rows.count < Limits.messageItems {
                groups[index].rows.append(row)
            } else {
                indices[key] = groups.count
                groups.append((key, [row]))
            }
        }
        for group in groups where left > 0 {
            left -= 1
            if let message = group.rows[0].message {
                steps.append(.send(message: message, group.rows))
            } else {
                steps.append(.bind(message: Self.identity(of: group.rows[0]), group.rows))
            }
        }
    }

    /// Identity of a message that begins with the row. The time tells it from one of a database that was restored from
    /// an older copy and gives the number again.
    private static func identity(of row: WaitingNotification) -> String {
        "\(row.notification.id.number)-\(row.notification.at.milliseconds)"
    }

    /// A collection takes the place of nothing: it tells of everything that was, and rings nobody.
    private static func line(of row: WaitingNotification) -> Line? {
        if row.notification.purpose == .digest { return nil }
        return row.notification.alarm.map { Line(alarm: $0, recipient: row.notification.recipient) }
    }
}
