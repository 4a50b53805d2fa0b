/// Something in the records of a bed that stands and needs a response.
public struct RecordFinding: Sendable, Equatable {
    /// The rule that found it; of one rule there is at most one finding a bed.
    public let rule: RecordRule
    /// The records that show it, by their keys; tells nothing about people. Another text is news.
    public let text: String

    /// Makes a finding.
    public init(_ rule: RecordRule, _ text: String) {
        self.rule = rule
        self.text = text
    }
}

/// A finding of which the gateway was told and which stands.
struct StandingFinding: Equatable {
    var text: String
    /// Gateway time in ms from which it is raised again if its alarm is over: a person has closed it. `Int64.max` for
    /// not while the text stays the same.
    var againAt: Int64 = .max
}
