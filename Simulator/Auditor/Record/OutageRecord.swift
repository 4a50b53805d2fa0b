public import SimKit

/// A time in which something between a bedside and the gateway's database did not work.
public struct OutageRecord: Sendable, Equatable {
    /// What did not work.
    public enum Kind: String, Sendable, CaseIterable {
        /// The gateway did not run.
        case gateway
        /// A lane of the gateway had no connection to the broker.
        case lane
        /// The broker did not run.
        case broker
        /// The gateway could write nothing, or left telemetry at the broker.
        case disk
        /// The gateway's clock was not the true time.
        case clock
        /// Nothing got through between gateway and broker, which neither need have noticed.
        case network
        /// A household could not reach the broker.
        case household
    }

    /// What did not work.
    public let kind: Kind
    /// The household, or the lane; `nil` where there is only one.
    public let subject: String?
    /// When it began.
    public let from: Moment
    /// When it was over; the distant future while it lasts.
    public internal(set) var until: Moment

    /// Whether it touches the time between the two moments.
    public func touches(_ from: Moment, _ until: Moment) -> Bool { self.from <= until && self.until >= from }
}
