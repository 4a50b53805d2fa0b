public import CareCore

/// What the ledger's chain of hashes says of the records that a dossier shows.
public struct DossierProof: Sendable, Equatable {
    /// What came of recomputing the chain.
    public enum Verdict: Sendable, Equatable {
        /// Every entry fits.
        case whole
        /// The first entry that does not fit.
        case broken(Int64)
    }

    /// How many entries there are.
    public let count: Int64
    /// Number of the newest entry.
    public let entry: Int64
    /// When it was made, gateway time.
    public let at: Timestamp
    /// Its hash, 64 hexadecimal digits.
    public let hash: String
    /// What came of recomputing the chain.
    public let verdict: Verdict

    /// Makes a proof.
    public init(count: Int64, entry: Int64, at: Timestamp, hash: String, verdict: Verdict) {
        self.count = count
        self.entry = entry
        self.at = at
        self.hash = hash
        self.verdict = verdict
    }
}
