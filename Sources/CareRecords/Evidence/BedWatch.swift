public import CareCore

/// What a bed's devices saw around a visit, and what they could have seen.
public struct BedWatch: Sendable {
    /// What they saw, in any order, and at any time.
    public let sightings: [BedSighting]
    /// Sensors of the room and of its closed door that served the home throughout: without one a still room says
    /// nothing.
    public let roomSensors: Set<DeviceID>
    /// When the hub or one of those sensors, or all devices of a bed that has neither, cannot be shown to have been in
    /// contact: nothing came later either.
    public let silences: [Range<Timestamp>]
    /// When the resident was away by the records: in hospital, with relatives.
    public let absences: [Range<Timestamp>]
    /// Whether everything that the devices measured around the visit is still kept.
    public let isKept: Bool

    /// Makes a watch.
    public init(
        sightings: [BedSighting], roomSensors: Set<DeviceID>, silences: [Range<Timestamp>] = [],
        absences: [Range<Timestamp>] = [], isKept: Bool = true
    ) {
        self.sightings = sightings
        self.roomSensors = roomSensors
        self.silences = silences
        self.absences = absences
        self.isKept = isKept
    }
}
