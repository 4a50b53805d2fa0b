import FleetModel
import SimKit

/// What an entry of a timeline means; beds and devices by their places in the cast.
enum TimelineAction: Sendable {
    /// A device tells values, again and again until it tells others, for a time or until the end.
    case readings(device: Int, [Field], every: TimeSpan?, length: TimeSpan?)
    /// A device reports an event, several times one after the other.
    case event(device: Int, StoryDeed.Event, times: Int64, every: TimeSpan)
    /// A device tells in one go what it measured from so long ago on.
    case history(device: Int, [Field], ago: TimeSpan, every: TimeSpan, length: TimeSpan)
    /// The household of a bed cannot be heard.
    case linkLost(bed: Int)
    /// It can be heard again.
    case linkBack(bed: Int)
    /// An operator answers the open alarm of a rule about a bed or household.
    case acknowledge(rule: String, subject: String)
    /// An operator has spoken with the person.
    case callBack(rule: String, subject: String)
    /// An operator ends it.
    case close(rule: String, subject: String, reason: String)
    /// Somebody fills in a form.
    case form(WrittenForm)
    /// A device is given to another bed.
    case give(device: Int, bed: Int)
}
