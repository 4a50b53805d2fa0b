internal import CareCore
internal import GRDB
internal import Ingest

/// Reads contact book and rota back.
enum DutyReader {
    /// The whole book; `people` opens names and numbers.
    static func read(_ db: Database, _ people: PeopleSeal) throws -> DutyBook {
        var book = DutyBook()
        let contacts = try Row.fetchCursor(db, sql: NamedQuery.contacts.sql)
        while let row = try contacts.next() { book.put(try contact(row, people)) }
        let shifts = try Row.fetchCursor(db, sql: NamedQuery.shifts.sql)
        while let row = try shifts.next() { book.put(try shift(row)) }
        return book
    }

    private static func contact(_ row: Row, _ people: PeopleSeal) throws -> Contact {
        let key = PeopleSeal.key([row["person"], row["role"], row["scope"]])
        guard let person = PersonID(row["person"] as String), let post = post(row),
            let name = try people.text(row["name"], .contactName, at: key),
            let ways = try people.text(row["channels"], .contactChannels, at: key),
            let channels = ContactChannel.list(ways),
            let language = Contact.Language(rawValue: row["language"])
        else { throw damaged("contact", row) }
        var hours: DailyWindow?
        if let from = row["fromMinute"] as Int?, let until = row["untilMinute"] as Int? {
            hours = DailyWindow(from: from, until: until)
        }
        return Contact(
            person: person, post: post, name: name, channels: channels, language: language, hours: hours,
            from: moment(row["validFrom"]), until: moment(row["validUntil"]))
    }

    static func shift(_ row: Row) throws -> Shift {
        guard let person = PersonID(row["person"] as String), let post = post(row) else {
            throw damaged("dutyShift", row)
        }
        return Shift(
            post: post, person: person, from: Timestamp(milliseconds: row["start"]),
            until: Timestamp(milliseconds: row["until"]))
    }

    private static func post(_ row: Row) -> DutyPost? {
        guard let role = ContactRole(rawValue: row["role"]), let scope = ContactScope(row["scope"] as String) else {
            return nil
        }
        return DutyPost(role, scope)
    }

    private static func moment(_ milliseconds: Int64?) -> Timestamp? {
        milliseconds.map { Timestamp(milliseconds: $0) }
    }

    private static func damaged(_ table: String, _ row: Row) -> CommitError {
        .refused(
            "\(table) of \(row["person"] as String) is malformed: the file is damaged; restore the last backup")
    }
}
