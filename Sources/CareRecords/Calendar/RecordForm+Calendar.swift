internal import CareCore

extension RecordForm {
    /// The calendar: days first, then the year that says they are whole.
    public static let calendar: [RecordForm] = [calendarDay, calendarYear]

    /// One day of a yearly notice.
    public static let calendarDay = register(
        .calendarDay, "calendar-day", zh: "节假日和调休上班日", en: "a day of a yearly notice about holidays"
    ) { row, context in
        guard let day = row[CalendarField.day], let year = row[CalendarField.year] else { return [] }
        var faults: [RecordFault] = []
        let parts = day.parts
        if Int64(parts.year) != year, !(Int64(parts.year) == year - 1 && parts.month == 12) {
            faults.append(
                RecordFault(
                    CalendarField.year.name, expected: "the year of the day, or the year after one in December",
                    found: year.recordText))
        }
        // A day that was entered wrongly is mended by the same day with the other kind, so only a new one is judged.
        let isNew = try context.book.row(.calendarDay, key: [day.stored]) == nil
        if isNew, row[CalendarField.kind] == .working, day.weekday < 6 {
            faults.append(
                RecordFault(
                    CalendarField.kind.name, expected: "holiday on a day from Monday to Friday", found: "working",
                    hint: "only Saturdays and Sundays are worked for a day off; check the day"))
        }
        return faults
    }

    /// A year whose days are all entered; from then on the year is known.
    public static let calendarYear = register(
        .calendarYear, "calendar-year", zh: "年度节假日安排已录全", en: "a year whose holidays are entered whole"
    ) { row, context in
        guard let year = row[CalendarField.year], let count = row[CalendarField.count] else { return [] }
        let found = try context.book.rows(.calendarDay, where: [.equal(CalendarField.year, year)]).count
        guard Int64(found) != count else { return [] }
        return [
            RecordFault(
                CalendarField.count.name, expected: "the number of days entered for \(year), which is \(found)",
                found: count.recordText,
                hint: "enter every day of the notice with the form calendar-day first; a year by halves gives "
                    + "wrong dates")
        ]
    }
}
