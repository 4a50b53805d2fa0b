/// What a rate says of one device.
public enum UseVerdict: Sendable, Equatable {
    /// It counts above and below the line.
    case passed
    /// It counts below the line only, and why.
    case failed(String)
    /// It counts not at all yet, and why.
    case notJudged(String)

    /// Whether it counts above the line; `nil` when it does not count at all yet.
    public var isPassed: Bool? {
        switch self {
        case .passed: true
        case .failed: false
        case .notJudged: nil
        }
    }
}
