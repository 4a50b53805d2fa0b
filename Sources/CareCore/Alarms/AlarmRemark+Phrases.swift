/// What the gateway itself says with transitions and holds, in the words of the duty board.
extension AlarmRemark {
    static func shelved(for length: Milliseconds, untilClear: Bool, because reason: String) -> AlarmRemark {
        AlarmRemark(
            zh: length.inChinese + (untilClear ? "，或到情况恢复为止" : "") + "：\(reason)",
            en: "for \(length)" + (untilClear ? " or until it clears" : "") + ": \(reason)")
    }

    static func closed(because reason: CloseReason, _ note: String) -> AlarmRemark {
        let title = reason.title
        return AlarmRemark(
            zh: note.isEmpty ? title.zh : "\(title.zh)：\(note)", en: note.isEmpty ? title.en : "\(title.en): \(note)")
    }

    /// What became of an alarm by what holds it back, beside another transition; `nil` for nothing.
    static func moved(_ cause: AlarmEdge.Cause?) -> AlarmRemark? {
        switch cause {
        case .shelved: AlarmRemark(zh: "暂缓", en: "shelved")
        case .unshelved: AlarmRemark(zh: "暂缓结束", en: "no longer shelved")
        case .suppressed: AlarmRemark(zh: "自动暂缓", en: "held by rule")
        case .unsuppressed: AlarmRemark(zh: "自动暂缓结束", en: "no longer held by rule")
        case .takenOutOfService: AlarmRemark(zh: "停用", en: "out of service")
        case .returnedToService: AlarmRemark(zh: "恢复使用", en: "in service")
        default: nil
        }
    }

    static func away(because reason: String) -> AlarmRemark {
        AlarmRemark(zh: "老人外出：\(reason)", en: "away: \(reason)")
    }

    static var visit: AlarmRemark { AlarmRemark(zh: "上门服务进行中", en: "visit in progress") }

    static func outage(because reason: String) -> AlarmRemark {
        AlarmRemark(zh: "停电或断网：\(reason)", en: "outage: \(reason)")
    }

    static func areaOutage(_ alarm: AlarmID) -> AlarmRemark {
        AlarmRemark(zh: "片区停电或断网：告警 \(alarm)", en: "area outage: alarm \(alarm)")
    }

    static func silent(hubs: Int, of all: Int) -> AlarmRemark {
        AlarmRemark(zh: "\(all) 个家庭网关中有 \(hubs) 个失联", en: "\(hubs) of \(all) hubs silent")
    }

    static func drill(_ id: IncidentID) -> AlarmRemark { AlarmRemark(zh: "演练 \(id)", en: "drill \(id)") }

    static func bad(messages: Int) -> AlarmRemark {
        let all = Limits.qualityMessages
        return AlarmRemark(zh: "最近 \(all) 条消息中有 \(messages) 条异常", en: "\(messages) of the newest \(all) messages")
    }

    static func skewed(for length: Milliseconds) -> AlarmRemark {
        AlarmRemark(zh: "\(length.inChinese)内每条消息的时间都不对", en: "off in every message for \(length)")
    }

    static func times(_ count: Int, within length: Milliseconds) -> AlarmRemark {
        AlarmRemark(zh: "\(length.inChinese)内 \(count) 次", en: "\(count) times within \(length)")
    }

    static func timesToday(_ count: Int) -> AlarmRemark {
        AlarmRemark(zh: "今天已有 \(count) 次", en: "\(count) times today")
    }

    static func closedAsFalse(_ count: Int, within length: Milliseconds) -> AlarmRemark {
        AlarmRemark(
            zh: "\(length.inChinese)内 \(count) 次按误报关闭：请移位或更换设备",
            en: "closed as false \(count) times within \(length): move the device or replace it")
    }

    /// The same, and how long its condition must stay away.
    func ending(after quiet: Milliseconds) -> AlarmRemark {
        AlarmRemark(zh: "\(words.zh)，平静 \(quiet.inChinese)后结束", en: "\(words.en), ends after \(quiet) of quiet")
    }

    /// The same, said of another rule.
    func about(_ rule: String) -> AlarmRemark { AlarmRemark(zh: "\(rule)：\(words.zh)", en: "\(rule): \(words.en)") }
}

extension Milliseconds {
    /// The same length as `description`, as Chinese readers read it: `3 分钟`.
    fileprivate var inChinese: String {
        let text = description
        let number = text.prefix { $0 == "-" || $0.isNumber }
        let unit =
            switch text.dropFirst(number.count) {
            case "d": "天"
            case "h": "小时"
            case "m": "分钟"
            case "s": "秒"
            default: "毫秒"
            }
        return "\(number) \(unit)"
    }
}
