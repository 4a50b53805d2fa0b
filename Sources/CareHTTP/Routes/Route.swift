internal import CareRecords
internal import HTTPTypes
internal import Hummingbird

/// An address with a method: what it asks of who calls it, which parameters it knows, and what answers.
struct Route: Sendable {
    /// Answers a request that has passed the gate.
    typealias Handler = @Sendable (_ request: APIRequest, _ services: APIServices) async throws -> Response

    /// The method.
    let method: HTTPRequest.Method
    /// The path with its parameters in braces: `/v1/alarms/{alarm}`.
    let path: String
    /// What it asks of who calls.
    let access: RouteAccess
    /// Names of the parameters it knows after the question mark.
    let query: [String]
    /// Media types it answers with; the first is the usual one.
    let produces: [String]
    /// Media type of the body it takes; `nil` for none.
    let consumes: String?
    /// How large that may be.
    let body: BodySize
    /// What it makes of an `Idempotency-Key`.
    let key: KeyUse
    /// What answers.
    let handler: Handler

    /// A route that only reads.
    static func get(
        _ path: String, _ access: RouteAccess, query: [String] = [], produces: [String] = [MediaType.json],
        _ handler: @escaping Handler
    ) -> Route {
        Route(
            method: .get, path: path, access: access, query: query, produces: produces, consumes: nil,
            body: .small, key: .passedOver, handler: handler)
    }

    /// A route that changes something; takes JSON unless it says otherwise.
    static func write(
        _ method: HTTPRequest.Method, _ path: String, _ access: RouteAccess, query: [String] = [],
        consumes: String? = MediaType.json, body: BodySize = .small, key: KeyUse = .kept, _ handler: @escaping Handler
    ) -> Route {
        Route(
            method: method, path: path, access: access, query: query, produces: [MediaType.json], consumes: consumes,
            body: body, key: key, handler: handler)
    }
}
