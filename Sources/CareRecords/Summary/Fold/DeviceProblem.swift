public import CareCore

/// That something was wrong with a device.
public struct DeviceProblem: Sendable, Equatable {
    /// Order and problem, `12/3`; empty where no row is named.
    public let key: String
    /// What the device is.
    public let deviceClass: DeviceClass
    /// The bed of the order.
    public let bed: BedID
    /// When it was found.
    public let foundAt: Timestamp

    /// Makes a problem.
    public init(key: String, deviceClass: DeviceClass, bed: BedID, foundAt: Timestamp) {
        self.key = key
        self.deviceClass = deviceClass
        self.bed = bed
        self.foundAt = foundAt
    }
}
