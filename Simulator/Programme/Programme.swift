public import SimKit

/// A county programme played over a year from one seed: everything that people enter, in order of time, and what really
/// happened, counted while it was played.
///
/// The timing is that of the plan: screening in August 2021, then assessment, retrofit and kit, service from September
/// on, two visits for nearly everybody by the end of 2021, the third in 2022. People make mistakes that must be
/// refused, send some things twice, and record some visits days later.
public struct Programme: Sendable {
    /// What people enter, in order of time.
    public let entries: [ProgrammeEntry]
    /// Beds and devices for the gateway's own registry.
    public let homes: [ProgrammeHome]
    /// What devices say, in order of time; of the first few beds that are fitted, or of none.
    public let signs: [ProgrammeSign]
    /// What really happened.
    public let truth: ProgrammeTruth
    /// The first moment after the play.
    public let end: Moment

    /// Plays a programme.
    /// - Parameters:
    ///   - seed: The same seed plays the same programme.
    ///   - beds: How many beds go into service over the four counties, at least 6; 2,100 in the plan.
    ///   - days: How long it lasts from 2021-08-01.
    ///   - heard: How many beds have devices that speak; on the others technicians look at the devices themselves.
    public init(seed: UInt64, beds: Int, days: Int64 = 365, heard: Int = 0) {
        end = CivilText.day(2021, 8, 1).adding(days).start
        var play = Play(seed: seed, beds: beds, end: end, heard: heard)
        play.run()
        entries = play.writer.ordered()
        homes = play.writer.homes
        signs = play.writer.orderedSigns()
        truth = play.writer.truth
    }
}
