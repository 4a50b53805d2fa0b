/// What makes an open alarm unique: at most one a rule and subject, tests apart from the real ones.
public struct AlarmKey: Hashable, Sendable {
    /// The rule's identity.
    public let rule: String
    /// What the alarm is about.
    public let subject: Subject
    /// Whether it is a test: a test never hides a real press.
    public let isTest: Bool

    /// Makes a key.
    public init(rule: String, subject: Subject, isTest: Bool) {
        self.rule = rule
        self.subject = subject
        self.isTest = isTest
    }
}
