internal import Foundation

/// Bytes as text that stands in addresses and headers: base64url without padding (RFC 4648, 5).
enum Base64URL {
    /// The text.
    static func text(_ bytes: some Sequence<UInt8>) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// The bytes of a text; `nil` when it is none.
    static func bytes(_ text: String) -> [UInt8]? {
        let whole = text.replacing("-", with: "+").replacing("_", with: "/")
        let padding = String(repeating: "=", count: (4 - whole.utf8.count % 4) % 4)
        return Data(base64Encoded: whole + padding).map(Array.init)
    }
}
