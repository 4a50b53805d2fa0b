/// What a tag at a bed or a card reader says: somebody of the staff has come.
public struct CheckIn: Sendable, Equatable {
    /// The bed that the device served then.
    public let bed: BedID
    /// The device that says so.
    public let device: DeviceID
    /// Whose card it was; `nil` where a tag does not say.
    public let card: PersonID?
    /// When, by the time that counts.
    public let at: Timestamp

    /// Makes a check-in.
    public init(bed: BedID, device: DeviceID, card: PersonID?, at: Timestamp) {
        self.bed = bed
        self.device = device
        self.card = card
        self.at = at
    }
}
