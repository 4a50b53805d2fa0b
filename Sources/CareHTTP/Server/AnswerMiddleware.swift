internal import CareCore
internal import Hummingbird
internal import Logging

/// Goes round everything, routes and what is no route: turns errors into problem documents, adds what every answer
/// carries, answers what has not changed with 304, counts.
struct AnswerMiddleware: RouterMiddleware {
    let isEncrypted: Bool

    @concurrent func handle(
        _ request: Request, context: APIContext, next: @concurrent (Request, APIContext) async throws -> Response
    ) async throws -> Response {
        let started = ContinuousClock.now
        var response: Response
        do {
            response = try await next(request, context)
            response = response.unlessUnchanged(request)
        } catch {
            let problem = Problem(error)
            if problem.kind == .internalError {
                // What a user sent may be in the text of an error: its kind is enough for the log.
                let place = context.endpointPath ?? ""
                context.logger.error(
                    "request failed",
                    metadata: ["request": "\(context.requestID)", "error": "\(type(of: error))", "path": "\(place)"])
            }
            response = problem.response(to: context.requestID)
        }
        response.headers[.requestID] = context.requestID
        for (name, value) in SecurityHeaders.all { response.headers[name] = value }
        if isEncrypted { response.headers[.strictTransportSecurity] = SecurityHeaders.transport }
        RequestMetrics.count(
            route: context.endpointPath, status: response.status.code, duration: ContinuousClock.now - started)
        return response
    }
}
