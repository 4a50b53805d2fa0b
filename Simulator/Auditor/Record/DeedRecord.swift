public import SimKit

/// What an operator asked of the gateway.
public struct DeedRecord: Sendable, Equatable {
    /// What was asked.
    public enum Kind: String, Sendable {
        case acknowledge
        case callBack = "callback"
        case close
    }

    /// What was asked.
    public let kind: Kind
    /// The number of the alarm.
    public let alarm: Int64
    /// Who did it.
    public let by: String
    /// When it was asked.
    public let at: Moment
    /// Whether the gateway answered that it was done; without an answer nobody knows.
    public internal(set) var isAccepted = false

    /// Makes a record of what was asked.
    public init(kind: Kind, alarm: Int64, by: String, at: Moment) {
        self.kind = kind
        self.alarm = alarm
        self.by = by
        self.at = at
    }
}
