/// One try to hand a message to a provider.
public struct DeliveryAttempt: Sendable, Equatable {
    /// What it came to. Raw values are stored and never change.
    public enum Result: UInt8, CaseIterable, Sendable {
        /// The provider took the message.
        case delivered = 1
        /// The message was not taken; another try may succeed.
        case failed = 2
        /// The message is refused for good.
        case refused = 3
        /// The message was handed over and no answer came: it may have arrived.
        case unanswered = 4

        /// The word in records.
        public var name: String {
            switch self {
            case .delivered: "delivered"
            case .failed: "failed"
            case .refused: "refused"
            case .unanswered: "unanswered"
            }
        }
    }

    /// Identity of the message, the same at every try.
    public let message: String
    /// The notifications that went in it, at least one.
    public let members: [NotificationID]
    /// Name of the channel.
    public let channel: String
    /// Gateway time at which it began.
    public let at: Timestamp
    /// How long it took, in the machine's time.
    public let length: Milliseconds
    /// What it came to.
    public let result: Result
    /// The answer in words, such as `HTTP 503` or the provider's number; never a secret or an address.
    public let answer: String
    /// Gateway time of the next try; `nil` after `delivered` and `refused`, which end it.
    public let retryAt: Timestamp?

    /// Makes an attempt; the answer is cut to `Limits.deliveryAnswer`.
    public init(
        message: String, members: [NotificationID], channel: String, at: Timestamp, length: Milliseconds,
        result: Result, answer: String, retryAt: Timestamp?
    ) {
        invariant(!members.isEmpty, "an attempt to deliver nothing through \(channel)")
        invariant(
            (retryAt == nil) == (result == .delivered || result == .refused),
            "attempt \(result.name), next try \(String(describing: retryAt))")
        self.message = message
        self.members = members
        self.channel = channel
        self.at = at
        self.length = length
        self.result = result
        self.answer = String(answer.prefix(Limits.deliveryAnswer))
        self.retryAt = retryAt
    }
}
