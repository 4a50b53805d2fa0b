/// How often a rule's alarm may be closed as false at one place before the technician is told to move or replace the
/// device. Source: care.md 8.4, ENV-1.
public struct NuisanceLimit: Sendable, Equatable {
    /// False closings that are too many, within `Limits.nuisanceTimes`.
    public let times: Int
    /// The time within which they come, gateway time, at most `Limits.nuisanceMemory`.
    public let within: Milliseconds

    /// Makes a limit.
    public init(times: Int, within: Milliseconds) {
        self.times = times
        self.within = within
    }
}
