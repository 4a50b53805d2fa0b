internal import Crypto
internal import CryptoExtras
internal import Foundation

/// What a password is compared with: scrypt with its own parameters and salt, written as a PHC string
/// `$scrypt$ln=14,r=8,p=5$salt$hash` in base64 without padding.
public struct PasswordVerifier: Sendable, Equatable {
    /// The PHC string.
    public let text: String

    private let cost: Cost
    private let salt: [UInt8]
    private let hash: [UInt8]

    /// The parameters of scrypt: 2^`logRounds` rounds, blocks of 128 × `blockSize` bytes, `lanes` one after another.
    struct Cost: Sendable, Equatable {
        var logRounds: Int
        var blockSize: Int
        var lanes: Int

        /// One of the equally strong settings that OWASP's password storage cheat sheet names; of these the one that
        /// takes 16 MB, because the whole gateway lives in 60. Measured in decision 50.
        static let usual = Cost(logRounds: 14, blockSize: 8, lanes: 5)
        /// What is taken from a verifier made elsewhere: nobody lets the gateway reckon for minutes.
        var isBearable: Bool {
            (10...17).contains(logRounds) && (1...16).contains(blockSize) && (1...16).contains(lanes)
                && (128 * blockSize) << logRounds <= 64 << 20
        }
    }

    private static let saltBytes = 16
    private static let hashBytes = 32

    /// Makes a verifier with a new salt. Takes a fifth of a second of a processor: see `PasswordWork`.
    /// - Throws: What the derivation throws for parameters that it does not take.
    public init(of password: String) throws {
        try self.init(of: password, .usual, salt: Secret.random(Self.saltBytes))
    }

    init(of password: String, _ cost: Cost, salt: [UInt8]) throws {
        self.cost = cost
        self.salt = salt
        hash = try Self.derive(password, cost, salt)
        let parameters = "ln=\(cost.logRounds),r=\(cost.blockSize),p=\(cost.lanes)"
        text = "$scrypt$\(parameters)$\(Self.base64(salt))$\(Self.base64(hash))"
    }

    /// Reads a PHC string; `nil` for any other text and for parameters that would take too long.
    public init?(_ text: String) {
        guard let match = text.wholeMatch(of: /\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([^$]+)\$([^$]+)/),
            let logRounds = Int(match.1), let blockSize = Int(match.2), let lanes = Int(match.3),
            let salt = Self.bytes(match.4), let hash = Self.bytes(match.5), hash.count == Self.hashBytes
        else { return nil }
        let cost = Cost(logRounds: logRounds, blockSize: blockSize, lanes: lanes)
        guard cost.isBearable else { return nil }
        self.text = text
        self.cost = cost
        self.salt = salt
        self.hash = hash
    }

    /// Whether it is the verifier of that password, in a time that does not depend on how much of it is right.
    /// - Throws: What the derivation throws.
    public func matches(_ password: String) throws -> Bool {
        Secrets.areEqual(hash, try Self.derive(password, cost, salt))
    }

    /// A password is the same however a keyboard composes its characters.
    private static func derive(_ password: String, _ cost: Cost, _ salt: [UInt8]) throws -> [UInt8] {
        let bytes = Array(password.precomposedStringWithCompatibilityMapping.utf8)
        let key = try KDF.Scrypt.deriveKey(
            from: bytes, salt: salt, outputByteCount: hashBytes, rounds: 1 << cost.logRounds,
            blockSize: cost.blockSize, parallelism: cost.lanes)
        return key.withUnsafeBytes { Array($0) }
    }

    private static func base64(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString().replacing("=", with: "")
    }

    private static func bytes(_ text: Substring) -> [UInt8]? {
        Data(base64Encoded: text + String(repeating: "=", count: (4 - text.count % 4) % 4)).map(Array.init)
    }
}
