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
            throw ValidationError("\(option): expected RFC 3339 such as 2025-11-06T08:00:00+08:00, found \"\(text)\"")
        }
    }
}
