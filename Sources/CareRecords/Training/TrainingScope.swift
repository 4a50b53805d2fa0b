/// For whom somebody was trained. Source: the plan, 五(三)1(1).
public enum TrainingScope: String, RecordWord {
    /// For a bed of the programme.
    case bed
    /// For another disabled person (可适当扩展); counted apart.
    case extended

    /// In Chinese.
    public var title: String {
        switch self {
        case .bed: "家庭养老床位"
        case .extended: "扩展"
        }
    }
}
