/// What a turn did with a draft.
public enum DraftFate: Sendable, Equatable {
    /// It was kept or refused, and who asked has the answer.
    case answered
    /// Other records were entered since it was judged: it must be judged anew.
    case stale
    /// Something urgent came first: it waits for another turn.
    case interrupted
}
