/// Who has a role when: `[from, until)` in gateway time.
public struct Shift: Hashable, Sendable {
    /// The role and for whom.
    public let post: DutyPost
    /// Who; stands in the contact book.
    public let person: PersonID
    /// First moment of the shift.
    public let from: Timestamp
    /// First moment after it.
    public let until: Timestamp

    /// Makes a shift.
    public init(post: DutyPost, person: PersonID, from: Timestamp, until: Timestamp) {
        self.post = post
        self.person = person
        self.from = from
        self.until = until
    }

    /// Whether `moment` lies in it.
    public func contains(_ moment: Timestamp) -> Bool { from <= moment && moment < until }
}
