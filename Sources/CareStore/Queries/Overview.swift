public import CareCore

/// The counts of a first look.
public struct Overview: Sendable, Equatable {
    /// Beds registered.
    public let beds: Int
    /// Devices registered.
    public let devices: Int
    /// Devices with a reading or event since the moment asked for.
    public let devicesHeard: Int
    /// Messages kept aside.
    public let quarantined: Int
    /// Alarms that are not over; priorities without any are missing.
    public let openAlarms: [Priority: Int]
}
