/// What a model's messages say of people other than the resident.
extension Profile {
    /// The metrics that somebody takes by hand, as a mask of their raw values.
    public var handMetrics: UInt64 {
        slots.filter(\.isTakenByHand).reduce(0) { $0 | 1 << UInt64($1.metric.rawValue) }
    }

    /// How the model sees people come to the home; `nil` when it does not. What moves on a bed is its resident.
    public var roomSense: RoomSense? {
        guard deviceClass == .householdAlarm else { return nil }
        if slots.contains(where: { $0.metric == .movement }) { return .movement }
        return Set(events.values).isSuperset(of: [.doorOpened, .doorClosed]) ? .door : nil
    }
}
