/// A part that is replaced before the next family gets the rest. Source: care.md 11, "Not re-issued".
public enum AssetPart: String, RecordWord {
    case padSurface = "pad-surface"
    case watchStrap = "watch-strap"
    case pillTrays = "pill-trays"
    /// The card of a person's own number.
    case sim
    case mattressCover = "mattress-cover"

    /// In Chinese.
    public var title: String {
        switch self {
        case .padSurface: "尿垫面层"
        case .watchStrap: "表带"
        case .pillTrays: "药格"
        case .sim: "个人SIM卡"
        case .mattressCover: "床垫套"
        }
    }
}
