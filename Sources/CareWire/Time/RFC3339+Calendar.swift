// The proleptic Gregorian calendar in years that begin on 1 March, so that the leap day is the last day of one. The
// months from March on then have their lengths in a pattern of five months of 153 days; 400 years have 146,097 days,
// and 1970-01-01 is day 719,468 after 0000-03-01.
extension RFC3339 {
    /// Days in the month.
    package static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days from 1970-01-01 to the day of the years 0000 ... 9999; negative before.
    package static func days(year: Int, month: Int, day: Int) -> Int {
        // One period of 400 years more keeps January and February of year 0 above zero.
        let marchYear = year + 400 - (month <= 2 ? 1 : 0)
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        return marchYear * 365 + marchYear / 4 - marchYear / 100 + marchYear / 400 + dayOfYear - 719_468 - 146_097
    }

    /// The date `days` after 1970-01-01, for the years 0000 ... 9999.
    package static func date(days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468 + 146_097
        let dayOfPeriod = shifted % 146_097
        let leapDays = dayOfPeriod / 1_460 - dayOfPeriod / 36_524 + dayOfPeriod / 146_096
        let yearOfPeriod = (dayOfPeriod - leapDays) / 365
        let dayOfYear = dayOfPeriod - (365 * yearOfPeriod + yearOfPeriod / 4 - yearOfPeriod / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = shifted / 146_097 * 400 + yearOfPeriod - 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }
}
