package import CareCore

/// What a channel sends: the facts of one notification, or of several that go together.
///
/// It holds no name, no diagnosis and no telephone number of the person cared for: the bed, what happened, when, how
/// urgent, and how to look it up. Where the home is, a fire platform is told, and the doctor and cadre of the village
/// who are asked to go there at once.
package struct NotificationMessage: Sendable, Equatable {
    /// One alarm, or one news without an alarm.
    package struct Item: Sendable, Equatable {
        package var notification: Int64
        package var purpose: Notification.Purpose
        package var alarm: Int64?
        package var priority: Priority
        package var rule: String
        package var title: BilingualText
        /// What must be known before anybody acts on the alarm; `nil` for nothing.
        package var note: String?
        /// Why the recipient is told; `nil` for a role that is no longer known.
        package var role: ContactRole?
        /// The bed or household; `nil` for the gateway itself.
        package var place: String?
        /// How to find that place; not for every receiver (`MessageText`, `WebhookChannel`).
        package var location: Location
        /// What the device told of, where it is smoke, heat, gas or carbon monoxide.
        package var danger: EventKind?
        /// Gateway time of what is told.
        package var at: Timestamp

        package init(
            notification: Int64, purpose: Notification.Purpose, alarm: Int64?, priority: Priority, rule: String,
            title: BilingualText, place: String?, location: Location = Location(), danger: EventKind? = nil,
            note: String? = nil, role: ContactRole? = nil, at: Timestamp
        ) {
            self.notification = notification
            self.purpose = purpose
            self.alarm = alarm
            self.priority = priority
            self.rule = rule
            self.title = title
            self.note = note
            self.role = role
            self.place = place
            self.location = location
            self.danger = danger
            self.at = at
        }
    }

    /// Its identity for the receiver: a second delivery of the same news carries the same one.
    package let id: String
    /// At least one, the most urgent first.
    package let items: [Item]
    /// Whether it belongs to a drill.
    package let isDrill: Bool
    /// Whether the gateway could not write it down and will tell it again under another identity when it can.
    package let isUnrecorded: Bool

    package init(id: String, items: [Item], isDrill: Bool = false, isUnrecorded: Bool = false) {
        self.id = id
        self.items = items
        self.isDrill = isDrill
        self.isUnrecorded = isUnrecorded
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
