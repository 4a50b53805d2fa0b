/// What a route makes of an `Idempotency-Key`.
enum KeyUse: Sendable, Equatable {
    /// The answer is kept under it and told again.
    case kept
    /// Each request counts for itself, whatever key it has: it reads, or is a look that is entered each time.
    case passedOver
    /// A promise that cannot be kept: what proves who asks ends with the first request. Decision 56.
    case refused
}
