internal import Crypto
internal import Foundation

/// The secret under which what records tell about people lies in the database.
///
/// Three keys are derived from it: for encrypting, for nonces, for the hashes by which sealed fields are looked up. Who
/// has the database and not this secret reads no name and no number.
public struct RecordKey: Sendable {
    /// Bytes of the secret.
    public static let byteCount = 32
    /// What a good key file is, for messages.
    public static let expected = "a file of one line with 64 hexadecimal digits, as homebed records key writes it"

    let encryption: SymmetricKey
    let nonces: SymmetricKey
    let lookups: SymmetricKey

    /// Takes the secret; `nil` when it is not of 32 bytes.
    public init?(_ secret: [UInt8]) {
        guard secret.count == Self.byteCount else { return nil }
        let master = SymmetricKey(data: secret)
        func derived(_ purpose: String) -> SymmetricKey {
            HKDF<SHA256>.deriveKey(
                inputKeyMaterial: master, info: Data("homebed records \(purpose)".utf8), outputByteCount: 32)
        }
        encryption = derived("encryption")
        nonces = derived("nonces")
        lookups = derived("lookups")
    }

    /// Reads the secret as hexadecimal digits, blank space around them left out; `nil` when it is none.
    public init?(hexadecimal text: String) {
        let digits = Array(text.utf8.drop { $0 <= 32 }.reversed().drop { $0 <= 32 }.reversed())
        // The standard library would read a sign in the place of a digit.
        guard digits.count == 2 * Self.byteCount, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else {
            return nil
        }
        var secret: [UInt8] = []
        for start in stride(from: 0, to: digits.count, by: 2) {
            guard let byte = UInt8(String(decoding: digits[start..<start + 2], as: UTF8.self), radix: 16) else {
                return nil
            }
            secret.append(byte)
        }
        self.init(secret)
    }

    /// Tells this key from any other and says nothing about it; kept in the database.
    var fingerprint: String {
        let code = HMAC<SHA256>.authenticationCode(for: Data("homebed records fingerprint".utf8), using: lookups)
        return code.prefix(16).map { String(Int($0) + 256, radix: 16).suffix(2) }.joined()
    }
}
