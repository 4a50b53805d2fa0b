/// A rule that is judged only after something has happened first: BED-1 counts nights in which the person had
/// settled.
public struct Arming: Sendable, Equatable {
    /// What arms the rule when it has held for `delay`.
    public let when: Program
    /// How long.
    public let delay: Operand
    /// What disarms it at once.
    public let disarm: Program

    /// Makes an arming.
    public init(when: Program, delay: Operand, disarm: Program) {
        self.when = when
        self.delay = delay
        self.disarm = disarm
    }
}
