/// One device of the measured fleet.
struct FleetDevice {
    let id: String
    let kind: FleetDeviceKind
    /// The bed's number in its county.
    let bed: Int
    /// The number that the registry gives it: its place in the import.
    let number: Int

    /// Its telemetry topic.
    var telemetryTopic: String { "homebed/v1/\(Fleet.countyCode)/\(id)/telemetry" }

    /// Its event topic.
    var eventTopic: String { "homebed/v1/\(Fleet.countyCode)/\(id)/event" }
}
