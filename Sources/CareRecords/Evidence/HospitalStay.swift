public import CareCore

/// A time that a resident spent in hospital or elsewhere, for comparison with what the devices saw.
public struct HospitalStay: Sendable, Equatable {
    /// Who was away.
    public let resident: RecordID
    /// The bed at home.
    public let bed: BedID
    /// When the person left home.
    public let from: Timestamp
    /// When the person came back; `nil` while away.
    public let until: Timestamp?

    /// Makes a stay.
    public init(resident: RecordID, bed: BedID, from: Timestamp, until: Timestamp?) {
        self.resident = resident
        self.bed = bed
        self.from = from
        self.until = until
    }
}
