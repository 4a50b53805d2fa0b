/// Days of a flag, from noon to noon so that each has one whole night: one entry a day, at its end.
extension WindowRing {
    /// A day on which the flag was true for less tells of nothing: nobody was there, or the device was silent. Source:
    /// the least of a night, care.md 7.2.
    private static let leastOfDay: Double = 4 * 3_600_000

    /// The noon at which the day of `time` ends, in ms.
    static func endOfDay(_ time: Int64) -> Int64 {
        CivilCalendar.next(minuteOfDay: 12 * 60, after: Timestamp(milliseconds: time)).milliseconds
    }

    /// How many days in a row, at most three, up to the newest that is over, the flag was true for longer than on the
    /// median of the seven known days before them, by more than `more` ms; 0 before there are so many.
    func rise(by more: Double, at time: Int64) -> Double {
        guard entries.count > Limits.baselineNights else { return 0 }
        let day = CivilCalendar.dayLength.count
        let known = entries.filter {
            $0.at <= time && $0.at > time - Limits.nightAge.count && $0.value >= Self.leastOfDay
        }
        guard known.count > Limits.baselineNights else { return 0 }
        let newest = Self.endOfDay(time) - day
        for run in (1...min(Limits.driftNights, known.count - Limits.baselineNights)).reversed() {
            let base = Self.median(known.dropLast(run).suffix(Limits.baselineNights).map(\.value))
            let isRow = known.suffix(run).reversed().enumerated().allSatisfy { index, entry in
                entry.at == newest - Int64(index) * day && entry.value > base + more
            }
            if isRow { return Double(run) }
        }
        return 0
    }
}
