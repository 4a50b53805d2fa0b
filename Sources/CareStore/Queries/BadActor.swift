public import CareCore

/// A rule that raises often at one place. Source: care.md 3.4.
public struct BadActor: Sendable, Equatable {
    /// The rule.
    public let rule: String
    /// The bed; `nil` where the alarm was a household's or the gateway's.
    public let bed: BedID?
    /// The household; `nil` where the alarm was a bed's or the gateway's.
    public let household: HouseholdID?
    /// How often its cause came.
    public let times: Int
    /// How often it was held as chattering.
    public let chattering: Int
}
