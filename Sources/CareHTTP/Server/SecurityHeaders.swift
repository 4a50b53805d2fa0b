internal import HTTPTypes

/// What every answer says to browsers.
enum SecurityHeaders {
    /// Scripts, styles and connections of our own only; no frames, no plug-ins, no forms to elsewhere.
    static let contentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    /// Two years, as browsers' preload lists ask.
    static let transport = "max-age=63072000"

    static let all: [(HTTPField.Name, String)] = [
        (.contentSecurityPolicy, contentPolicy), (.contentTypeOptions, "nosniff"), (.frameOptions, "DENY"),
        (.referrerPolicy, "no-referrer"), (.resourcePolicy, "same-origin"),
    ]
}
