/// What a yearly notice makes of a day.
public enum CalendarDayKind: String, RecordWord {
    /// Nobody need work (节假日).
    case holiday
    /// A Saturday or Sunday that is worked for a day off elsewhere (调休上班).
    case working

    /// In Chinese.
    public var title: String {
        switch self {
        case .holiday: "节假日"
        case .working: "调休上班"
        }
    }
}
