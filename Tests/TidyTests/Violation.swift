/// One place that breaks a rule.
struct Violation: Sendable, CustomStringConvertible {
    /// The file.
    let path: String
    /// Line from 1.
    let line: Int
    /// What is wrong and what to do instead.
    let text: String

    var description: String { "\(path):\(line): \(text)" }
}
