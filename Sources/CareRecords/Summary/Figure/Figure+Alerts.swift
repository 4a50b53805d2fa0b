internal import CareCore

extension Figure {
    /// Alarms about somebody's bed or home, tests left out, by the priority that they have now.
    static func alarms(_ priority: Priority) -> Figure { alarm("p\(priority.rawValue)", "P\(priority.rawValue)告警") }

    // What befell somebody: a few of them are a few people's.
    /// Emergency calls.
    static let calls = alarm("sos", "紧急呼叫(SOS)", family: "calls")
    /// Falls.
    static let falls = alarm("falls", "跌倒", family: "falls")
    /// Out of bed at night and not back.
    static let bedExits = alarm("bed-exits", "离床", family: "bed-exits")
    /// Wet and not changed in time.
    static let wetOverdue = alarm("wet-overdue", "尿湿超时", family: "wet-overdue")
    /// P1 acknowledged within 60 s of their arrival at the gateway.
    static let answeredSoon = alarm("p1-answered-60", "P1 60秒内接听")
    /// P1 acknowledged within 180 s.
    static let answeredAtLast = alarm("p1-answered-180", "P1 180秒内接听")
    /// P1 called back within 60 s of the acknowledgement.
    static let calledBackSoon = alarm("p1-called-back-60", "P1 接警后60秒内回拨")
    /// P1 with somebody on site.
    static let arrived = alarm("p1-on-site", "P1 到场")
    /// Time from arrival at the gateway to somebody on site.
    static let arrivalTime = flow("alerts-p1-arrival-time", .alerts, "P1 到场用时", .milliseconds, of: "alarm", .sum)
    /// Closed alarms.
    static let closedAlarms = alarm("closed", "已关闭告警")
    /// Of those the ones closed as false press, device fault or duplicate.
    static let falseAlarms = alarm("false", "误报")

    private static func alarm(_ name: String, _ title: String, family: String? = nil) -> Figure {
        flow("alerts-\(name)", .alerts, title, .times, of: "alarm", .sum, family: family)
    }

    private static func rate(_ name: String, _ title: String, _ part: Figure, _ whole: Figure) -> Figure {
        ratio("alerts-\(name)", .alerts, title, .percent, part, whole)
    }

    static let alerts: [Figure] =
        Priority.allCases.map { alarms($0) } + [calls, falls, bedExits, wetOverdue]
        + [
            answeredSoon, rate("answer-60-rate", "60秒接听率", answeredSoon, alarms(.p1)),
            answeredAtLast, rate("answer-180-rate", "180秒接听率", answeredAtLast, alarms(.p1)),
            calledBackSoon, rate("callback-60-rate", "60秒回拨率", calledBackSoon, alarms(.p1)),
            arrived, arrivalTime, ratio("alerts-mean-arrival", .alerts, "平均到场分钟", .minutes, arrivalTime, arrived),
            closedAlarms, falseAlarms, rate("false-rate", "误报率", falseAlarms, closedAlarms),
        ]
}
