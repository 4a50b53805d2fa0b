/// Text of strangers on its way to a terminal.
enum TerminalText {
    /// `text` with U+FFFD in place of control characters: what a device sent must not steer the terminal of the person
    /// who looks at it. Ends of lines stay where `keepsLines`.
    static func printable(_ text: String, keepsLines: Bool = false) -> String {
        // Nearly every line has none; those beyond ASCII begin with this byte.
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 }) else { return text }
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    if keepsLines, scalar == "\n" { return scalar }
                    return scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar
                }))
    }
}
