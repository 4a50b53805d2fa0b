package import CareCore

/// What one attempt to hand a message to a provider came to.
package enum DeliveryResult: Sendable, Equatable {
    /// The provider took it; `providerID` is its own number of the message, empty where it gives none.
    case delivered(providerID: String)
    /// The channel's own pace holds it back: no attempt was made, the next is allowed after that time.
    case paced(Milliseconds)
    /// Not now: worth another attempt, at the earliest after `after` where the provider said so (`Retry-After`).
    case temporary(String, after: Milliseconds?)
    /// The message was handed over and no answer came: it may have arrived; worth another attempt.
    case unanswered(String)
    /// Never: the provider, or the configuration, refuses this message; another attempt would be refused as well.
    case permanent(String)
}
