/// A household, its beds and its devices.
public struct HouseholdPlan: Sendable, Equatable {
    /// Its identity, also the name of its broker user.
    public let id: String
    /// The six-digit code of its county.
    public let county: String
    /// The nine-digit code of its town.
    public let township: String
    /// Metres above sea level.
    public let altitude: Int64
    /// One bed, or a couple's two.
    public let beds: [BedPlan]
    /// Its devices; the hub comes first.
    public let devices: [DevicePlan]

    /// The topic name under which `device` speaks, without the last level.
    public func topic(of device: String) -> String { "homebed/v1/\(county)/\(device)" }
}
