internal import HTTPTypes

/// Header fields that HTTPTypes does not name.
extension HTTPField.Name {
    static let csrfToken = fixed("X-CSRF-Token")
    static let forwardedFor = fixed("X-Forwarded-For")
    static let requestID = fixed("X-Request-ID")
    static let idempotencyKey = fixed("Idempotency-Key")
    static let idempotencyReplayed = fixed("Idempotency-Replayed")
    static let contentTypeOptions = fixed("X-Content-Type-Options")
    static let frameOptions = fixed("X-Frame-Options")
    static let referrerPolicy = fixed("Referrer-Policy")
    static let resourcePolicy = fixed("Cross-Origin-Resource-Policy")
    static let accelBuffering = fixed("X-Accel-Buffering")
    static let lastEventID = fixed("Last-Event-ID")

    private static func fixed(_ name: String) -> HTTPField.Name {
        guard let field = HTTPField.Name(name) else { preconditionFailure("\(name) is no name of a header field") }
        return field
    }
}
