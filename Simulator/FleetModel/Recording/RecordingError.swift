/// Why a recording cannot be read.
public struct RecordingError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The line, counted from 1; `nil` when it is about the whole.
    public let line: Int?
    /// What was expected and found.
    public let text: String

    init(line: Int?, _ text: String) {
        self.line = line
        self.text = text
    }

    /// The line and the text.
    public var description: String { line.map { "line \($0): \(text)" } ?? text }
}
