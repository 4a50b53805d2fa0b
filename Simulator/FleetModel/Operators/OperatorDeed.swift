public import CareCore

/// What a simulated operator does.
public enum OperatorDeed: Sendable, Equatable {
    /// Answers an alarm.
    case acknowledge(alarm: String)
    /// Has spoken with the person, or with who is there.
    case callBack(alarm: String)
    /// Ends an alarm with a reason of care.md 9.
    case close(alarm: String, reason: String)
    /// Gives a device to a bed of a household from now on.
    case assign(DevicePlan, HouseholdPlan, bed: Int?)
    /// Hands in forms together.
    case enter([StoryForm])
    /// Enters what people have said of absence, visits and outages.
    case say(SuppressionOrder)
}
