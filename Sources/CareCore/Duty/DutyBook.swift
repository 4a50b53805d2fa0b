/// The contact book and the duty rota.
public struct DutyBook: Sendable, Equatable {
    private var contactsOfPost: [DutyPost: [Contact]] = [:]
    var shiftsOfPost: [DutyPost: [Shift]] = [:]
    private var linesOfPerson: [PersonID: [Contact]] = [:]
    /// Lines of the contact book.
    public private(set) var contactCount = 0
    /// Shifts of the rota.
    public private(set) var shiftCount = 0

    /// Makes an empty book.
    public init() {}

    /// Adds the line, or replaces the one of the same person, role and scope.
    public mutating func put(_ contact: Contact) {
        let before = contactsOfPost[contact.post]?.count ?? 0
        Self.put(contact, into: &contactsOfPost[contact.post, default: []]) { $0.person }
        Self.put(contact, into: &linesOfPerson[contact.person, default: []]) { "\($0.post)" }
        contactCount += (contactsOfPost[contact.post]?.count ?? 0) - before
    }

    /// Adds the shift, or replaces the one of the same post, person and beginning.
    public mutating func put(_ shift: Shift) {
        var shifts = shiftsOfPost[shift.post, default: []]
        if let index = shifts.firstIndex(where: { $0.from == shift.from && $0.person == shift.person }) {
            shifts[index] = shift
        } else {
            let isLater = { (other: Shift) in (other.from, other.person) > (shift.from, shift.person) }
            shifts.insert(shift, at: shifts.firstIndex(where: isLater) ?? shifts.endIndex)
            shiftCount += 1
        }
        shiftsOfPost[shift.post] = shifts
    }

    /// Takes the shift out that begins at that moment.
    /// - Returns: The shift; `nil` when there is none.
    @discardableResult
    public mutating func remove(_ post: DutyPost, _ person: PersonID, from: Timestamp) -> Shift? {
        guard let index = shiftsOfPost[post]?.firstIndex(where: { $0.from == from && $0.person == person }) else {
            return nil
        }
        shiftCount -= 1
        let shift = shiftsOfPost[post]?.remove(at: index)
        if shiftsOfPost[post]?.isEmpty == true { shiftsOfPost[post] = nil }
        return shift
    }

    /// Lines of a post, in order of person.
    public func contacts(of post: DutyPost) -> [Contact] { contactsOfPost[post] ?? [] }

    /// Shifts of a post, in order of time.
    public func shifts(of post: DutyPost) -> [Shift] { shiftsOfPost[post] ?? [] }

    /// Whether anybody of that identity stands in the book.
    public func knows(_ person: PersonID) -> Bool { linesOfPerson[person] != nil }

    /// Lines with a role, for whatever scope, in order of person.
    public func contacts(as role: ContactRole) -> [Contact] {
        contactsOfPost.filter { $0.key.role == role }.values.flatMap(\.self)
            .sorted { ($0.person, "\($0.post)") < ($1.person, "\($1.post)") }
    }

    /// Who answers for a post at `moment`: those of the rota where it has shifts of the post, everybody of the contact
    /// book otherwise.
    func onDuty(_ post: DutyPost, at moment: Timestamp) -> [Contact] {
        guard let shifts = shiftsOfPost[post], !shifts.isEmpty else {
            return contacts(of: post).filter { $0.isAvailable(at: moment) }
        }
        let people = Set(shifts.filter { $0.contains(moment) }.map(\.person)).sorted()
        return people.compactMap { person in
            let lines = (linesOfPerson[person] ?? []).filter { $0.isValid(at: moment) }
            return lines.first { $0.post == post } ?? lines.first
        }
    }

    private static func put<Key: Comparable>(_ contact: Contact, into list: inout [Contact], by key: (Contact) -> Key) {
        if let index = list.firstIndex(where: { $0.person == contact.person && $0.post == contact.post }) {
            list[index] = contact
        } else {
            list.insert(contact, at: list.firstIndex { key($0) > key(contact) } ?? list.endIndex)
        }
    }
}
