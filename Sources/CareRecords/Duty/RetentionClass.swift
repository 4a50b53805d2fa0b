/// Kinds of records that somebody releases for deletion when their time is over. Readings go by themselves
/// (`retention` of the configuration); alarms, the audit trail and daily facts are kept for good.
public enum RetentionClass: String, RecordWord {
    case networkLogs = "network-logs"
    case visits
    case emergencyCalls = "emergency-calls"
    case dutyLogs = "duty-logs"
    case shiftHandovers = "shift-handovers"
    case abnormalEvents = "abnormal-events"
    case complaints

    /// In Chinese.
    public var title: String {
        switch self {
        case .networkLogs: "网络日志"
        case .visits: "上门服务"
        case .emergencyCalls: "紧急呼叫记录"
        case .dutyLogs: "值班记录"
        case .shiftHandovers: "交接班记录"
        case .abnormalEvents: "异常事件报告"
        case .complaints: "投诉"
        }
    }

    /// How long it is kept at least. Source: care.md 5.5: network logs 6 months (网络安全法 article 21), emergency calls
    /// and visits 5 years for the audit of subsidies. Logs, handovers, events and complaints have no number there; the
    /// supervision document asks to keep them well (妥善保管, 二(一)5), and they are read beside the calls, so they are
    /// kept as long.
    public var period: RetentionPeriod {
        switch self {
        case .networkLogs: .days(180)
        case .visits, .emergencyCalls, .dutyLogs, .shiftHandovers, .abnormalEvents, .complaints: .years(5)
        }
    }
}
