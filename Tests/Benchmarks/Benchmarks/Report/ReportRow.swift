/// One budget and what was measured.
struct ReportRow {
    let what: String
    let measured: String
    let budget: String
    let isMet: Bool
    /// What the figure was made from.
    var notes: [String] = []
}
