public import CareCore
public import CareStore

/// How the line is, as its newest turn left it.
public struct LineHealth: Sendable, Equatable {
    /// Whether both lanes are connected to the broker and subscribed.
    public var isConnected: Bool
    /// Gateway time of the newest transaction; `nil` before the first.
    public var committedAt: Timestamp?
    /// What the free disk allows.
    public var disk: DiskState

    /// Describes a line.
    public init(isConnected: Bool, committedAt: Timestamp?, disk: DiskState) {
        self.isConnected = isConnected
        self.committedAt = committedAt
        self.disk = disk
    }
}
