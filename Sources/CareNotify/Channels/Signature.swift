import Crypto
import Foundation

/// HMAC-SHA256 in the forms that providers want.
package enum Signature {
    /// Lower-case hexadecimal.
    package static func hex(_ text: String, secret: String) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: code(text, secret).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// Base64.
    package static func base64(_ text: String, secret: String) -> String {
        Data(code(text, secret)).base64EncodedString()
    }

    private static func code(_ text: String, _ secret: String) -> [UInt8] {
        Array(
            HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: SymmetricKey(data: Data(secret.utf8))))
    }
}
