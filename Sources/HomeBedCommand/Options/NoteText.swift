import ArgumentParser
import CareWire

/// Texts that go into records.
enum NoteText {
    /// Refuses a text that may not be recorded.
    static func check(_ text: String, _ option: String, isRequired: Bool = false) throws {
        guard !isRequired || text.contains(where: { !$0.isWhitespace }) else {
            throw ValidationError("\(option): expected a text, found nothing")
        }
        guard CloseNote.isGood(text) else {
            throw ValidationError("\(option): expected \(CloseNote.expected), found \(text.count) characters")
        }
    }

    /// Refuses what is no name.
    static func checkPerson(_ name: String, _ option: String) throws {
        guard PersonName.isGood(name) else {
            throw ValidationError("\(option): expected \(PersonName.expected), found \"\(name)\"")
        }
    }
}
