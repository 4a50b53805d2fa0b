/// What is taught. Source: the plan, 五(三)1(2).
public enum TrainingArea: String, RecordWord {
    case living
    case basic
    case rehabilitation
    case support

    /// In Chinese.
    public var title: String {
        switch self {
        case .living: "生活照护"
        case .basic: "基础照护"
        case .rehabilitation: "康复服务"
        case .support: "心理支持"
        }
    }

    /// The most minutes of one area that a record may hold: 100 hours.
    static let longest: Int64 = 6_000

    /// Minutes of theory.
    public var theory: RecordField<Int64> {
        RecordField("\(rawValue)Theory", "\(title)理论分钟", in: 0...Self.longest, unit: "minutes")
    }

    /// Minutes of practice.
    public var practice: RecordField<Int64> {
        RecordField("\(rawValue)Practice", "\(title)实操分钟", in: 0...Self.longest, unit: "minutes")
    }
}
