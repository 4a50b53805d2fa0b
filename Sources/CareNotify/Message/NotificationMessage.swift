package import CareCore

/// What a channel sends: the facts of one notification, or of several that go together.
///
/// It holds no name, no diagnosis and no telephone number of the person cared for: the bed, what happened, when, how
/// urgent, and how to look it up.
package struct NotificationMessage: Sendable, Equatable {
    /// One alarm, or one news without an alarm.
    package struct Item: Sendable, Equatable {
        package var notification: Int64
        package var purpose: Notification.Purpose
        package var alarm: Int64?
        package var priority: Priority
        package var rule: String
        package var title: BilingualText
        /// The bed or household; `nil` for the gateway itself.
        package var place: String?
        /// Gateway time of what is told.
        package var at: Timestamp

        package init(
            notification: Int64, purpose: Notification.Purpose, alarm: Int64?, priority: Priority, rule: String,
            title: BilingualText, place: String?, at: Timestamp
        ) {
            self.notification = notification
            self.purpose = purpose
            self.alarm = alarm
            self.priority = priority
            self.rule = rule
            self.title = title
            self.place = place
            self.at = at
        }
    }

    /// Its identity for the receiver: a second delivery of the same news carries the same one.
    package let id: String
    /// At least one, the most urgent first.
    package let items: [Item]
    /// Whether it belongs to a drill.
    package let isDrill: Bool

    package init(id: String, items: [Item], isDrill: Bool = false) {
        self.id = id
        self.items = items
        self.isDrill = isDrill
    }

    /// A text that tries a channel.
    package static func test(id: String, at now: Timestamp) -> NotificationMessage {
        NotificationMessage(
            id: id,
            items: [
                Item(
                    notification: 0, purpose: .test, alarm: nil, priority: .p4, rule: "",
                    title: BilingualText(zh: "通道测试，请忽略", en: "Channel test, please ignore"), place: nil, at: now)
            ])
    }
}
