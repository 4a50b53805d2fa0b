/// What one field of a foreign message says of events.
public struct Signal: Sendable, Equatable {
    /// What happened, or what the state means; `nil` for nothing.
    public let event: EventKind?
    /// The number of the state among those of the profile; `nil` where each message is an event of its own.
    public let state: Int?

    /// Makes a signal.
    public init(event: EventKind?, state: Int?) {
        self.event = event
        self.state = state
    }
}
