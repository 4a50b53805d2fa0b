internal import Metrics

/// Figures of requests. Labels come from closed sets: the routes there are and the hundreds of the status.
enum RequestMetrics {
    /// Counts an answer. `route` is the path with its parameters' names; `nil` for what is no route.
    static func count(route: String?, status: Int, duration: Duration) {
        let route = route ?? "none"
        Counter(label: "homebed.http_requests", dimensions: [("route", route), ("status", "\(status / 100)xx")])
            .increment()
        Timer(label: "homebed.http_duration", dimensions: [("route", route)]).record(duration: duration)
    }
}
