/// A month of the calendar in Asia/Shanghai, written `2021-12`.
public struct SummaryMonth: Hashable, Comparable, Sendable {
    /// Its days.
    public let period: SummaryPeriod

    /// What a good month is, for messages.
    public static let expected = "a month such as 2021-12"

    /// The month in which `day` lies.
    public init(of day: CivilDate) { period = SummaryPeriod(monthOf: day) }

    /// Its first day.
    public var first: CivilDate { period.first }

    /// In order of time.
    public static func < (left: SummaryMonth, right: SummaryMonth) -> Bool { left.first < right.first }
}

extension SummaryMonth: RecordValue {
    /// Months lie as the number of their first day.
    public static let isInteger = true

    /// Reads `2021-12` and nothing else.
    public init?(recordText: String) {
        guard recordText.utf8.count == 7, let first = CivilDate(recordText: recordText + "-01") else { return nil }
        self.init(of: first)
    }

    /// Reads the first day, as days since 1970-01-01.
    public init?(stored: StoredValue) {
        guard let first = CivilDate(stored: stored), first.parts.day == 1 else { return nil }
        self.init(of: first)
    }

    /// The first day, as days since 1970-01-01.
    public var stored: StoredValue { first.stored }

    /// `2021-12`.
    public var recordText: String { period.text }
}
