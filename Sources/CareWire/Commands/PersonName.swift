/// Who did something, as it is written into the audit table.
public enum PersonName {
    /// Longest name in characters.
    public static let longest = 64
    /// What a good name is, for messages.
    public static let expected = "a name of 1 to \(longest) characters without control characters"

    /// Whether `name` may be recorded: it must say something and stay on its line. A character may be put together from
    /// any number of code points, so its bytes are bounded too.
    public static func isGood(_ name: String) -> Bool {
        name.utf8.count <= 16 * longest && (1...longest).contains(name.count) && name.contains { !$0.isWhitespace }
            && name.unicodeScalars.allSatisfy { scalar in
                switch scalar.properties.generalCategory {
                case .control, .lineSeparator, .paragraphSeparator: false
                default: true
                }
            }
    }
}
