/// One night as the mattress told it: the longest stay in bed between two noons.
public struct NightInBed: Sendable, Equatable {
    /// The civil day of its evening; a night that begins after midnight is that of the day before.
    public let day: Int32
    /// When the person went to bed.
    public let bedtime: Timestamp
    /// When the person got up.
    public let rising: Timestamp

    /// Makes a night of a stay; `nil` when it is shorter than four hours (care.md 7.2: what a night must tell of to
    /// count) or goes on over noon, as that of a bed-bound person does.
    init?(bedtime: Timestamp, rising: Timestamp) {
        let noon = Milliseconds.hours(12)
        let day = CivilCalendar.day(of: bedtime - noon)
        guard rising - bedtime >= .hours(4), rising <= CivilCalendar.start(ofDay: day + 1) + noon else { return nil }
        self.day = day
        self.bedtime = bedtime
        self.rising = rising
    }

    /// How long it was.
    var length: Milliseconds { rising - bedtime }

    /// Minutes from the noon before it to going to bed, 0 ..< 1,440.
    var bedtimeMinutes: Int { minutes(to: bedtime) }

    /// Minutes from the noon before it to getting up, up to 1,440.
    var risingMinutes: Int { minutes(to: rising) }

    private func minutes(to moment: Timestamp) -> Int {
        let noon = CivilCalendar.start(ofDay: day) + .hours(12)
        return Int((moment - noon).count / Milliseconds.minutes(1).count)
    }
}
