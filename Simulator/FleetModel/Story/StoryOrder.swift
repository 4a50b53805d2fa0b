public import SimKit

/// Something that an operator does at a moment of a story.
public struct StoryOrder: Sendable, Equatable {
    /// What is done. An alarm is the newest open one of a rule about a bed, household or device.
    public enum Kind: Sendable, Equatable {
        /// Answers an alarm.
        case acknowledge(rule: String, subject: String)
        /// Has spoken with the person of an alarm.
        case callBack(rule: String, subject: String)
        /// Ends an alarm for a reason.
        case close(rule: String, subject: String, reason: String)
        /// Gives a device to a bed from now on.
        case assign(DevicePlan, HouseholdPlan, bed: Int?)
        /// Fills in forms and hands them in together.
        case enter([StoryForm])
    }

    /// When it is done.
    public let at: Moment
    /// What is done.
    public let kind: Kind

    /// Makes an order.
    public init(at: Moment, _ kind: Kind) {
        self.at = at
        self.kind = kind
    }
}
