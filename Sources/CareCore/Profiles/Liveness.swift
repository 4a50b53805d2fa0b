/// How long a model may be silent. Source: care.md 6.9.
public struct Liveness: Sendable, Equatable {
    /// Silence after which the device is shown as late.
    public let late: Milliseconds
    /// Silence after which the device is offline.
    public let offline: Milliseconds
    /// Whether the device is heard through the household's hub: then the hub's silence explains its own.
    public let throughHub: Bool

    /// Makes deadlines.
    public init(late: Milliseconds, offline: Milliseconds, throughHub: Bool) {
        self.late = late
        self.offline = offline
        self.throughHub = throughHub
    }
}
