internal import NIOPosix
internal import Synchronization

/// Reckons verifiers, one at a time on a thread of its own: a storm of sign-ins takes one processor for a while and
/// never both, and 16 MB and never more. What waits is bounded; beyond that it says so.
public final class PasswordWork: Sendable {
    /// Nothing was reckoned: too many wait already.
    public struct Busy: Error, Sendable {}

    /// Requests that wait at most: at five a second the last waits four seconds.
    static let longestQueue = 20

    private let thread = NIOThreadPool(numberOfThreads: 1)
    private let waiting = Mutex(0)

    /// Starts the thread.
    public init() { thread.start() }

    /// A new verifier of a password.
    /// - Throws: `Busy`; what the derivation throws.
    public func verifier(of password: String) async throws -> PasswordVerifier {
        try await reckon { try PasswordVerifier(of: password) }
    }

    /// Whether a verifier is that of a password.
    /// - Throws: `Busy`; what the derivation throws.
    public func matches(_ verifier: PasswordVerifier, _ password: String) async throws -> Bool {
        try await reckon { try verifier.matches(password) }
    }

    /// Ends the thread when what waits is done.
    public func stop() async throws { try await thread.shutdownGracefully() }

    private func reckon<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        let isTaken = waiting.withLock { count in
            guard count < Self.longestQueue else { return false }
            count += 1
            return true
        }
        guard isTaken else { throw Busy() }
        defer { waiting.withLock { $0 -= 1 } }
        return try await thread.runIfActive(work)
    }
}
