/// The numbers that are given out next, over all households of a run.
public struct FleetNumbers: Sendable {
    /// The last message made.
    public private(set) var message = 0
    /// The last line of truth.
    public private(set) var truth = 0

    /// Starts at the beginning.
    public init() {}

    mutating func nextMessage() -> Int {
        message += 1
        return message
    }

    mutating func nextTruth() -> Int {
        truth += 1
        return truth
    }
}
