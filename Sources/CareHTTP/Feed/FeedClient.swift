internal import CareRecords

/// Who listens to the live feed, as far as the feed must know.
struct FeedClient: Sendable {
    /// What they may see.
    let scope: AccessScope
    /// Whether they hear the words and names of those who work on an alarm.
    let hearsWho: Bool
    /// Ends the connection of a client that does not keep up.
    let cutOff: @Sendable () -> Void
}
