/// What a rate says of one device.
public enum UseVerdict: Sendable, Equatable {
    /// It counts above and below the line.
    case passed
    /// It counts below the line only, and why.
    case failed(String)
    /// It counts not at all yet, and why.
    case notJudged(String)
}
