import SimKit

/// How high a person's blood pressure is. care.md 13 has no numbers for it: more than half of people of that age have a
/// high one, treated well or badly, and a day and an hour differ by a few millimetres (own).
struct PressureTraits: Sendable, Equatable {
    /// A pressure, mm[Hg].
    typealias Pressure = (systolic: Double, diastolic: Double)

    /// Usual pressures, mm[Hg].
    private let systolic: Double
    private let diastolic: Double

    init(_ random: RandomSource) {
        var random = random
        let isHigh = random.chance(.percent(55))
        systolic = random.normal(mean: isHigh ? 146 : 126, deviation: isHigh ? 12 : 9)
        diastolic = 40 + systolic * 0.3 + random.normal(mean: 0, deviation: 5)
    }

    /// What it is in the morning or in the evening of a day, and what a cuff or a wrist reads, which is off by four;
    /// `random` is of the person alone, and the day and its half are drawn from it.
    func measure(_ random: RandomSource, _ day: CivilDay, isEvening: Bool) -> (actual: Pressure, read: Pressure) {
        var course = random.stream("day", day.number)
        var moment = course.stream(isEvening ? "evening" : "morning")
        let swing = course.normal(mean: 0, deviation: 6) + moment.normal(mean: isEvening ? 0 : 3, deviation: 5)
        let pressure = (systolic: systolic + swing, diastolic: diastolic + swing * 0.4)
        let error = moment.normal(mean: 0, deviation: 4)
        return (pressure, (pressure.systolic + error, pressure.diastolic + error * 0.6))
    }
}
