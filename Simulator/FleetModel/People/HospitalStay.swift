import SimKit

/// A stay in hospital that begins on some day.
///
/// One in a year and three months a bed, half of them for less than eight days (own; disabled old people are in
/// hospital about once a year). Of six in seven the family tells the operators within three hours (own).
struct HospitalStay: Sendable, Equatable {
    let from: Moment
    let until: Moment
    /// When the family says so; `nil` for never.
    let toldAt: Moment?

    /// Draws the stay that begins on `day`, if one does.
    /// - Parameters:
    ///   - day: The day.
    ///   - random: Of this day of the bed.
    init?(_ day: CivilDay, _ random: RandomSource) {
        var random = random.stream("hospital")
        guard random.chance(.tenThousandths(22)) else { return nil }
        from = day.at(8) + random.span(.zero, .hours(10))
        let days = min(max(random.logNormal(median: 8, spread: 0.5), 2), 40)
        until = CivilDay(number: day.number + Int64(days)).at(10) + random.span(.zero, .hours(6))
        let wait = random.span(.minutes(5), .hours(3))
        toldAt = random.chance(Ratio(6, in: 7)) ? from + wait : nil
    }
}
