internal import CareStore
internal import Hummingbird

extension Problem {
    /// The problem that an error is for who asks. What happened inside goes to the log under the request's identity.
    init(_ error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case let error as DecodingError: self.init(decoding: error)
        case let error as StoreError where error.kind == .interrupted:
            self.init(.unavailable, "the query took too long and was ended; ask for a shorter time or fewer rows")
        case let error as SignIn.Refused: self = .refused([error.description])
        case let error as any HTTPResponseError where error.status == .contentTooLarge:
            self.init(.bodyTooLarge, "the body is larger than this gateway takes")
        case let error as any HTTPResponseError where error.status == .notFound:
            self.init(.notFound, "there is no such address; /openapi.yaml lists those there are")
        default: self.init(.internalError, "the gateway failed; its log says more under the request's identity")
        }
    }

    /// What is wrong with a JSON body, by the path of the field.
    private init(decoding error: DecodingError) {
        let (context, last): (DecodingError.Context, String?) =
            switch error {
            case .dataCorrupted(let context): (context, nil)
            case .keyNotFound(let key, let context): (context, key.stringValue)
            case .typeMismatch(_, let context), .valueNotFound(_, let context): (context, nil)
            @unknown default: (DecodingError.Context(codingPath: [], debugDescription: "unreadable"), nil)
            }
        var path = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }
        if let last { path.append(last) }
        let field = Self.cut(path.joined(separator: "."))
        let words = Self.words(error, context)
        self.init(.malformedBody, field.isEmpty ? words : "\(field): \(words)")
        self.field = field.isEmpty ? nil : field
    }

    /// Foundation's own words name Swift types, which say nothing to who sent the body.
    private static func words(_ error: DecodingError, _ context: DecodingError.Context) -> String {
        switch error {
        case .keyNotFound: "expected a value, found none"
        case .typeMismatch(let type, _): "expected \(name(of: type)), found another type"
        case .valueNotFound(let type, _): "expected \(name(of: type)), found null"
        case .dataCorrupted where context.underlyingError != nil: "expected JSON (RFC 8259), found what cannot be read"
        default: context.debugDescription
        }
    }

    private static func name(of type: any Any.Type) -> String {
        switch type {
        case is String.Type: "a text"
        case is Bool.Type: "true or false"
        case is any BinaryInteger.Type: "a whole number"
        case is any BinaryFloatingPoint.Type: "a number"
        case is any Collection.Type: "an array or object"
        default: "an object"
        }
    }
}
