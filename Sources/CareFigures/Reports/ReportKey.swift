/// What a report says of a row beside its figures.
public enum ReportKey: String, Sendable, CaseIterable {
    case period
    case prefecture
    case county
    case countyName = "county-name"
    case township
    case provider
    /// The name of the provider or township, or that it is a sum.
    case name
}
