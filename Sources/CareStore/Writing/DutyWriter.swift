internal import CareCore
internal import GRDB
internal import Ingest

/// Writes contact book and rota.
enum DutyWriter {
    static func write(_ contact: Contact, _ db: Database, _ people: PeopleSeal) throws {
        let (person, role, scope) = (contact.person.text, contact.post.role.rawValue, contact.post.scope.description)
        let key = [person, "\(role)", scope]
        try db.cachedStatement(
            sql: """
                INSERT INTO contact (person, role, scope, name, channels, language, fromMinute, untilMinute,
                    validFrom, validUntil) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (person, role, scope) DO UPDATE SET name = excluded.name, channels = excluded.channels,
                    language = excluded.language, fromMinute = excluded.fromMinute,
                    untilMinute = excluded.untilMinute, validFrom = excluded.validFrom,
                    validUntil = excluded.validUntil
                """
        ).execute(arguments: [
            person, role, scope, try people.laid(contact.name, .contactName, at: key),
            try people.laid(contact.channels.map(\.text).joined(separator: " "), .contactChannels, at: key),
            contact.language.rawValue, contact.hours?.from, contact.hours?.until, contact.from?.milliseconds,
            contact.until?.milliseconds,
        ])
    }

    static func write(_ shift: Shift, _ db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO dutyShift (role, scope, start, person, until) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (role, scope, start, person) DO UPDATE SET until = excluded.until
                """
        ).execute(arguments: key(shift) + [shift.until.milliseconds])
    }

    static func remove(_ shift: Shift, _ db: Database) throws {
        try db.cachedStatement(
            sql: "DELETE FROM dutyShift WHERE role = ? AND scope = ? AND start = ? AND person = ?"
        ).execute(arguments: key(shift))
        guard db.changesCount == 1 else {
            throw CommitError.refused("the rota has no shift of \(shift.person) as \(shift.post) to remove")
        }
    }

    private static func key(_ shift: Shift) -> StatementArguments {
        [
            shift.post.role.rawValue, shift.post.scope.description, shift.from.milliseconds, shift.person.text,
        ]
    }
}
