/// Anchors of a ledger as they were collected over the months: one a line. Empty lines and lines that begin with `#`
/// say nothing, so that a person can write beside them where they come from. The manifest of a delivered month is taken
/// as it is: of its lines only the one with the anchor counts.
public enum LedgerAnchorFile {
    /// The first line of the manifest of a delivered month.
    public static let manifestTitle = "homebed-summary v1"
    /// The word before the anchor in a manifest.
    public static let manifestWord = "ledger"

    /// A line that is no anchor.
    public struct Fault: Error, Sendable, Equatable {
        /// The line, from 1.
        public let line: Int

        /// `expected …`, for messages.
        public var text: String {
            "expected \(LedgerAnchor.expected), or the manifest of a delivered month, found another line"
        }
    }

    /// The anchors with their lines.
    /// - Throws: The first line that is none.
    public static func read(_ text: String) throws(Fault) -> [(line: Int, anchor: LedgerAnchor)] {
        var anchors: [(line: Int, anchor: LedgerAnchor)] = []
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let isManifest = lines.first.map { $0 == manifestTitle } ?? false
        for (index, line) in lines.enumerated() {
            var words = line.drop(while: \.isWhitespace)
            if words.isEmpty || words.first == "#" { continue }
            if isManifest {
                guard words.hasPrefix(manifestWord + " ") else { continue }
                words = words.dropFirst(manifestWord.count + 1)
            }
            guard let anchor = LedgerAnchor(line: words) else { throw Fault(line: index + 1) }
            anchors.append((index + 1, anchor))
        }
        // A manifest that lost its anchor must not pass for one that fits.
        if isManifest, anchors.isEmpty { throw Fault(line: 1) }
        return anchors
    }
}
