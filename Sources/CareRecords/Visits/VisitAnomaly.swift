/// What is odd about a visit that took place; found when it ends. Source: care.md 8.2 VIS-2. (A visit with fewer than
/// two staff is VIS-2 as well, but is refused: it never becomes a record.)
public enum VisitAnomaly: String, RecordWord {
    /// Shorter than `VisitLimits.shortest`.
    case short
    /// Longer than `VisitLimits.longest`.
    case long
    /// Check-in further from the bed than `VisitLimits.nearby`.
    case far
    /// Somebody of its staff was on another visit at the same time.
    case overlap

    /// In Chinese.
    public var title: String {
        switch self {
        case .short: "时长过短"
        case .long: "时长过长"
        case .far: "签到位置过远"
        case .overlap: "人员时间重叠"
        }
    }

    /// Whether a visit with it counts nowhere until it is corrected. Position alone is left out: care.md 10 does not
    /// make it a condition, and a receiver that is wrong would take a true visit from its staff.
    public var preventsCounting: Bool { self != .far }
}
