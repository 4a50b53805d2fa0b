/// The kinds of period that figures are made for. The raw value is the word in addresses and files.
public enum SummarySpan: String, Sendable, CaseIterable {
    case day
    case month
    case quarter
    case halfYear = "half-year"
    case year
    /// From the first day of the programme.
    case sinceStart = "since-start"
}
