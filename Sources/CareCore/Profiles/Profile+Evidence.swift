/// What a model's messages say of people other than the resident.
extension Profile {
    /// The metrics that somebody takes by hand, as a mask of their raw values.
    public var handMetrics: UInt64 {
        slots.filter(\.isTakenByHand).reduce(0) { $0 | 1 << UInt64($1.metric.rawValue) }
    }

    /// Whether the model sees people come to the home: a contact at the door that tells both its opening and its
    /// closing, a sensor of the room. What moves on a bed is its resident.
    public var seesRoom: Bool {
        guard deviceClass == .householdAlarm else { return false }
        let told = Set(events.values)
        return told.isSuperset(of: [.doorOpened, .doorClosed]) || slots.contains { $0.metric == .movement }
    }
}
