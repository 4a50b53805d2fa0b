/// Why a person closed an alarm. Raw values are stored and never change. Source: care.md 9.
public enum CloseReason: UInt8, CaseIterable, Sendable {
    case realHelpGiven = 1
    case emergencyServiceCalled = 2
    case falsePress = 3
    case test = 4
    case deviceFault = 5
    case caredForByFamily = 6
    case personAway = 7
    case duplicate = 8
    case unreachableDispatched = 9
    case other = 10

    /// The word on the command line and in records.
    public var name: String {
        switch self {
        case .realHelpGiven: "real-help-given"
        case .emergencyServiceCalled: "120-called"
        case .falsePress: "false-press"
        case .test: "test"
        case .deviceFault: "device-fault"
        case .caredForByFamily: "cared-for-by-family"
        case .personAway: "person-away"
        case .duplicate: "duplicate"
        case .unreachableDispatched: "unreachable-dispatched"
        case .other: "other"
        }
    }

    /// The words that people read.
    public var title: BilingualText {
        switch self {
        case .realHelpGiven: BilingualText(zh: "已实际救助", en: "Real help given")
        case .emergencyServiceCalled: BilingualText(zh: "已呼叫120", en: "120 called")
        case .falsePress: BilingualText(zh: "误按", en: "False press")
        case .test: BilingualText(zh: "测试", en: "Test")
        case .deviceFault: BilingualText(zh: "设备故障", en: "Device fault")
        case .caredForByFamily: BilingualText(zh: "家属已照护", en: "Cared for by family")
        case .personAway: BilingualText(zh: "老人外出", en: "Person away")
        case .duplicate: BilingualText(zh: "重复", en: "Duplicate")
        case .unreachableDispatched: BilingualText(zh: "联系不上已派人", en: "Unreachable, somebody sent")
        case .other: BilingualText(zh: "其他", en: "Other")
        }
    }

    /// The reason of that name.
    public static func named(_ name: String) -> CloseReason? { allCases.first { $0.name == name } }
}
