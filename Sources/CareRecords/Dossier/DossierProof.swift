public import CareCore

/// What the ledger says of the records that a dossier shows: its chain of hashes, and of each row whether it is as the
/// entry that wrote it says.
public struct DossierProof: Sendable, Equatable {
    /// An entry of the ledger.
    public struct Entry: Sendable, Equatable {
        /// Its number.
        public let number: Int64
        /// When it was made, gateway time.
        public let at: Timestamp
        /// Its hash, 64 hexadecimal digits.
        public let hash: String

        /// Makes an entry.
        public init(number: Int64, at: Timestamp, hash: String) {
            self.number = number
            self.at = at
            self.hash = hash
        }
    }

    /// How many entries were recomputed.
    public let entries: Int64
    /// How many rows were compared with the entries that wrote them.
    public let rows: Int64
    /// The newest entry; `nil` while there is none.
    public let newest: Entry?
    /// What does not fit, in Chinese, the chain first; empty when everything fits.
    public let faults: [String]

    /// Makes a proof.
    public init(entries: Int64, rows: Int64, newest: Entry?, faults: [String]) {
        self.entries = entries
        self.rows = rows
        self.newest = newest
        self.faults = faults
    }
}
