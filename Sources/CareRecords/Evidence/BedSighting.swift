public import CareCore

/// Something that a bed's own devices saw.
public struct BedSighting: Hashable, Sendable {
    /// What was seen.
    public enum Kind: String, CaseIterable, Sendable {
        /// A call button was pressed as a test.
        case testPress = "test-press"
        /// Somebody moved: before a sensor of the room, or the resident on a mattress.
        case movement
        /// The door of the home was opened or closed.
        case door
        /// Staff checked in at the bed's own reader or tag.
        case checkIn = "check-in"
        /// A value that somebody took by hand, with a cuff or a thermometer.
        case measurement
        /// A sign of life that a mattress, a watch or a patch reports by itself.
        case vital
        /// The bed is occupied.
        case inBed = "in-bed"
        /// Somebody got out of bed.
        case outOfBed = "out-of-bed"
        /// The resident's watch left its safe area.
        case elsewhere
    }

    /// Whose device saw it.
    public let bed: BedID
    /// What was seen.
    public let kind: Kind
    /// Device time.
    public let at: Timestamp
    /// What saw it.
    public let device: DeviceID
    /// The hub through which it came, as the message named it; `nil` for a message that names none.
    public let hub: DeviceID?

    /// Makes a sighting.
    public init(bed: BedID, kind: Kind, at: Timestamp, device: DeviceID, hub: DeviceID? = nil) {
        self.bed = bed
        self.kind = kind
        self.at = at
        self.device = device
        self.hub = hub
    }

    /// In order of time; whatever decides between equal times is the same every time.
    static func isBefore(_ left: BedSighting, _ right: BedSighting) -> Bool {
        (left.at, left.bed.description, left.device.description, left.kind.rawValue)
            < (right.at, right.bed.description, right.device.description, right.kind.rawValue)
    }
}
