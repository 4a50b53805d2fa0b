internal import CareCore

extension CloseReason {
    /// In Chinese, for printed documents.
    var title: String {
        switch self {
        case .realHelpGiven: "已实际救助"
        case .emergencyServiceCalled: "已呼叫120"
        case .falsePress: "误按"
        case .test: "测试"
        case .deviceFault: "设备故障"
        case .caredForByFamily: "家属已照护"
        case .personAway: "老人外出"
        case .duplicate: "重复"
        case .unreachableDispatched: "联系不上已派人"
        case .other: "其他"
        }
    }
}
