/// A difference between what a fleet sent and what a gateway kept.
public struct Finding: Hashable, Sendable {
    /// What kind of difference.
    public enum Kind: String, CaseIterable, Sendable {
        /// Confirmed to the sender and not in the database.
        case lost
        /// Answered as stored and not in the database.
        case brokenReceipt = "broken receipt"
        /// More rows than messages.
        case duplicated
        /// A row that no message explains.
        case foreign
        /// Something happened and no alarm tells of it.
        case missed
        /// An alarm without a cause.
        case unexpected
        /// An alarm whose count is not the number of its causes.
        case miscounted
    }

    /// What kind of difference.
    public let kind: Kind
    /// What, where, expected, found.
    public let text: String

    /// Makes a finding.
    public init(_ kind: Kind, _ text: String) {
        self.kind = kind
        self.text = text
    }

    /// Whether it breaks a promise of the gateway. An alarm without a cause or with another count is a matter of
    /// tuning and shown, not condemned.
    public var isFailure: Bool {
        switch kind {
        case .lost, .brokenReceipt, .duplicated, .foreign, .missed: true
        case .unexpected, .miscounted: false
        }
    }
}
