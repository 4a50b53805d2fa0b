public import CareCore

/// How the line is, as its newest turn left it.
public struct LineHealth: Sendable, Equatable {
    /// What the free disk allows. Source: DESIGN 8.
    public enum Disk: String, Sendable {
        case free
        /// Telemetry waits at the broker.
        case bulkStopped = "bulk-stopped"
        /// Emergencies are written into the reserve.
        case reserve
        /// Nothing is written; emergencies are told without a row.
        case full
    }

    /// Whether both lanes are connected to the broker and subscribed.
    public var isConnected: Bool
    /// Gateway time of the newest transaction; `nil` before the first.
    public var committedAt: Timestamp?
    /// What the free disk allows.
    public var disk: Disk

    /// Describes a line.
    public init(isConnected: Bool, committedAt: Timestamp?, disk: Disk) {
        self.isConnected = isConnected
        self.committedAt = committedAt
        self.disk = disk
    }
}
