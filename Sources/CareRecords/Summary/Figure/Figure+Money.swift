extension Figure {
    /// Fen of one kind, in all or for one head.
    static func money(_ kind: MoneyKind, _ head: MoneyHead? = nil) -> Figure {
        let title = kind == .paid ? "已支出" : "已拨付"
        return flow(
            "money-\(kind.rawValue)" + (head.map { "-\($0.rawValue)" } ?? ""), .money,
            title + (head.map { ":\($0.title)" } ?? ""), .fen, of: "moneyEntry", .sum)
    }

    static let money: [Figure] = [MoneyKind.allocated, .paid].flatMap { kind in
        [money(kind)] + MoneyHead.allCases.map { money(kind, $0) }
    }

    /// Devices in service for a week of which nothing was heard for a week.
    static let silentDevices = standing(
        "quality-devices-silent", .quality, "离线>7天设备", .devices, of: "device")
    /// Alarms that nobody has closed, P4 left out, which ends by itself.
    static let openAlarms = standing("quality-alarms-open", .quality, "未闭环告警", .times, of: "alarm")
    /// Complaints.
    static let complaints = flow("quality-complaints", .quality, "投诉", .times, of: "complaint")
    /// Complaints that were answered, or whose time is over.
    static let complaintsDue = flow("quality-complaints-due", .quality, "应办结投诉", .times, of: "complaint")
    /// Complaints answered within five working days.
    static let complaintsInTime = flow(
        "quality-complaints-in-time", .quality, "5日内办结投诉", .times, of: "complaint")

    static let quality: [Figure] = [
        silentDevices, openAlarms, complaints, complaintsDue, complaintsInTime,
        ratio("quality-complaints-rate", .quality, "5日办结率", .percent, complaintsInTime, complaintsDue),
    ]
}
