/// What a person does with one alarm. Sources: care.md 3.3 (shelving), 9 (work steps, closing).
public enum AlarmStep: Sendable, Equatable {
    /// Has seen it and acts.
    case acknowledge
    /// Has spoken with the person, or tried to; says also what `acknowledge` says.
    case callBack(note: String)
    /// Has sent somebody.
    case dispatch(responder: String, note: String)
    /// Whoever was sent has arrived.
    case arrive(note: String)
    /// Ends it for a reason; a P1 needs a note too.
    case close(CloseReason, note: String)
    /// Takes a closing back, within `Limits.reopening`.
    case reopen(reason: String)
    /// Gives it to a person.
    case assign(to: String)
    /// Writes something down.
    case comment(String)
    /// Silences it for a time; `untilClear` ends that with the condition.
    case shelve(length: Milliseconds, untilClear: Bool, reason: String)
    /// Lets it ring again.
    case unshelve

    /// The word in commands and audit rows.
    public var name: String {
        switch self {
        case .acknowledge: "acknowledge"
        case .callBack: "callback"
        case .dispatch: "dispatch"
        case .arrive: "arrive"
        case .close: "close"
        case .reopen: "reopen"
        case .assign: "assign"
        case .comment: "comment"
        case .shelve: "shelve"
        case .unshelve: "unshelve"
        }
    }
}
