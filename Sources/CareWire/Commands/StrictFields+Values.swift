package import CareCore

// Values that many commands have, each with the same bounds everywhere.
extension StrictFields {
    /// Who does something, or to whom it is given.
    package func person(_ name: String = "by") throws -> String {
        let person = try decode(String.self, name)
        guard PersonName.isGood(person) else {
            throw fault(name, expected: PersonName.expected, found: "\"\(person)\"")
        }
        return person
    }

    /// What somebody wrote.
    package func note(_ name: String) throws -> String {
        let note = try decode(String.self, name)
        guard CloseNote.isGood(note) else {
            throw fault(name, expected: CloseNote.expected, found: "\(note.count) characters")
        }
        return note
    }

    /// Milliseconds, a moment or a length, with room for sums.
    package func milliseconds(_ name: String) throws -> Int64 {
        let value = try decode(Int64.self, name)
        guard (0...253_402_300_799_999).contains(value) else {
            throw fault(name, expected: "0 to 253402300799999 milliseconds", found: "\(value)")
        }
        return value
    }

    /// A moment in milliseconds.
    package func moment(_ name: String) throws -> Timestamp { Timestamp(milliseconds: try milliseconds(name)) }
}
