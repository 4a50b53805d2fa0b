public import CareCore
internal import CareWire

/// How the ledger stood at one moment, in one line that is kept elsewhere, such as with the monthly report.
///
/// The chain of hashes shows every change but two: entries cut off at the end, and a chain that was written anew as a
/// whole. Both show against an anchor. The line is made for people as well: each of its words stands in `homebed ledger
/// show` too, and its hash may be copied by hand.
///
/// ```
/// homebed-ledger-anchor v1 database=0123456789abcdef entry=12 count=12 at=2026-11-27T16:00:00.000+08:00 sha256=9f…
/// ```
public struct LedgerAnchor: Sendable, Equatable {
    /// Identity of the database.
    public let database: String
    /// Number of the newest entry.
    public let entry: Int64
    /// How many entries there are up to it.
    public let count: Int64
    /// When the entry was made, gateway time.
    public let at: Timestamp
    /// The entry's hash, 64 hexadecimal digits.
    public let hash: String

    /// What a good line is, for messages.
    public static let expected =
        "homebed-ledger-anchor v1 database=ID entry=NUMBER count=NUMBER at=MOMENT sha256=64 hexadecimal digits"

    /// Makes an anchor.
    public init(database: String, entry: Int64, count: Int64, at: Timestamp, hash: String) {
        self.database = database
        self.entry = entry
        self.count = count
        self.at = at
        self.hash = hash
    }

    /// Reads a line; `nil` when it is none.
    public init?(line: some StringProtocol) {
        let words = line.split(whereSeparator: \.isWhitespace)
        guard words.count == 7, words[0] == "homebed-ledger-anchor", words[1] == "v1",
            let database = Self.value(of: "database", words[2]),
            let entry = Self.value(of: "entry", words[3]).flatMap({ Int(digits: $0.utf8) }), entry >= 1,
            let count = Self.value(of: "count", words[4]).flatMap({ Int(digits: $0.utf8) }), count >= 1,
            let at = Self.value(of: "at", words[5]).flatMap({ Timestamp(recordText: $0) }),
            let hash = Self.value(of: "sha256", words[6])?.lowercased(),
            hash.utf8.count == 64, hash.allSatisfy({ $0.isASCII && $0.isHexDigit })
        else { return nil }
        self.init(database: database, entry: Int64(entry), count: Int64(count), at: at, hash: hash)
    }

    private static func value(of name: String, _ word: some StringProtocol) -> String? {
        guard word.hasPrefix(name + "=") else { return nil }
        let value = word.dropFirst(name.utf8.count + 1)
        return value.isEmpty ? nil : String(value)
    }

    /// The line, without its end.
    public var line: String {
        "homebed-ledger-anchor v1 database=\(database) entry=\(entry) count=\(count) at=\(at.recordText) sha256=\(hash)"
    }
}
