import CareCore
import CareRecords

/// What contact book and rota have in common.
extension ImportTable {
    /// What a moment looks like, for messages.
    static let moment = "RFC 3339 such as 2025-11-06T08:00:00+08:00"

    /// The person, role and scope of a line.
    mutating func person(_ line: Line) -> (person: PersonID, post: DutyPost)? {
        let person = needed("person", line, RecordID.expected) { text in
            RecordID(recordText: text).flatMap { PersonID($0.text) }
        }
        let names = ContactRole.allCases.map(\.name).joined(separator: ", ")
        let role = needed("role", line, "one of \(names)") { ContactRole.named($0) }
        let scope = needed("scope", line, ContactScope.expected, hint: Self.scopeHint) { ContactScope($0) }
        guard let person, let role, let scope else { return nil }
        return (person, DutyPost(role, scope))
    }

    /// A moment that must be there.
    mutating func neededMoment(_ column: String, _ line: Line) -> Timestamp? {
        needed(column, line, Self.moment, hint: Timestamp.hint) { Timestamp(recordText: $0) }
    }

    /// A moment that may be there.
    mutating func wantedMoment(_ column: String, _ line: Line) -> Timestamp? {
        wanted(column, line, Self.moment, hint: Timestamp.hint) { Timestamp(recordText: $0) }
    }

    /// What seems to have happened to the bed or the area of a scope.
    private static func scopeHint(_ text: String) -> String {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else { return RecordID.hint(for: text) }
        return switch parts[0] {
        case "bed": BedID.hint(for: parts[1])
        case "township": TownshipCode.hint(for: parts[1])
        case "county": CountyCode.hint(for: parts[1])
        default: RecordID.hint(for: text)
        }
    }
}
