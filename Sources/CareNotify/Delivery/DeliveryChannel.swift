package import CareCore

/// A way to people: each kind of provider is one conforming type, the test imitations are servers, not types.
package protocol DeliveryChannel: Sendable {
    /// Its name in the channel file, by which notifications name it.
    var name: String { get }

    /// Hands one message over and waits for the provider's answer, never longer than the channel's time limit.
    /// - Parameters:
    ///   - message: What to tell.
    ///   - address: Whom, in the channel's own form; empty where the channel has one receiver only.
    ///   - now: The machine's time, for signatures that carry it and for the channel's pace.
    /// - Returns: What came of it; never a secret or an address in its words.
    func deliver(_ message: NotificationMessage, to address: String, at now: Timestamp) async -> DeliveryResult
}
