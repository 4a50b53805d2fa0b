public import CareCore

/// What an accepted form changes.
public struct RecordOutcome: Sendable, Equatable {
    /// Rows that are new or take the place of the row with their key, in order.
    public var puts: [RecordPut]
    /// What the gateway's state must know of it; carried out in the same transaction.
    public var consequences: [Command]
    /// Forms that it hands in by itself, judged right after it and kept with it or not at all.
    public var submissions: [RecordSubmission]
    /// One sentence for who entered it; empty for the form's own.
    public var answer: String

    /// Makes an outcome.
    public init(
        puts: [RecordPut], consequences: [Command] = [], submissions: [RecordSubmission] = [], answer: String = ""
    ) {
        self.puts = puts
        self.consequences = consequences
        self.submissions = submissions
        self.answer = answer
    }
}
