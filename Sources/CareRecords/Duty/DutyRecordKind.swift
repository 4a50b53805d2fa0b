/// Which duty record is voided.
public enum DutyRecordKind: String, RecordWord {
    case emergencyCall = "emergency-call"
    case dutyLog = "duty-log"
    case shiftHandover = "shift-handover"
    case abnormalEvent = "abnormal-event"
    case abnormalFollowUp = "abnormal-follow-up"
    case authorityNotice = "authority-notice"
    case complaint

    /// In Chinese.
    public var title: String {
        switch self {
        case .emergencyCall: "紧急呼叫记录"
        case .dutyLog: "值班记录"
        case .shiftHandover: "交接班记录"
        case .abnormalEvent: "异常事件报告"
        case .abnormalFollowUp: "异常事件续报"
        case .authorityNotice: "向主管部门报告记录"
        case .complaint: "投诉记录"
        }
    }

    /// Where such records lie.
    public var table: RecordTable {
        switch self {
        case .emergencyCall: .emergencyCall
        case .dutyLog: .dutyLog
        case .shiftHandover: .shiftHandover
        case .abnormalEvent: .abnormalEvent
        case .abnormalFollowUp: .abnormalFollowUp
        case .authorityNotice: .authorityNotice
        case .complaint: .complaint
        }
    }
}
