/// A reply of a mail server: its code and its lines (RFC 5321, 4.2).
struct SMTPReply: Sendable, Equatable {
    let code: Int
    let lines: [String]

    var text: String { "\(code) \(lines.joined(separator: " ").prefix(160))" }

    /// Whether the server knows the extension.
    func offers(_ keyword: String) -> Bool {
        lines.dropFirst().contains { $0.uppercased().split(separator: " ").first.map(String.init) == keyword }
    }
}
