internal import Synchronization

/// Room for large bodies: what all requests under way hold together is bounded, however many connections there are.
final class BodyRoom: Sendable {
    /// Bodies of the largest size that there is room for at once.
    static let largest = 4

    private let held = Mutex(0)

    /// Holds room until the value is let go.
    /// - Parameters:
    ///   - bytes: How much.
    ///   - limit: The largest body.
    /// - Returns: The room, to be kept as long as the body is.
    /// - Throws: `Problem` of kind `unavailable` when it is taken.
    func take(_ bytes: Int, of limit: Int) throws -> HeldRoom {
        let isFree = held.withLock { held in
            guard held + bytes <= Self.largest * limit else { return false }
            held += bytes
            return true
        }
        guard isFree else {
            var problem = Problem(.unavailable, "many large bodies are on their way already; try again")
            problem.retryAfter = 5
            throw problem
        }
        return HeldRoom { [self] in held.withLock { $0 -= bytes } }
    }
}
