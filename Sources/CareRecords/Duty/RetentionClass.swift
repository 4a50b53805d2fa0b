/// Kinds of data that are kept for a time of their own.
public enum RetentionClass: String, RecordWord {
    case telemetry
    case aggregates
    case locations
    case networkLogs = "network-logs"
    case audit
    case alarms
    case visits
    case emergencyCalls = "emergency-calls"
    case dutyLogs = "duty-logs"
    case shiftHandovers = "shift-handovers"
    case abnormalEvents = "abnormal-events"
    case complaints

    /// In Chinese.
    public var title: String {
        switch self {
        case .telemetry: "原始遥测"
        case .aggregates: "汇总数据"
        case .locations: "位置轨迹"
        case .networkLogs: "网络日志"
        case .audit: "审计日志"
        case .alarms: "报警"
        case .visits: "上门服务"
        case .emergencyCalls: "紧急呼叫记录"
        case .dutyLogs: "值班记录"
        case .shiftHandovers: "交接班记录"
        case .abnormalEvents: "异常事件报告"
        case .complaints: "投诉"
        }
    }

    /// How long it is kept at least. Source: care.md 5.5: raw telemetry 180 days, aggregates 3 years, location tracks
    /// 30 days, audit logs 3 years, network logs 6 months (网络安全法 article 21), alarms, emergency calls and visits 5
    /// years for the audit of subsidies. Logs, handovers, events and complaints have no number there; the supervision
    /// document asks to keep them well (妥善保管, 二(一)5), and they are read beside the calls, so they are kept as long.
    public var period: RetentionPeriod {
        switch self {
        case .telemetry, .networkLogs: .days(180)
        case .locations: .days(30)
        case .aggregates, .audit: .years(3)
        case .alarms, .visits, .emergencyCalls, .dutyLogs, .shiftHandovers, .abnormalEvents, .complaints: .years(5)
        }
    }
}
