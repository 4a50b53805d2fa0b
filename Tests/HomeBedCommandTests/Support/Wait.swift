import Foundation
import Testing

/// Waiting for a condition with a bound.
enum Wait {
    /// Asks again and again, for at most 20 s, until `condition` holds.
    static func until(
        _ what: String, atMost bound: Duration = .seconds(20), _ condition: () throws -> Bool
    ) throws {
        let deadline = ContinuousClock.now + bound
        while try !condition() {
            try #require(ContinuousClock.now < deadline, "waited in vain for \(what)")
            poll(nil, 0, 20)
        }
    }
}
