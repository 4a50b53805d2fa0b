/// A shelving of one rule and subject.
struct Shelf: Equatable {
    /// The alarm for which it was made.
    let alarm: AlarmID
    let from: Timestamp
    let until: Timestamp
    /// Whether it ends with the condition that it was made for.
    let untilClear: Bool
    let reason: String
    let by: String

    /// When it ends for an alarm of that priority: a P3 that became a P2 is not shelved for longer than a P2 may be.
    func until(for priority: Priority) -> Timestamp { min(until, from + Self.longest(for: priority)) }

    /// The longest shelving of that priority.
    static func longest(for priority: Priority) -> Milliseconds {
        switch priority {
        case .p1: .zero
        case .p2: Limits.shelving
        case .p3, .p4: Limits.minorShelving
        }
    }
}
