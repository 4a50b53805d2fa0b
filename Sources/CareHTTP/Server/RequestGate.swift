internal import CareCore
internal import CareRecords
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Ingest
internal import NIOCore

/// The one way into every route: who asks, whether they may, whether the request is well formed. What gets through is
/// an `APIRequest`.
struct RequestGate: Sendable {
    let services: APIServices
    let configuration: HTTPConfiguration

    /// Answers a request of a route.
    /// - Throws: `Problem` and what the handler throws.
    func answer(_ request: Request, _ context: APIContext, _ route: Route) async throws -> Response {
        let now = services.clock()
        let client = client(of: request, context)
        let caller = try await admit(request, route, client: client, now: now)
        let query = try Self.query(of: request)
        try query.allow(route.query)
        try Self.checkForm(of: request, route)
        let (body, room) = try await body(of: request, route)
        defer { withExtendedLifetime(room) {} }
        let parameters = try context.parameters.reduce(into: [String: String]()) { parameters, pair in
            guard let value = pair.value.removingPercentEncoding else { throw Problem.notFound("\(pair.key)") }
            parameters[String(pair.key)] = value
        }
        let mark =
            try route.key == .kept ? caller.flatMap { try RequestMark(request, body: body, of: $0.user) } : nil
        let asked = APIRequest(
            id: context.requestID, method: request.method, parameters: parameters, query: query,
            headers: request.headers, body: body, now: now, client: client, caller: caller, mark: mark,
            channel: context.channel)
        return try await services.once(mark, of: caller) { try await route.handler(asked, services) }
    }

    /// Who asks, where the route wants to know; they may do what it asks.
    private func admit(
        _ request: Request, _ route: Route, client: String, now: Timestamp
    ) async throws -> Principal? {
        let network = ClientNetwork.key(of: client)
        if route.access == .anyone {
            // The files of a page come a dozen at a time, and several desks have one address.
            if !RouteTable.isPage(route) { try limit("address \(network)", now) }
            return nil
        }
        let caller = try await caller(of: request, strangers: "stranger \(network)", now)
        try limit(Self.name(of: caller, network), now)
        guard let caller else { throw Problem(.unauthenticated, "sign in first, or send a token") }
        guard route.access.admits(caller) else {
            throw Problem(.forbidden, "this is not for a user of role \(caller.role.rawValue)")
        }
        if case .session(let csrf) = caller.credential, route.method != .get, route.method != .head {
            guard let sent = request.headers[.csrfToken], Secrets.areEqual(sent, csrf) else {
                throw Problem(
                    .missingCSRFToken, field: "X-CSRF-Token", expected: "the token of this session",
                    found: request.headers[.csrfToken] == nil ? "none" : "another")
            }
        }
        return caller
    }

    /// Who asks. Tokens and cookies that show nobody are counted by address, and none is looked up where they were
    /// more than are borne: each costs a read of the database.
    private func caller(of request: Request, strangers: String, _ now: Timestamp) async throws -> Principal? {
        if let pause = services.limit.pause(strangers, now: now) { throw Self.tooMany(pause) }
        do {
            return try await services.caller(of: request.headers, now: now)
        } catch let problem as Problem {
            try limit(strangers, now)
            throw problem
        }
    }

    /// A token counts for itself, a session for its user, everybody else by their address.
    private static func name(of caller: Principal?, _ network: String) -> String {
        switch (caller?.credential, caller) {
        case (.token(let token), _): "token \(token)"
        case (.session, let caller?): "user \(caller.user)"
        default: "address \(network)"
        }
    }

    private func limit(_ name: String, _ now: Timestamp) throws {
        if let pause = services.limit.take(name, now: now) { throw Self.tooMany(pause) }
    }

    private static func tooMany(_ pause: Milliseconds) -> Problem {
        var problem = Problem(.tooManyRequests, "more requests than are borne; go on more slowly")
        problem.retryAfter = Int((pause.count + 999) / 1_000)
        return problem
    }

    private func client(of request: Request, _ context: APIContext) -> String {
        guard configuration.trustsProxy, let forwarded = request.headers[.forwardedFor],
            let last = forwarded.split(separator: ",").last
        else { return context.peer }
        return last.trimmingCharacters(in: .whitespaces)
    }

    private static func query(of request: Request) throws -> QueryReader {
        guard let text = request.uri.query else { return try QueryReader([]) }
        return try QueryReader(
            text.split(separator: "&").map { pair in
                let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                let decoded = parts.map { $0.replacing("+", with: " ").removingPercentEncoding }
                guard let name = decoded.first ?? nil, let value = decoded.count > 1 ? decoded[1] : "" else {
                    throw Problem(
                        field: "the query", expected: "percent-encoded UTF-8", found: "\"\(pair)\"")
                }
                return (name, value)
            })
    }

    /// Refuses what is not offered here: forms of the answer, ranges that cannot be read, a key where nothing is kept
    /// under it. A range that can be read is
    /// passed over, as RFC 9110 (14.2) allows.
    private static func checkForm(of request: Request, _ route: Route) throws {
        let accept = request.headers[.accept]
        guard MediaType.choose(route.produces + [MediaType.problem], accept: accept) != nil else {
            throw Problem(
                .notAcceptable, field: "Accept", expected: route.produces.joined(separator: " or "),
                found: accept ?? "")
        }
        let readable = /^bytes=(\d+-\d*|-\d+)(, ?(\d+-\d*|-\d+))*$/
        if let range = request.headers[.range], range.firstMatch(of: readable) == nil {
            throw Problem(
                .rangeNotSatisfiable, field: "Range", expected: "none, or bytes=FIRST-LAST", found: "\"\(range)\"")
        }
        if route.key == .refused, request.headers[.idempotencyKey] != nil {
            throw Problem(field: "Idempotency-Key", expected: "none, for no answer is kept here", found: "one")
        }
    }

    private func body(of request: Request, _ route: Route) async throws -> ([UInt8], HeldRoom?) {
        guard let type = route.consumes else { return ([], nil) }
        let sent = request.headers[.contentType]?.split(separator: ";").first?.lowercased()
        guard sent == type else {
            throw Problem(
                .unsupportedMediaType, field: "Content-Type", expected: type, found: sent ?? "none")
        }
        let limit = route.body.bytes ?? configuration.bodyBytes
        let length = request.headers[.contentLength].flatMap(Int.init)
        if let length, length > limit {
            throw Problem(.bodyTooLarge, "the body has \(length) bytes; at most \(limit) are taken here")
        }
        // A request of small bodies has its place by the bound on connections.
        let room = route.body == .configured ? try services.bodies.take(length ?? limit, of: limit) : nil
        let buffer = try await request.body.collect(upTo: limit)
        return ([UInt8](buffer.readableBytesView), room)
    }
}
