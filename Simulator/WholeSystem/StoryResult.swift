import FleetModel
import SimKit

/// What came of a story: what a subscriber of the alarm topics got, and when.
struct StoryResult: Sendable {
    /// Alarm messages with the moment at which each came to the operators' screen.
    let alarms: [(alarm: SeenAlarm, at: Moment)]
    /// What operators could not do, in words.
    let failures: [String]
}
