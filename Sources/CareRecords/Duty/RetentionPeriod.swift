/// How long data is kept at least, counted from the last day that it tells of.
public enum RetentionPeriod: Sendable, Equatable {
    case days(Int32)
    case years(Int)

    /// In words.
    public var text: String {
        switch self {
        case .days(let count): "\(count) days"
        case .years(let count): "\(count) years"
        }
    }

    /// The newest day whose data has been kept long enough on `day`.
    public func lastDeletableDay(on day: CivilDate) -> CivilDate {
        switch self {
        case .days(let count): day.adding(-count)
        case .years(let count): day.adding(months: -12 * count)
        }
    }
}
