/// What the core made of a message.
public enum Verdict: Sendable, Equatable {
    /// It counts.
    case taken
    /// It counts, but for a part that has no place in time; that part is kept aside for that reason.
    case takenInPart(QuarantineReason, String)
    /// It was here before; nothing changed.
    case duplicate
    /// It belongs into quarantine for that reason; nothing changed.
    case quarantined(QuarantineReason, String)
}
