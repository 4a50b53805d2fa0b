import Crypto

/// Checksums of texts.
enum Checksum {
    /// The SHA-256 of the text's UTF-8, as `sha256sum` writes it.
    static func hexadecimal(_ text: String) -> String {
        SHA256.hash(data: Array(text.utf8)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
