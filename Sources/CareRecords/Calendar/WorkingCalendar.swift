/// Which days are worked, by the yearly notices of the State Council's office. Without a notice a year is not known,
/// because half of its holidays move every year.
public struct WorkingCalendar: Sendable, Equatable {
    private let kinds: [CivilDate: CalendarDayKind]
    /// How many days each year's notice has here, and how many it should have.
    private let found: [Int64: Int64]
    private let expected: [Int64: Int64]

    /// Makes a calendar from rows of `calendarDay` and `calendarYear`.
    public init(days: [RecordRow], years: [RecordRow]) {
        var kinds: [CivilDate: CalendarDayKind] = [:]
        var found: [Int64: Int64] = [:]
        for row in days {
            guard let day = row[CalendarField.day], let kind = row[CalendarField.kind],
                let year = row[CalendarField.year]
            else { continue }
            kinds[day] = kind
            found[year, default: 0] += 1
        }
        self.kinds = kinds
        self.found = found
        expected = years.reduce(into: [:]) { expected, row in
            guard let year = row[CalendarField.year] else { return }
            expected[year] = row[CalendarField.count]
        }
    }

    /// Reads the whole calendar of a book: some forty rows a year.
    /// - Throws: What the book throws when it cannot be read.
    public init(_ book: any RecordBook) throws {
        self.init(days: try book.rows(.calendarDay, where: []), years: try book.rows(.calendarYear, where: []))
    }

    /// Whether `day` is worked.
    /// - Throws: When the year of `day` is not known whole.
    public func isWorking(_ day: CivilDate) throws(RecordFault) -> Bool {
        try demand(Int64(day.parts.year))
        switch kinds[day] {
        case .holiday: return false
        case .working: return true
        case nil: return day.weekday <= 5
        }
    }

    /// The working day `count` working days after `day`; the first is the next one, whether `day` is worked or not.
    /// - Parameters:
    ///   - count: 1 to 250, about the working days of a year.
    ///   - day: The day of the notice or receipt, which does not count.
    /// - Returns: A worked day.
    /// - Throws: When a year on the way is not known whole.
    public func workingDay(_ count: Int, after day: CivilDate) throws(RecordFault) -> CivilDate {
        guard (1...250).contains(count) else {
            throw RecordFault("", expected: "1 to 250 working days", found: "\(count)")
        }
        try demand(Int64(day.parts.year))
        var date = day
        var rest = count
        while rest > 0 {
            date = date.adding(1)
            if try isWorking(date) { rest -= 1 }
        }
        return date
    }

    /// How many working days lie after `start`, up to and with `end`; 0 when `end` is not later.
    /// - Throws: When a year on the way is not known whole.
    public func workingDays(after start: CivilDate, through end: CivilDate) throws(RecordFault) -> Int {
        var count = 0
        var date = start
        while date < end {
            date = date.adding(1)
            if try isWorking(date) { count += 1 }
        }
        return count
    }

    private func demand(_ year: Int64) throws(RecordFault) {
        let notice = "国务院办公厅关于\(year)年部分节假日安排的通知"
        guard let expected = expected[year] else {
            throw RecordFault(
                RecordTable.calendarYear.name, expected: "the working days of \(year)", found: "",
                hint: "enter every day of \(notice) with calendar-day, then calendar-year for \(year)")
        }
        let found = found[year] ?? 0
        guard found == expected else {
            throw RecordFault(
                RecordTable.calendarYear.name, expected: "\(expected) days of the notice for \(year)",
                found: "\(found) of them",
                hint: "compare them with \(notice), then enter calendar-year for \(year) again")
        }
    }
}
