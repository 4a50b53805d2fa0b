/// What a trained person is to the resident. Source: the plan, 五(三)1(1): 家属、护工.
public enum TraineeRole: String, RecordWord {
    case family
    case carer

    /// In Chinese.
    public var title: String {
        switch self {
        case .family: "家属"
        case .carer: "护工"
        }
    }
}
