import Crypto
import CryptoExtras
import Foundation

/// A line of mosquitto's password file: `$7$`, PBKDF2 with SHA-512. Source: mosquitto 2.0, `src/password_mosq.c`.
struct PasswordHash: Equatable {
    /// `$7$ITERATIONS$SALT$HASH`.
    let text: String

    /// Rounds of the key derivation, mosquitto's own number. More would buy nothing, because the passwords are random
    /// with 192 bits, and would cost: the broker derives on its only thread at every connect, 2,100 times after a
    /// restart.
    private static let rounds = 101
    private static let saltBytes = 12
    private static let hashBytes = 64

    /// Hashes `password` with a new salt.
    init(of password: String) throws {
        var generator = SystemRandomNumberGenerator()
        let salt = (0..<Self.saltBytes).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        text = try Self.text(password, salt: salt)
    }

    /// Takes a line's hash as it stands.
    init(text: String) { self.text = text }

    /// Whether `password` is the one behind this hash.
    func matches(_ password: String) -> Bool {
        let parts = text.split(separator: "$")
        guard parts.count == 4, parts[0] == "7", parts[1] == "\(Self.rounds)",
            let salt = Data(base64Encoded: String(parts[2]))
        else { return false }
        return (try? Self.text(password, salt: Array(salt))) == text
    }

    private static func text(_ password: String, salt: [UInt8]) throws -> String {
        let key = try KDF.Insecure.PBKDF2.deriveKey(
            from: Array(password.utf8), salt: salt, using: .sha512, outputByteCount: hashBytes,
            unsafeUncheckedRounds: rounds)
        let hash = key.withUnsafeBytes { Data($0) }
        return "$7$\(rounds)$\(Data(salt).base64EncodedString())$\(hash.base64EncodedString())"
    }
}
