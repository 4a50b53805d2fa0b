/// Which lines of the register of staff are one person: who rose, or works for two providers, has several with one
/// identity number.
public struct StaffLines: Sendable {
    /// By each line that one of them which names the person.
    private var names: [RecordID: RecordID] = [:]

    /// Takes every line for a person of its own.
    public init() {}

    /// Joins the lines of a register by their identity numbers.
    /// - Throws: What the book throws when it cannot be read.
    public init(_ book: any RecordBook) throws {
        var first: [ResidentNumber: RecordID] = [:]
        for row in try book.rows(.staff, where: []) {
            guard let line = row[SharedField.staff], let number = row[SharedField.identityNumber] else { continue }
            names[line] = first[number, default: line]
            first[number] = names[line]
        }
    }

    /// The people of a visit, each by one of their lines, which is the same for all of them.
    func people(of visit: Visit) -> Set<RecordID> { Set(visit.staff.map(person)) }

    /// The lines under which a person stands in visits, as the subject of a finding.
    func subject(of person: RecordID, in visits: some Sequence<Visit>) -> String {
        Set(visits.flatMap(\.staff)).filter { self.person($0) == person }.sorted().map { "staff \($0)" }
            .joined(separator: " ")
    }

    private func person(_ line: RecordID) -> RecordID { names[line] ?? line }
}
