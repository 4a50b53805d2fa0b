/// What `Transport.receive` left behind.
public enum ReceiveOutcome: Sendable, Equatable {
    /// Nothing more is there at this moment.
    case drained
    /// The limit was reached; more may be there.
    case more
    /// The lane is not connected.
    case disconnected
}
