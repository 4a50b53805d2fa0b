/// What ordinary life brings to a person of the real population beside `Happening`. Source: care.md 13.
enum RealHappening: Sendable, Equatable {
    /// The watch takes a movement of the wrist for a fall.
    case falseFall(isCancelled: Bool)
    /// A person with dementia leaves the house at night.
    case wanders
    /// The person falls on the way and cannot get up.
    case liesOnFloor
    /// Somebody has found the person.
    case isSafe
    /// The person rises and something heavy stays on the mattress, which may take it for a body without a heartbeat.
    case pillowLeft(seemsStopped: Bool)
    case pillowTaken
    /// The watch stays on the table for a day.
    case watchForgotten
    case watchRemembered
    /// To the field or the market.
    case leavesHome
    case comesHome
}
