internal import CareRecords
internal import Crypto
internal import Foundation

/// Encrypts single values with AES-256-GCM.
///
/// The nonce is a keyed hash of place and value: the same value in the same place is the same bytes, which tells
/// nothing new, and a database that was set back to a backup cannot make two values share a nonce. Place and value are
/// bound, so that nobody moves one person's number to another's row.
struct RecordSeal {
    private static let version: UInt8 = 1
    private static let nonceLength = 12

    let key: RecordKey

    /// Encrypts `bytes` for `place`.
    func seal(_ bytes: [UInt8], for place: String) throws -> Data {
        var hash = HMAC<SHA256>(key: key.nonces)
        hash.update(data: Data(place.utf8))
        hash.update(data: [0])
        hash.update(data: bytes)
        let nonce = try AES.GCM.Nonce(data: Data(hash.finalize().prefix(Self.nonceLength)))
        let box = try AES.GCM.seal(bytes, using: key.encryption, nonce: nonce, authenticating: Data(place.utf8))
        return Data([Self.version]) + nonce + box.ciphertext + box.tag
    }

    /// Decrypts what `seal` made for the same place.
    /// - Throws: `StoreError` when it was made with another key, for another place, or is damaged.
    func open(_ sealed: Data, for place: String) throws -> [UInt8] {
        guard sealed.first == Self.version,
            let box = try? AES.GCM.SealedBox(combined: sealed.dropFirst()),
            let bytes = try? AES.GCM.open(box, using: key.encryption, authenticating: Data(place.utf8))
        else {
            throw StoreError(
                .damaged,
                "the sealed value of \(place) cannot be opened: it was moved, damaged or sealed with another "
                    + "key")
        }
        return Array(bytes)
    }

    /// Encrypts a value of a record.
    func seal(_ value: StoredValue, for place: String) throws -> Data? {
        switch value {
        case .none: nil
        case .integer(let number): try seal(Array("i\(number)".utf8), for: place)
        case .text(let text): try seal(Array("t\(text)".utf8), for: place)
        }
    }

    /// Decrypts a value of a record.
    func value(_ sealed: Data, for place: String) throws -> StoredValue {
        let text = String(decoding: try open(sealed, for: place), as: UTF8.self)
        if text.first == "i", let number = Int64(text.dropFirst()) { return .integer(number) }
        return .text(String(text.dropFirst()))
    }

    /// What a sealed value is looked up by: the same for the same value in the same column, and nothing without the
    /// key.
    func lookup(_ value: StoredValue, column: String) -> Data? {
        let text: String
        switch value {
        case .none: return nil
        case .integer(let number): text = "i\(number)"
        case .text(let words): text = "t\(words)"
        }
        return Data(HMAC<SHA256>.authenticationCode(for: Data("\(column)\u{0}\(text)".utf8), using: key.lookups))
    }
}
