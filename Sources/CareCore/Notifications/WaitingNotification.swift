/// A notification that is due, with what its delivery must know.
public struct WaitingNotification: Sendable, Equatable {
    /// What was decided.
    public var notification: Notification
    /// The message that it was bound to; `nil` while it has gone in none.
    public var message: String?
    /// How many tries were made.
    public var attempts: Int
    /// The alarm's rule; `nil` without an alarm.
    public var rule: String?
    /// How urgent the alarm is now; `nil` without one.
    public var urgency: Priority?
    /// Device time of the alarm's first cause; `nil` without an alarm.
    public var raisedAt: Timestamp?
    /// What must be known before anybody acts on the alarm; `nil` for nothing.
    public var note: String?
    /// The bed or household of the alarm; `nil` without one.
    public var place: String?
    /// What kind of incident it tells of; `nil` when it tells of none.
    public var kind: IncidentKind?
    /// The township of the incident, or of an alarm about an area; `nil` for everything else.
    public var township: String?
    /// How to find that place.
    public var location: Location
    /// The newest event of the alarm's device since it was raised that tells of fire, heat, gas or carbon monoxide;
    /// `nil` where none did.
    public var danger: EventKind?
    /// Whether its recipient has, or may have, heard of the alarm through this channel before.
    public var isTold: Bool
    /// Whether older news of the alarm waits for the same recipient and channel.
    public var hasOlder: Bool
    /// Whether newer news of the alarm is due for the same recipient and channel.
    public var hasNewer: Bool

    /// Makes one.
    public init(
        _ notification: Notification, message: String? = nil, attempts: Int = 0, rule: String? = nil,
        urgency: Priority? = nil, raisedAt: Timestamp? = nil, note: String? = nil, place: String? = nil,
        kind: IncidentKind? = nil, township: String? = nil, location: Location = Location(), danger: EventKind? = nil,
        isTold: Bool = false, hasOlder: Bool = false, hasNewer: Bool = false
    ) {
        self.notification = notification
        self.message = message
        self.attempts = attempts
        self.rule = rule
        self.urgency = urgency
        self.raisedAt = raisedAt
        self.note = note
        self.place = place
        self.kind = kind
        self.township = township
        self.location = location
        self.danger = danger
        self.isTold = isTold
        self.hasOlder = hasOlder
        self.hasNewer = hasNewer
    }
}
