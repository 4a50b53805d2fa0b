import SimKit

/// The monthly press of an emergency button, and of the hub's own key, as a test: it shows that the whole chain works.
///
/// Once a month (care.md 2.2): the person does it, or whoever cares for one who cannot, on one of the three days after
/// thirty have passed, between nine and six; of ten tests one is forgotten until the next month (own). A button that is
/// tested every time is tested every 28 to 32 days, and SOS-3 asks after 35.
struct MonthlyTest: Sendable, Equatable {
    let at: Moment

    /// Days between two tests.
    private static let period: Int64 = 30
    /// How many days before a run the first month begins: a fleet is in service from a day to a week before it speaks.
    private static let lead: Int64 = 6

    /// Draws the test of `day`, if it is made then.
    /// - Parameters:
    ///   - day: The day.
    ///   - first: The first day of the run.
    ///   - random: Of the bed; the tests have a stream of their own.
    init?(_ day: CivilDay, first: CivilDay, _ random: RandomSource) {
        let passed = day.number - first.number + Self.lead
        let month = passed / Self.period
        guard month > 0 else { return nil }
        var random = random.stream("monthly test", month)
        let delay = random.whole(0...2)
        let isForgotten = random.chance(.percent(10))
        at = day.at(9) + random.span(.zero, .hours(9))
        guard passed % Self.period == delay, !isForgotten else { return nil }
    }
}
