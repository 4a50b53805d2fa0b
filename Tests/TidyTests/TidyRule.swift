import Testing

/// One thing that the code must keep to, with a sample that breaks it and one that does not.
struct TidyRule: Sendable, CustomTestStringConvertible {
    /// What the rule is called in a report.
    let name: String
    /// Whether it looks at every text file, or at Swift alone.
    var readsAllText = false
    /// A file in which the rule must find something.
    let broken: SourceFile
    /// A file much like it in which the rule must find nothing.
    let kept: SourceFile
    /// What is wrong in a file.
    let check: @Sendable (SourceFile) -> [Violation]

    var testDescription: String { name }

    /// Every rule that looks at one file at a time.
    static let all: [TidyRule] = sizes + imports + calls + words + files + tests
}
