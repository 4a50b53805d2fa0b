/// One line of the contact book: a person in one role for one scope. Names and addresses are personal data: they stand
/// in the database and in what is delivered, never in logs or topics.
public struct Contact: Sendable, Equatable {
    /// The language that a person is told in.
    public enum Language: String, CaseIterable, Sendable {
        case zh, en
    }

    /// Who.
    public let person: PersonID
    /// As what, for whom.
    public let post: DutyPost
    /// What people call the person.
    public let name: String
    /// Ways to reach the person, the best first; at least one.
    public let channels: [ContactChannel]
    /// The language of messages.
    public let language: Language
    /// Time of day in which the person may be called; `nil` for always. The last resort does not ask.
    public let hours: DailyWindow?
    /// First moment at which it counts; `nil` for always.
    public let from: Timestamp?
    /// First moment at which it no longer counts; `nil` for never.
    public let until: Timestamp?

    /// Makes a line.
    public init(
        person: PersonID, post: DutyPost, name: String, channels: [ContactChannel], language: Language = .zh,
        hours: DailyWindow? = nil, from: Timestamp? = nil, until: Timestamp? = nil
    ) {
        self.person = person
        self.post = post
        self.name = name
        self.channels = channels
        self.language = language
        self.hours = hours
        self.from = from
        self.until = until
    }

    /// Whether the line counts at `moment`, at whatever time of day.
    public func isValid(at moment: Timestamp) -> Bool {
        (from ?? moment) <= moment && moment < (until ?? .distantFuture)
    }

    /// Whether the person may be called at `moment`.
    func isAvailable(at moment: Timestamp) -> Bool { isValid(at: moment) && (hours?.contains(moment) ?? true) }
}
