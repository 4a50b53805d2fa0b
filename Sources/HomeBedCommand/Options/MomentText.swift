import ArgumentParser
import CareCore
import CareWire

/// Moments on the command line.
enum MomentText {
    /// The moment of an RFC 3339 text.
    static func moment(_ text: String, _ option: String) throws -> Timestamp {
        do {
            return try RFC3339.parse(text)
        } catch {
            throw ValidationError("\(option): expected a time such as 2025-11-06T22:00:00+08:00, found \"\(text)\"")
        }
    }

    /// The bed of a text.
    static func bed(_ text: String) throws -> BedID {
        guard let bed = BedID(text) else {
            throw ValidationError("BED: expected a bed such as 532901-000123, found \"\(text)\"")
        }
        return bed
    }
}
