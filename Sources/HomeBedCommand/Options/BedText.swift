import ArgumentParser
import CareCore

/// Beds on the command line.
enum BedText {
    /// The bed of a text.
    static func bed(_ text: String, _ option: String = "BED") throws -> BedID {
        guard let bed = BedID(text) else {
            throw ValidationError("\(option): expected a bed such as 532901-000123, found \"\(text)\"")
        }
        return bed
    }
}
