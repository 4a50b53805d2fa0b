public import CareCore

/// A device where it serves now.
public struct PlacedDevice: Sendable, Equatable {
    /// Its identity.
    public let device: DeviceID
    /// Its profile.
    public let profile: String
    /// Whether it serves the whole household.
    public let isShared: Bool
    /// Device time of its newest event or valid reading; `nil` where there was none for a while.
    public let lastSign: Timestamp?
}
