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

    /// Most forms in one request: the programme's own registers must come back in as they went out, and the longest of
    /// them has the 14,000 assets of 2,100 beds (DESIGN 10). What forms change is kept in memory between their judge
    /// and the disk.
    public static let longest = 20_000
    /// Most forms that are judged in a turn of the line: at 0.9 ms a form (`homebed-simulate --programme`) some 20 ms,
    /// for which an SOS may wait. Longer requests are judged beside the line (decision 61).
    public static let longestAtOnce = 20
    /// Faults that are told in full; the rest is told as a number. Half the lines of the longest file: whoever has more
    /// has another mistake than single lines.
    public static let toldFaults = 10_000

    /// Why nobody looks at its forms: there are none or too many; `nil` when somebody does.
    public var refusal: String? {
        if submissions.isEmpty { return "records: expected at least one form, found none" }
        guard submissions.count > Self.longest else { return nil }
        return "records: expected at most \(Self.longest) forms at once, found \(submissions.count); split the file"
    }
}
