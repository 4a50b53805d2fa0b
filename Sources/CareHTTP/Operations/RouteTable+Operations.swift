internal import Hummingbird

extension RouteTable {
    /// What keeps the gateway running: health, figures, the files of the program.
    static let operations: [Route] = [
        .get("/healthz", .anyone) { _, _ in try Answer.json(["status": "ok"]) },
        .get("/readyz", .anyone) { request, services in
            let readiness = Readiness(services.health(), now: request.now)
            return try Answer.json(readiness, status: readiness.status == "ready" ? .ok : .serviceUnavailable)
        },
        .get("/metrics", .anyone, produces: [MediaType.text]) { _, services in
            Answer.bytes(
                Array(services.metrics.text().utf8), type: "text/plain; version=0.0.4; charset=utf-8",
                cache: "no-store")
        },
    ]
}
