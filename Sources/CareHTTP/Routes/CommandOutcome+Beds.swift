internal import CareCore

/// The line judges for everybody and names what stands in the way, also a bed that lies elsewhere than who asks may
/// look (decision 90).
extension CommandOutcome {
    /// The beds that its words name.
    var beds: Set<BedID> {
        let words =
            switch self {
            case .done(let text): [text]
            case .refused(let reasons): reasons
            }
        return Set(words.flatMap { $0.matches(of: /[0-9]{6}-[0-9]{6}/).compactMap { BedID($0.output) } })
    }

    /// The same, with "another bed" in place of each of these.
    func hiding(_ beds: Set<BedID>) -> CommandOutcome {
        func hidden(_ text: String) -> String {
            beds.reduce(text) { $0.replacing($1.description, with: "another bed") }
        }
        return switch self {
        case .done(let text): .done(hidden(text))
        case .refused(let reasons): .refused(reasons.map(hidden))
        }
    }
}
