/// Who did something, as it is written into the audit table.
public enum PersonName {
    /// Longest name in characters.
    public static let longest = 64
    /// What a good name is, for messages.
    public static let expected = "a name of 1 to \(longest) characters without control characters"

    /// Whether `name` may be recorded: it must say something and stay on its line.
    public static func isGood(_ name: String) -> Bool {
        (1...longest).contains(name.count) && name.contains { !$0.isWhitespace }
            && name.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }
    }
}
