/// When an alarm's condition counts as over.
public enum Clearing: Sendable, Equatable {
    /// Only a person ends it.
    case manual
    /// When `when` (the negated condition by default) has held for `delay`, or at once on an event of the mask.
    case condition(when: Program?, delay: Operand, events: UInt64)
}
