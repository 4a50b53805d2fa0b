public import CareCore

/// The death of a resident, for comparison with what the devices saw.
public struct ResidentDeath: Sendable, Equatable {
    /// Who died.
    public let resident: RecordID
    /// The bed.
    public let bed: BedID
    /// The day.
    public let on: CivilDate
    /// When the bed's devices were taken back or given to somebody else; `nil` for not yet.
    public let devicesUntil: Timestamp?

    /// Makes a death.
    public init(resident: RecordID, bed: BedID, on: CivilDate, devicesUntil: Timestamp? = nil) {
        self.resident = resident
        self.bed = bed
        self.on = on
        self.devicesUntil = devicesUntil
    }
}
