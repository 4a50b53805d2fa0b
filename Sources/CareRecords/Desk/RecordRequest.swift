/// Forms that somebody hands in together: all of them hold, or none is kept.
public struct RecordRequest: Sendable, Equatable {
    /// The forms, judged in this order; a later one sees what an earlier one changes.
    public let submissions: [RecordSubmission]
    /// Who hands them in.
    public let by: String
    /// Whether they are only judged and nothing is kept.
    public let isDryRun: Bool

    /// Makes a request.
    public init(_ submissions: [RecordSubmission], by: String, isDryRun: Bool = false) {
        self.submissions = submissions
        self.by = by
        self.isDryRun = isDryRun
    }

    /// Most forms in one request: the lines of a file for all 2,100 beds with their devices and contacts. Beyond it the
    /// transaction would hold up an alarm.
    public static let longest = 30_000
    /// Faults that are told in full; the rest is told as a number.
    public static let toldFaults = 200
}
