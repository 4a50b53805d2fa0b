/// Why the record of a visit is worth nothing.
public enum VoidReason: String, RecordWord {
    case enteredTwice = "entered-twice"
    case wrongResident = "wrong-resident"
    case wrongStaff = "wrong-staff"
    case wrongTimes = "wrong-times"
    case didNotHappen = "did-not-happen"
    case other

    /// In Chinese.
    public var title: String {
        switch self {
        case .enteredTwice: "重复录入"
        case .wrongResident: "老人有误"
        case .wrongStaff: "人员有误"
        case .wrongTimes: "时间有误"
        case .didNotHappen: "未实际服务"
        case .other: "其他"
        }
    }
}
