import CareCore
import CareWire

/// The words of a message: Chinese first, English below.
package struct MessageText: Sendable, Equatable {
    /// One line for a subject or a headline.
    package let title: String
    /// Chinese, one line an item.
    package let zh: String
    /// English, one line an item.
    package let en: String

    /// Both languages as plain text.
    package var plain: String { "\(zh)\n\(en)" }

    package init(_ message: NotificationMessage) {
        let drill = message.isDrill ? "【演练】" : ""
        let drillEnglish = message.isDrill ? "[DRILL] " : ""
        zh =
            drill + message.items.map(Self.zhLine).joined(separator: "\n\(drill)")
            + (message.isUnrecorded ? "（网关磁盘已满，未入库，恢复后会再次通知）" : "")
        en =
            drillEnglish + message.items.map(Self.enLine).joined(separator: "\n\(drillEnglish)")
            + (message.isUnrecorded ? " The gateway's disk is full: not recorded, you will be told again." : "")
        guard let first = message.items.first else {
            title = drill
            return
        }
        let more = message.items.count > 1 ? " 等\(message.items.count)条" : ""
        title = "\(drill)\(Self.head(first))\(first.title.zh)\(first.place.map { " \($0)" } ?? "")\(more)"
    }

    private static func head(_ item: NotificationMessage.Item) -> String {
        item.alarm == nil ? "" : "【\(item.priority.name) \(word(item.purpose).zh)】"
    }

    private static func zhLine(_ item: NotificationMessage.Item) -> String {
        let place = (item.place.map { " 床位 \($0)" } ?? "") + (home(of: item).map { "（\($0)）" } ?? "")
        let number = item.alarm.map { "，告警 \($0)" } ?? ""
        let hint = hint(item).map { "，\($0.zh)" } ?? ""
        let note = item.note.map { "（\($0)）" } ?? ""
        return "\(head(item))\(item.title.zh)\(note)\(place) \(time(item.at))\(number)\(hint)"
    }

    private static func enLine(_ item: NotificationMessage.Item) -> String {
        let head = item.alarm == nil ? "" : "\(item.priority.name) \(word(item.purpose).en): "
        let place = (item.place.map { ", bed \($0)" } ?? "") + (home(of: item).map { " (\($0))" } ?? "")
        let number = item.alarm.map { ", alarm \($0)" } ?? ""
        let hint = hint(item).map { ". \($0.en)" } ?? ""
        let note = item.note.map { " (\($0))" } ?? ""
        return "\(head)\(item.title.en)\(note)\(place), \(time(item.at))\(number)\(hint)"
    }

    /// Where the home is, for those of the village who are asked to go there at once: a bed's number says nothing to
    /// them, who look after many homes and have no list of beds. Whoever was named for one home knows the way.
    private static func home(of item: NotificationMessage.Item) -> String? {
        guard item.role == .villageDoctor || item.role == .villageCadre, asksToGo(item) else { return nil }
        return item.location.address?.text
    }

    /// Whether somebody is to go there now.
    private static func asksToGo(_ item: NotificationMessage.Item) -> Bool {
        item.alarm != nil && item.place != nil && item.priority <= .p2
            && item.purpose != .ended && item.purpose != .digest
    }

    /// What the recipient is to do: who has the console answers there, who is near the person goes and looks.
    private static func hint(_ item: NotificationMessage.Item) -> BilingualText? {
        if item.alarm == nil || item.purpose == .ended || item.purpose == .digest { return nil }
        if item.place == nil { return BilingualText(zh: "请接警处理", en: "Answer it and see to it.") }
        if item.role?.isStaff ?? true { return BilingualText(zh: "请接警并回拨", en: "Answer it and call back.") }
        return asksToGo(item)
            ? BilingualText(zh: "请立即前往或致电查看", en: "Please go there or call at once.")
            : BilingualText(zh: "请查看并处理", en: "Please look and see to it.")
    }

    private static func word(_ purpose: Notification.Purpose) -> BilingualText {
        switch purpose {
        case .raised: BilingualText(zh: "告警", en: "alarm")
        case .escalated: BilingualText(zh: "无人应答，已升级", en: "unanswered, passed on to you")
        case .reminded: BilingualText(zh: "仍无人应答", en: "still unanswered")
        case .ended: BilingualText(zh: "已有人处理或已结束", en: "seen to or over")
        case .digest: BilingualText(zh: "汇总", en: "digest")
        case .test: BilingualText(zh: "测试", en: "test")
        case .lastResort:
            BilingualText(zh: "值班无人可找，特告知您", en: "nobody on duty could be found, so you are told")
        }
    }

    private static func time(_ moment: Timestamp) -> String {
        let text = RFC3339.text(moment, zone: .china)
        return "\(text.prefix(10)) \(text.dropFirst(11).prefix(8))"
    }
}
