import ArgumentParser
import CareRecords

/// Days on the command line.
enum DayText {
    /// The day of a text; `nil` for none.
    static func day(_ text: String?, _ option: String) throws -> CivilDate? {
        guard let text else { return nil }
        guard let day = CivilDate(recordText: text) else {
            throw ValidationError("\(option): expected \(CivilDate.expected), found \"\(text)\"")
        }
        return day
    }
}
