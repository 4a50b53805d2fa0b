/// What a bed is fitted with. Source: the plan, 五(二)2(1).
public enum KitKind: String, RecordWord {
    case emergencyCall = "emergency-call"
    case camera
    case wearable
    case nursingBed = "nursing-bed"
    case alarm
    case wetnessPad = "wetness-pad"
    case smartMattress = "smart-mattress"
    case pillBox = "pill-box"
    /// Anything else; the plan forbids what older people at home do not need, so the county approves it by number.
    case other

    /// In Chinese.
    public var title: String {
        switch self {
        case .emergencyCall: "紧急呼叫"
        case .camera: "视频监控"
        case .wearable: "智能穿戴"
        case .nursingBed: "护理床"
        case .alarm: "报警器"
        case .wetnessPad: "尿湿感应垫"
        case .smartMattress: "智能床垫"
        case .pillBox: "智能药箱"
        case .other: "其他"
        }
    }

    /// Whether every bed needs it.
    public var isMandatory: Bool {
        switch self {
        case .emergencyCall, .camera, .wearable, .nursingBed: true
        case .alarm, .wetnessPad, .smartMattress, .pillBox, .other: false
        }
    }

    /// Whether it serves one person, so that a couple needs two; cameras and alarms serve a household.
    public var isPersonal: Bool {
        switch self {
        case .wearable, .nursingBed, .wetnessPad, .smartMattress, .pillBox: true
        case .emergencyCall, .camera, .alarm, .other: false
        }
    }

    /// Whether it must report to the platform: 能够使用并起作用的基本智能化设备. A nursing bed may be silent.
    public var mustReport: Bool { isMandatory && self != .nursingBed }
}
