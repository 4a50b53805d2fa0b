/// A second look that makes an alarm less urgent: a fall that the wearer cancelled still gets a call back.
public struct Downgrade: Sendable, Equatable {
    /// What must hold.
    public let when: Program
    /// Until how long after the raise.
    public let within: Operand
    /// The priority from then on.
    public let priority: Priority

    /// Makes a downgrade.
    public init(when: Program, within: Operand, priority: Priority) {
        self.when = when
        self.within = within
        self.priority = priority
    }
}
