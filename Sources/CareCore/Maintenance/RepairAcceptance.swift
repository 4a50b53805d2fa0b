/// That a problem counts as mended, and why.
public struct RepairAcceptance: Sendable, Equatable {
    /// Gateway time.
    public let at: Timestamp
    /// Who says so.
    public let by: String
    /// What shows it; for telemetry the problem's `evidence` names the word of the device.
    public let proof: RepairProof

    /// Makes an acceptance.
    public init(at: Timestamp, by: String, proof: RepairProof) {
        self.at = at
        self.by = by
        self.proof = proof
    }
}
