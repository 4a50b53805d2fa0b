/// The time in which a device served one place, half open: `[from, until)` in device time (promise 6).
public struct Assignment: Sendable, Equatable {
    /// The place served.
    public let place: Place
    /// First moment of service.
    public let from: Timestamp
    /// First moment after it; `nil` while it serves.
    public var until: Timestamp?

    /// Makes an assignment.
    public init(place: Place, from: Timestamp, until: Timestamp? = nil) {
        self.place = place
        self.from = from
        self.until = until
    }

    /// Whether `moment` lies in it.
    @inlinable
    public func contains(_ moment: Timestamp) -> Bool {
        guard moment >= from else { return false }
        guard let until else { return true }
        return moment < until
    }
}
