package import CareCore

extension NotificationMessage {
    /// The message of notifications that go together, the most urgent first.
    /// - Parameters:
    ///   - id: Its identity for the receiver.
    ///   - rows: At least one.
    ///   - titles: What people read for a rule's identity.
    ///   - isUnrecorded: No row stands for them, because nothing can be written.
    package init(
        id: String, of rows: [WaitingNotification], titles: [String: BilingualText], isUnrecorded: Bool = false
    ) {
        invariant(!rows.isEmpty, "message \(id) of nothing")
        let ordered = rows.sorted {
            ($0.notification.priority, $0.notification.id) < ($1.notification.priority, $1.notification.id)
        }
        self.init(
            id: id, items: ordered.map { Self.item($0, titles) },
            isDrill: rows.contains { $0.notification.isDrill }, isUnrecorded: isUnrecorded)
    }

    private static func item(_ row: WaitingNotification, _ titles: [String: BilingualText]) -> Item {
        let notification = row.notification
        let rule = row.rule ?? ""
        let name = titles[rule] ?? Self.title(notification, rule)
        // What did not ring tells how urgent it is and when it began; the message itself is no more urgent for it.
        let isCollected = notification.priority == .p4 && [.digest, .reminded].contains(notification.purpose)
        return Item(
            notification: notification.id.number, purpose: notification.purpose, alarm: notification.alarm?.number,
            priority: isCollected ? row.urgency ?? .p4 : notification.priority, rule: rule,
            title: Self.title(of: row) ?? Self.located(name, in: row.township),
            place: row.place, location: row.location, danger: row.danger, note: row.note,
            role: ContactRole.named(notification.role),
            at: isCollected ? row.raisedAt ?? notification.at : notification.at)
    }

    /// What is about an area says which.
    private static func located(_ title: BilingualText, in township: String?) -> BilingualText {
        guard let township else { return title }
        return BilingualText(zh: "\(title.zh)：乡镇 \(township)", en: "\(title.en), township \(township)")
    }

    /// What an incident is; `nil` for everything else.
    private static func title(of row: WaitingNotification) -> BilingualText? {
        guard let id = row.notification.incident, let kind = row.kind, let township = row.township else { return nil }
        let isOver = row.notification.purpose == .ended
        return BilingualText(
            zh: "\(kind.title.zh)应急\(isOver ? "结束" : "启动")：乡镇 \(township)，事件 \(id)",
            en: "\(kind.title.en) incident \(id) \(isOver ? "is over" : "opened"), township \(township)")
    }

    /// Of a rule that is no longer there, its identity; without an alarm, what the message is.
    private static func title(_ notification: Notification, _ rule: String) -> BilingualText {
        switch notification.purpose {
        case .test: BilingualText(zh: "通道测试，请忽略", en: "Channel test, please ignore")
        case .digest where rule.isEmpty && ContactRole.named(notification.role)?.isStaff == false:
            BilingualText(
                zh: "有需要留意的事项，请在家属页面查看，或询问服务站",
                en: "There is something to see to: please look at the family page, or ask the station")
        case .digest where rule.isEmpty:
            BilingualText(
                zh: "提示类告警汇总，请查看告警列表", en: "Alarms that did not ring are in the list of alarms: please look")
        default: BilingualText(zh: rule, en: rule)
        }
    }
}
