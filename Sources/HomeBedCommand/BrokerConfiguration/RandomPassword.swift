import Foundation

/// Passwords for machines: nobody types them.
enum RandomPassword {
    /// Bytes of randomness: 192 bits, 32 characters.
    private static let bytes = 24

    /// A new one, of letters, digits, `-` and `_`.
    static func make() -> String {
        var generator = SystemRandomNumberGenerator()
        let random = (0..<bytes).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        return Data(random).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
    }
}
