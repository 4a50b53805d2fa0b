import CareCore

/// What a provider answered.
struct HTTPAnswer: Sendable {
    let status: UInt
    let body: [UInt8]
    /// What `Retry-After` asked for.
    let retryAfter: Milliseconds?

    /// `nil` for a status that says the request was taken (2xx); redirects are not followed and are refusals.
    var refusal: DeliveryResult? {
        switch status {
        case 200..<300: nil
        case 408, 425, 429, 500...: .temporary("HTTP \(status)", after: retryAfter)
        case 300..<400: .permanent("HTTP \(status): a redirect, which is not followed; name the final address")
        default: .permanent("HTTP \(status)")
        }
    }
}
