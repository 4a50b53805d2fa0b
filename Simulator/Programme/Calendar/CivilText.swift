internal import SimKit

/// Days and moments as people write them, with arithmetic of the simulator's own.
enum CivilText {
    /// `2021-08-05`.
    static func day(_ day: CivilDay) -> String {
        let (year, month, dayOfMonth) = parts(day)
        return "\(year)-\(two(month))-\(two(dayOfMonth))"
    }

    /// `2021-08-05T09:30:00+08:00`.
    static func moment(_ moment: Moment) -> String {
        let day = CivilDay(of: moment)
        let seconds = (moment.milliseconds - day.start.milliseconds) / 1_000
        return "\(self.day(day))T\(two(seconds / 3_600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))+08:00"
    }

    /// The day of that name of the Gregorian calendar.
    static func day(_ year: Int64, _ month: Int64, _ day: Int64) -> CivilDay {
        // Months are counted from March, so that the leap day is a year's last; 719,468 days lie before 1970.
        let shifted = month > 2 ? month - 3 : month + 9
        let start = month > 2 ? year : year - 1
        let days = start * 365 + start / 4 - start / 100 + start / 400 + (153 * shifted + 2) / 5 + day - 1
        return CivilDay(number: days - 719_468)
    }

    /// Year, month and day of the month.
    static func parts(_ day: CivilDay) -> (year: Int64, month: Int64, day: Int64) {
        let days = day.number + 719_468
        let era = days / 146_097
        let ofEra = days % 146_097
        let yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * ofYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - (153 * shifted + 2) / 5 + 1)
    }

    /// Whole years between two days.
    static func years(from birth: CivilDay, to day: CivilDay) -> Int64 {
        let (then, now) = (parts(birth), parts(day))
        return now.year - then.year - ((now.month, now.day) < (then.month, then.day) ? 1 : 0)
    }

    static func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension CivilDay {
    /// The day that many days later.
    func adding(_ days: Int64) -> CivilDay { CivilDay(number: number + days) }
}
