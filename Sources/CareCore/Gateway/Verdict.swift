/// What the core made of a message.
public enum Verdict: Sendable, Equatable {
    /// It counts.
    case taken
    /// It was here before; nothing changed.
    case duplicate
    /// It belongs into quarantine for that reason; nothing changed.
    case quarantined(QuarantineReason, String)
}
