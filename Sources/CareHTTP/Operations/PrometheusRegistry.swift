public import Metrics
internal import Synchronization

/// Keeps the process's figures and writes them in the text format of Prometheus (0.0.4).
///
/// Labels are the dimensions of the figures; whoever makes a figure takes them from closed sets. Any thread may count.
public final class PrometheusRegistry: MetricsFactory, Sendable {
    private let series = Mutex<[PrometheusName: PrometheusSeries]>([:])

    /// Makes an empty registry.
    public init() {}

    private func find(
        _ label: String, _ dimensions: [(String, String)], _ make: () -> PrometheusSeries
    ) -> PrometheusSeries {
        let name = PrometheusName(label, dimensions)
        return series.withLock { series in
            if let known = series[name] { return known }
            let new = make()
            series[name] = new
            return new
        }
    }

    /// As `MetricsFactory` says.
    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        find(label, dimensions) { PrometheusSeries(.counter) }
    }

    /// As `MetricsFactory` says. A recorder that does not aggregate is a gauge.
    public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        find(label, dimensions) { PrometheusSeries(aggregate ? .histogram(PrometheusSeries.counts) : .gauge) }
    }

    /// As `MetricsFactory` says.
    public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        find(label, dimensions) { PrometheusSeries(.gauge) }
    }

    /// As `MetricsFactory` says; times are written in seconds.
    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        find(label + "_seconds", dimensions) { PrometheusSeries(.histogram(PrometheusSeries.seconds)) }
    }

    /// Figures are kept for good: their names are few.
    public func destroyCounter(_ handler: any CounterHandler) {}
    /// As for counters.
    public func destroyRecorder(_ handler: any RecorderHandler) {}
    /// As for counters.
    public func destroyMeter(_ handler: any MeterHandler) {}
    /// As for counters.
    public func destroyTimer(_ handler: any TimerHandler) {}

    /// All figures, in order of their names.
    func text() -> String {
        let sorted = series.withLock { $0.sorted { $0.key < $1.key } }
        var text = ""
        var family = ""
        for (name, series) in sorted {
            let current = name.family(of: series.kind)
            if current != family {
                family = current
                text += "# TYPE \(family) \(series.kind.word)\n"
            }
            series.write(name, to: &text)
        }
        return text
    }
}
