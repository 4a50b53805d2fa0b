extension NotificationMessage {
    /// What it tells the recipient.
    package enum Purpose: CaseIterable, Sendable {
        /// An alarm began, or its cause came again.
        case raised
        /// Nobody answered in time, or the alarm rose: the next in the chain is told.
        case escalated
        /// Nobody has answered yet; the same people are told again.
        case reminded
        /// What they were told of is over or somebody sees to it.
        case ended
        /// A collection of what did not ring.
        case digest
        /// Somebody tries the channel.
        case test

        /// The word on the wire and in templates.
        package var name: String {
            switch self {
            case .raised: "raised"
            case .escalated: "escalated"
            case .reminded: "reminded"
            case .ended: "ended"
            case .digest: "digest"
            case .test: "test"
            }
        }
    }
}
