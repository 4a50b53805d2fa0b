/// Something in the records of a bed that stands and needs a response.
public struct RecordFinding: Sendable, Equatable {
    /// The rule that found it; of one rule there is at most one finding a bed.
    public let rule: RecordRule
    /// The records that show it, by their keys, set off by semicolons; tells nothing about people. A part that was not
    /// in the text before is news.
    public let text: AlarmRemark

    /// Makes a finding.
    public init(_ rule: RecordRule, _ text: AlarmRemark) {
        self.rule = rule
        self.text = text
    }
}
