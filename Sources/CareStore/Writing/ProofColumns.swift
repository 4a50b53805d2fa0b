internal import CareCore

/// What shows that a problem is mended, as it lies in the database. The numbers are stored and never change.
struct ProofColumns {
    let number: Int64
    let inspection: String?

    init(_ proof: RepairProof) {
        switch proof {
        case .telemetry: (number, inspection) = (1, nil)
        case .inspection(let text): (number, inspection) = (2, text)
        }
    }

    init(number: Int64, inspection: String?) {
        self.number = number
        self.inspection = inspection
    }

    /// What it says; `nil` for none of this version.
    var proof: RepairProof? {
        switch (number, inspection) {
        case (1, nil): .telemetry
        case (2, let text?): .inspection(text)
        default: nil
        }
    }
}
