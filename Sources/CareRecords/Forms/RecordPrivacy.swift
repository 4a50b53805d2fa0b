/// How much a field tells about a person, and therefore how it lies in the database and what a reader sees who may not
/// see people. Source: care.md 5.5.
public enum RecordPrivacy: Sendable, Equatable {
    /// Nothing: it lies and shows as it is.
    case open
    /// A person's name, shown as the family name and stars.
    case name
    /// An identity number, shown as the first six and the last character.
    case identityNumber
    /// A telephone number, shown as the first three and the last four digits.
    case phone
    /// An address, or the position of a home or visit, shown not at all: the village stands beside it. Decision 86.
    case address
    /// Words about a person, such as a note, a finding or marks of care, shown not at all.
    case words
    /// What proves who somebody is, such as the verifier of a password: shown to nobody and not said in the ledger.
    /// Decision 50.
    case secret

    /// Whether the field is encrypted in the database.
    public var isSealed: Bool { self != .open }

    /// Whether a text is what `masked` makes of a value, so that it must not be taken for one.
    public func isMask(_ text: String) -> Bool {
        switch self {
        case .open: false
        case .name: text.contains("*") && text.dropFirst().allSatisfy { $0 == "*" }
        case .identityNumber, .phone: text.contains("*")
        case .address, .words, .secret: text == "***"
        }
    }

    /// What a reader sees who may not see people; nothing stays nothing.
    public func masked(_ text: String) -> String {
        let characters = Array(text)
        func hidden(_ count: Int) -> String { String(repeating: "*", count: max(0, count)) }
        switch self {
        case .open: return text
        case .name: return String(characters.prefix(1)) + hidden(characters.count - 1)
        case .identityNumber:
            guard characters.count > 7 else { return hidden(characters.count) }
            return String(characters.prefix(6)) + hidden(characters.count - 7) + String(characters.suffix(1))
        case .phone:
            guard characters.count > 7 else { return hidden(characters.count) }
            return String(characters.prefix(3)) + hidden(characters.count - 7) + String(characters.suffix(4))
        case .address, .words, .secret: return text.isEmpty ? "" : "***"
        }
    }

    /// What a reader sees who may or may not see people.
    public func shown(_ text: String, showsPeople: Bool) -> String {
        showsPeople && self != .secret ? text : masked(text)
    }
}
