public import CareCore

/// A device where it serves now.
public struct PlacedDevice: Sendable, Equatable {
    /// Its identity.
    public let device: DeviceID
    /// Its profile.
    public let profile: String
    /// Whether it serves the whole household.
    public let isShared: Bool
    /// Gateway time at which it was heard last here; `nil` where it was not for a while.
    public let lastContact: Timestamp?
}
