/// Which people live in a fleet. Source: care.md 13.
public enum Population: String, CaseIterable, Sendable {
    /// Healthy people of regular habits, on whom every alarm has a scripted cause.
    case control
    /// People as they are: ill, bed-bound, watches in drawers. Defaults are judged on them.
    case real
}
