public import CareCore

/// What a bed's devices saw around a visit, and what they could have seen.
public struct BedWatch: Sendable {
    /// What they saw, in any order, and at any time.
    public let sightings: [BedSighting]
    /// Whether a sensor of movement or of the door was in service throughout: without one a still room says nothing.
    public let hasRoomSensor: Bool
    /// When the hub or all devices of the bed were silent and nothing came later either.
    public let silences: [Range<Timestamp>]
    /// When the resident was away by the records: in hospital, with relatives.
    public let absences: [Range<Timestamp>]
    /// Whether everything that the devices measured around the visit is still kept.
    public let isKept: Bool

    /// Makes a watch.
    public init(
        sightings: [BedSighting], hasRoomSensor: Bool, silences: [Range<Timestamp>] = [],
        absences: [Range<Timestamp>] = [], isKept: Bool = true
    ) {
        self.sightings = sightings
        self.hasRoomSensor = hasRoomSensor
        self.silences = silences
        self.absences = absences
        self.isKept = isKept
    }
}
