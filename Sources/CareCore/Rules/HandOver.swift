/// When a carer's alarm that nobody has ended becomes the operator's. Source: care.md 8.4.
public struct HandOver: Sendable, Equatable {
    /// How long it stands before.
    public internal(set) var after: Operand
    /// The priority that it has from then on at least.
    public let priority: Priority
    /// Whether it waits for the end of the night (22:30 to 07:00, Asia/Shanghai).
    public let sparesNight: Bool

    /// Makes a hand-over.
    public init(after: Operand, priority: Priority, sparesNight: Bool) {
        self.after = after
        self.priority = priority
        self.sparesNight = sparesNight
    }
}
