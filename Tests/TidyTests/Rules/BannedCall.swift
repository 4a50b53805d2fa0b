/// A name that must not stand in some files, and what to write instead.
struct BannedCall: Sendable {
    /// What is looked for, as `SourceFile.occurrences(of:)` reads it.
    let word: String
    /// What to write instead.
    let instead: String
    /// A file that may use it does not count.
    let mayUse: @Sendable (SourceFile) -> Bool
    /// A path in which it must be found.
    let sample: String

    init(
        _ word: String, instead: String, in sample: String = "Sources/Gateway/Sample.swift",
        unless mayUse: @escaping @Sendable (SourceFile) -> Bool = { _ in false }
    ) {
        self.word = word
        self.instead = instead
        self.mayUse = mayUse
        self.sample = sample
    }

    /// The rule that finds it; its samples are made from the word.
    var rule: TidyRule {
        TidyRule(
            name: "no \(word) but \(instead)",
            broken: SourceFile(path: sample, text: "let x = \(word)"),
            kept: SourceFile(
                path: sample, text: "// \(word)\nlet x = \"\(word)\"; let y = my\(word.drop { !$0.isLetter })"),
            check: { file in
                guard !mayUse(file) else { return [] }
                return file.occurrences(of: [word]).map {
                    Violation(path: file.path, line: $0.line, text: "\(word): use \(instead)")
                }
            })
    }
}
