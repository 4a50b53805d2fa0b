internal import CareCore
internal import HTTPTypes
internal import Hummingbird
internal import Ingest
internal import NIOCore

/// A request as a handler sees it: who asks is known, may do what the route asks, and the body is here.
struct APIRequest: Sendable {
    /// Identity of the request, in the answer and in the log.
    let id: String
    /// The method.
    let method: HTTPRequest.Method
    /// Parts of the path that the route names.
    let parameters: [String: String]
    /// What stands after the question mark.
    let query: QueryReader
    /// The header.
    let headers: HTTPFields
    /// The body; empty for methods that have none.
    let body: [UInt8]
    /// Gateway time at which it came.
    let now: Timestamp
    /// Address of the client, by the proxy's word where the configuration trusts one.
    let client: String
    /// Who asks; `nil` only where the route asks for nobody.
    let caller: Principal?
    /// What tells it from others of who asks, where they sent an `Idempotency-Key`.
    let mark: RequestMark?
    /// The connection, for an answer that lasts as long as it does.
    let channel: any Channel

    /// Who asks.
    /// - Throws: `Problem` when nobody is signed in.
    var principal: Principal {
        get throws {
            guard let caller else { throw Problem(.unauthenticated, "sign in first, or send a token") }
            return caller
        }
    }

    /// A part of the path, made by `make`. What cannot be made is not there.
    func parameter<Value>(_ name: String, _ make: (String) -> Value?) throws -> Value {
        guard let text = parameters[name], let value = make(text) else {
            throw Problem.notFound(name)
        }
        return value
    }
}
