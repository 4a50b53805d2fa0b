/// Anchors of a ledger as they were collected over the months: one a line. Empty lines and lines that begin with `#`
/// say nothing, so that a person can write beside them where they come from.
public enum LedgerAnchorFile {
    /// A line that is no anchor.
    public struct Fault: Error, Sendable, Equatable {
        /// The line, from 1.
        public let line: Int

        /// `expected …`, for messages.
        public var text: String { "expected \(LedgerAnchor.expected), found another line" }
    }

    /// The anchors with their lines.
    /// - Throws: The first line that is none.
    public static func read(_ text: String) throws(Fault) -> [(line: Int, anchor: LedgerAnchor)] {
        var anchors: [(line: Int, anchor: LedgerAnchor)] = []
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let words = line.drop(while: \.isWhitespace)
            if words.isEmpty || words.first == "#" { continue }
            guard let anchor = LedgerAnchor(line: words) else { throw Fault(line: index + 1) }
            anchors.append((index + 1, anchor))
        }
        return anchors
    }
}
