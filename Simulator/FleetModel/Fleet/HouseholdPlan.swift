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
    /// Its devices; a hub comes first.
    public let devices: [DevicePlan]

    /// Its hub, in whose name the broker tells that the household is gone; it comes first.
    public var hub: DevicePlan? { devices.first.flatMap { $0.kind == .hub ? $0 : nil } }

    /// The topic name under which `device` speaks, without the last level.
    public func topic(of device: String) -> String { "homebed/v1/\(county)/\(device)" }
}
