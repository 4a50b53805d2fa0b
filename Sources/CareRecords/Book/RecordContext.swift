public import CareCore

/// Under what circumstances a form is judged.
public struct RecordContext {
    /// Gateway time.
    public let now: Timestamp
    /// Who entered it.
    public let by: String
    /// What is recorded so far.
    public let book: any RecordBook

    /// Makes a context.
    public init(now: Timestamp, by: String, book: any RecordBook) {
        self.now = now
        self.by = by
        self.book = book
    }

    /// The day on which it is judged.
    public var today: CivilDate { CivilDate(of: now) }
}
