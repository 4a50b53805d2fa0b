public import FleetModel
public import SimKit

/// What came of a story: what a subscriber of the alarm topics got, and when.
public struct StoryResult: Sendable {
    /// Alarm messages with the moment at which each came to the operators' screen.
    public let alarms: [(alarm: SeenAlarm, at: Moment)]
    /// What operators could not do, in words.
    public let failures: [String]
}
