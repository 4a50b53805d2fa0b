internal import CareStore
internal import Crypto

/// 32 random bytes that show who somebody is. Only their hash is kept: a secret of 256 random bits is not guessed, so
/// it needs no slow hash as a password does.
public struct Secret: Sendable, Equatable {
    /// Its text: 43 characters of base64url.
    public let text: String

    private static let byteCount = 32

    /// A new one.
    public init() { self.init(bytes: Self.random(Self.byteCount)) }

    /// Makes a secret of bytes, for tests and derivations.
    init(bytes: some Sequence<UInt8>) { text = Base64URL.text(bytes) }

    /// SHA-256 of a secret's text, in 64 small hexadecimal digits: what lies in the database.
    public static func hash(of text: String) -> String {
        Hexadecimal.text(SHA256.hash(data: Array(text.utf8)))
    }

    /// The token that a session's writes must show, made from the session's secret: nobody can make it who does not
    /// have the cookie, and it lies nowhere.
    static func csrf(of secret: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(
            for: Array("csrf".utf8), using: SymmetricKey(data: Array(secret.utf8)))
        return Base64URL.text(code)
    }

    /// A new public identity of `length` small letters and digits.
    static func identity(_ length: Int) -> String {
        let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789")
        var generator = SystemRandomNumberGenerator()
        return String((0..<length).map { _ in letters[Int.random(in: 0..<letters.count, using: &generator)] })
    }

    static func random(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
}
