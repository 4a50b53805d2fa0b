internal import CareRecords

/// Who listens to the live feed, as far as the feed must know.
struct FeedClient: Sendable {
    /// What they may see.
    let scope: AccessScope
    /// How much of it.
    let viewer: AlarmViewer
    /// Ends the connection of a client that does not keep up.
    let cutOff: @Sendable () -> Void
}
