internal import HTTPTypes
internal import Hummingbird

/// Every route there is. The document of the interface and the matrix of who may are tested against this list.
enum RouteTable {
    /// All routes.
    static let all: [Route] =
        operations + session + alarms + cards + registers + summaries + WebFile.all.map(\.route)

    /// Whether a route serves people with a browser: a page, its scripts and styles. It is no part of the document.
    static func isPage(_ route: Route) -> Bool {
        let type = route.produces.first ?? MediaType.json
        return [MediaType.html, MediaType.css, MediaType.script].contains(type)
    }

    /// The router over the routes. A method that an address does not know is answered with those it knows.
    static func router(_ gate: RequestGate, routes: [Route], isEncrypted: Bool) -> Router<APIContext> {
        let router = Router(context: APIContext.self)
        router.add(middleware: AnswerMiddleware(isEncrypted: isEncrypted))
        let byPath = Dictionary(grouping: routes, by: \.path)
        for (path, routes) in byPath {
            for route in routes {
                router.on(RouterPath(path), method: route.method) { request, context in
                    try await gate.answer(request, context, route)
                }
            }
            var known = routes.map(\.method)
            if let reading = routes.first(where: { $0.method == .get }), !reading.produces.contains(MediaType.events) {
                known.append(.head)
                router.on(RouterPath(path), method: .head) { request, context in
                    try await gate.answer(request, context, reading).createHeadResponse()
                }
            }
            let names = known.map(\.rawValue).sorted()
            for method in methods where !known.contains(method) {
                router.on(RouterPath(path), method: method) { _, _ -> Response in
                    var problem = Problem(
                        .methodNotAllowed, "\(method.rawValue): expected \(names.joined(separator: " or "))")
                    problem.allow = names
                    throw problem
                }
            }
        }
        return router
    }

    /// QUERY has a registration at IANA and no name in HTTPTypes.
    private static let methods: [HTTPRequest.Method] =
        [.get, .head, .post, .put, .patch, .delete, .options, .trace, .connect]
        + [HTTPRequest.Method("QUERY")].compactMap { $0 }
}
