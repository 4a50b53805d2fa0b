internal import CareWire
internal import Hummingbird

extension RouteTable {
    /// What keeps the gateway running: health, figures, the files of the program.
    static let operations: [Route] = [
        .get("/healthz", .anyone) { _, _ in Answer.json(Fields { $0.put("status", "ok") }) },
        .get("/readyz", .anyone) { request, services in
            let readiness = Readiness(services.health(), now: request.now)
            return Answer.json(readiness.fields, status: readiness.status == "ready" ? .ok : .serviceUnavailable)
        },
        .get("/metrics", .anyone, produces: [MediaType.text]) { _, services in
            Answer.bytes(
                Array(services.metrics.text().utf8), type: "text/plain; version=0.0.4; charset=utf-8",
                cache: "no-store")
        },
    ]
}
