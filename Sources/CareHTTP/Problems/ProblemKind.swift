internal import HTTPTypes

/// The kinds of problem there are. The raw value is part of the stable `type` address of the document.
enum ProblemKind: String, Sendable, CaseIterable {
    case malformedRequest = "malformed-request"
    case headerTooLarge = "header-too-large"
    case requestTimeout = "request-timeout"
    case malformedBody = "malformed-body"
    case invalidValue = "invalid-value"
    case unknownParameter = "unknown-parameter"
    case invalidCursor = "invalid-cursor"
    case invalidPeriod = "invalid-period"
    case unauthenticated
    case expiredCredential = "expired-credential"
    case lockedUser = "locked-user"
    case forbidden
    case missingCSRFToken = "missing-csrf-token"
    case notFound = "not-found"
    case methodNotAllowed = "method-not-allowed"
    case notAcceptable = "not-acceptable"
    case conflict
    case bodyTooLarge = "body-too-large"
    case unsupportedMediaType = "unsupported-media-type"
    case rangeNotSatisfiable = "range-not-satisfiable"
    case refused
    case reusedIdempotencyKey = "reused-idempotency-key"
    case tooManyRequests = "too-many-requests"
    case internalError = "internal-error"
    case unavailable

    /// The `type` of the document: stable, and the same at every gateway.
    var type: String { "urn:homebed:problem:\(rawValue)" }

    /// The status of the answer.
    var status: HTTPResponse.Status {
        switch self {
        case .headerTooLarge: .requestHeaderFieldsTooLarge
        case .requestTimeout: .requestTimeout
        case .malformedRequest, .malformedBody, .invalidValue, .unknownParameter, .invalidCursor, .invalidPeriod:
            .badRequest
        case .unauthenticated, .expiredCredential, .lockedUser: .unauthorized
        case .forbidden, .missingCSRFToken: .forbidden
        case .notFound: .notFound
        case .methodNotAllowed: .methodNotAllowed
        case .notAcceptable: .notAcceptable
        case .conflict: .conflict
        case .bodyTooLarge: .contentTooLarge
        case .unsupportedMediaType: .unsupportedMediaType
        case .rangeNotSatisfiable: .rangeNotSatisfiable
        case .refused, .reusedIdempotencyKey: .unprocessableContent
        case .tooManyRequests: .tooManyRequests
        case .internalError: .internalServerError
        case .unavailable: .serviceUnavailable
        }
    }

    /// The title, the same for every problem of the kind.
    var title: String {
        switch self {
        case .malformedRequest: "This is no request"
        case .headerTooLarge: "The header is too large"
        case .requestTimeout: "The request did not come in time"
        case .malformedBody: "The body is not what this address takes"
        case .invalidValue: "A value is not what was expected"
        case .unknownParameter: "A parameter is not known here"
        case .invalidCursor: "The cursor is not one of this list"
        case .invalidPeriod: "There are no figures for that period"
        case .unauthenticated: "Who asks is not known"
        case .expiredCredential: "The session or token is over"
        case .lockedUser: "The user is locked"
        case .forbidden: "This is not for who asks"
        case .missingCSRFToken: "The CSRF token is missing or wrong"
        case .notFound: "There is nothing here"
        case .methodNotAllowed: "The address does not know this method"
        case .notAcceptable: "None of the accepted forms is offered"
        case .conflict: "The same request is being worked on"
        case .bodyTooLarge: "The body is too large"
        case .unsupportedMediaType: "The body is of another media type"
        case .rangeNotSatisfiable: "The range cannot be read"
        case .refused: "The gateway refuses this"
        case .reusedIdempotencyKey: "The idempotency key was used for another request"
        case .tooManyRequests: "Too many requests"
        case .internalError: "The gateway failed"
        case .unavailable: "The gateway cannot do this at the moment"
        }
    }
}
