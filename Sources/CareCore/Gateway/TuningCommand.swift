/// Gives rules other values for some beds.
public enum TuningCommand: Sendable, Equatable {
    /// The rule's fields get values for the beds of the scope; all or none. Those of one bed may have an end.
    case set(
        rule: String, scope: OverrideScope, [OverrideSetting], by: String, reason: String, until: Timestamp? = nil)
    /// The fields, or all of them when none is named, get back what is less specific.
    case reset(rule: String, scope: OverrideScope, [OverrideField], by: String, reason: String)
}
