/// What came of a check-in at a bed.
public enum CheckInResult: String, RecordWord {
    /// The visit that was sent has arrived.
    case arrived
    /// The visit had arrived before: the second of two people, a card held up twice, or one handed in late.
    case known
    /// Nobody was sent to the bed at this time; a person must say what it was.
    case unexpected
    /// There is a visit, but it may not arrive; the row says why.
    case refused

    /// In Chinese.
    public var title: String {
        switch self {
        case .arrived: "已签到"
        case .known: "重复签到"
        case .unexpected: "无派单"
        case .refused: "未接受"
        }
    }
}
