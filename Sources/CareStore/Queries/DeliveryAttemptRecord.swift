public import CareCore

/// A try to deliver a message as it is read back.
public struct DeliveryAttemptRecord: Sendable, Equatable {
    /// Its number, from 1.
    public let attempt: Int
    /// Gateway time at which it began.
    public let at: Timestamp
    /// How long it took.
    public let length: Milliseconds
    /// What it came to.
    public let result: DeliveryAttempt.Result
    /// The answer in words.
    public let answer: String
}
