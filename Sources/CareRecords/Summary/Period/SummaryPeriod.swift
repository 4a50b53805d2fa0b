/// The days that a summary is made for, in the calendar of Asia/Shanghai: `2021-12-05`, `2021-12`, `2021-Q4`,
/// `2021-H2`, `2021` or `since-start`.
public struct SummaryPeriod: Hashable, Sendable {
    /// How long it is.
    public let span: SummarySpan
    /// Its first day.
    public let first: CivilDate
    /// Its last day, which may lie in the future while the period runs.
    public let last: CivilDate

    /// What a good period is, for messages.
    public static let expected = "a period such as 2021-12-05, 2021-12, 2021-Q4, 2021-H2, 2021 or since-start"

    /// The month in which `day` lies.
    public init(monthOf day: CivilDate) {
        let first = day.adding(1 - Int32(day.parts.day))
        self.init(span: .month, first: first, last: first.adding(months: 1).adding(-1))
    }

    init(span: SummarySpan, first: CivilDate, last: CivilDate) {
        self.span = span
        self.first = first
        self.last = last
    }

    /// Reads a period of which something can be told.
    /// - Parameters:
    ///   - text: As a person writes it.
    ///   - start: The first day on record of what is asked about; `nil` while there is none.
    ///   - programmeStart: The first day on record of all counties, when one of them is asked about: from then on each
    ///     has figures, be they zeros beside its targets.
    ///   - today: The day on which it is asked.
    /// - Throws: When it is none, has not begun, or was over before the first day.
    public init(
        _ text: String, start: CivilDate?, programmeStart: CivilDate? = nil, today: CivilDate
    ) throws(RecordFault) {
        guard let period = Self.parse(text, start: start ?? today, today: today) else {
            throw RecordFault("period", expected: Self.expected, found: text)
        }
        guard let start = programmeStart ?? start else {
            throw RecordFault(
                "period", expected: "something on record", found: text, hint: "enter a screening or an allocation first"
            )
        }
        guard period.first <= today else {
            throw RecordFault(
                "period", expected: "a period that has begun by today, \(today.recordText)", found: text,
                hint: "its first day is \(period.first.recordText)")
        }
        guard period.last >= start else {
            throw RecordFault(
                "period", expected: "a period that ends on \(start.recordText), the first day on record, or later",
                found: text)
        }
        self = period
    }

    private static func parse(_ text: String, start: CivilDate, today: CivilDate) -> SummaryPeriod? {
        if text == SummarySpan.sinceStart.rawValue {
            return SummaryPeriod(span: .sinceStart, first: min(start, today), last: today)
        }
        if let day = CivilDate(recordText: text) { return SummaryPeriod(span: .day, first: day, last: day) }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard let word = parts.first, word.utf8.count == 4, let year = Int(digits: word.utf8) else { return nil }
        if parts.count == 1 { return months(12, of: year, from: 1, .year) }
        guard parts.count == 2, parts[1].utf8.count == 2 else { return nil }
        let digits = parts[1].last.flatMap { Int(digits: String($0).utf8) } ?? 0
        switch parts[1].first {
        case "Q": return (1...4).contains(digits) ? months(3, of: year, from: digits * 3 - 2, .quarter) : nil
        case "H": return (1...2).contains(digits) ? months(6, of: year, from: digits * 6 - 5, .halfYear) : nil
        default: return Int(digits: parts[1].utf8).flatMap { months(1, of: year, from: $0, .month) }
        }
    }

    private static func months(_ count: Int, of year: Int, from month: Int, _ span: SummarySpan) -> SummaryPeriod? {
        CivilDate(year: year, month: month, day: 1).map { first in
            SummaryPeriod(span: span, first: first, last: first.adding(months: count).adding(-1))
        }
    }

    /// The last day that counts while it is `today`.
    public func end(on today: CivilDate) -> CivilDate { min(last, today) }

    /// The month after it; of a month only.
    public var nextMonth: SummaryPeriod { SummaryPeriod(monthOf: last.adding(1)) }

    /// The month before it; of a month only.
    public var previousMonth: SummaryPeriod { SummaryPeriod(monthOf: first.adding(-1)) }

    /// As it is written in addresses and files.
    public var text: String {
        let parts = first.parts
        switch span {
        case .day: return first.recordText
        case .month: return String(first.recordText.prefix(7))
        case .quarter: return "\(parts.year)-Q\((parts.month + 2) / 3)"
        case .halfYear: return "\(parts.year)-H\(parts.month <= 6 ? 1 : 2)"
        case .year: return "\(parts.year)"
        case .sinceStart: return span.rawValue
        }
    }

    /// As a heading says it: `2021年12月`.
    public var title: String {
        let parts = first.parts
        switch span {
        case .day: return "\(parts.year)年\(parts.month)月\(parts.day)日"
        case .month: return "\(parts.year)年\(parts.month)月"
        case .quarter: return "\(parts.year)年第\((parts.month + 2) / 3)季度"
        case .halfYear: return "\(parts.year)年\(parts.month <= 6 ? "上" : "下")半年"
        case .year: return "\(parts.year)年"
        case .sinceStart: return "\(first.recordText)至\(last.recordText)"
        }
    }
}
