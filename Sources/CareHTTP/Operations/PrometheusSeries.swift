internal import CoreMetrics
internal import Synchronization

/// One figure. Any thread may count.
final class PrometheusSeries: CounterHandler, RecorderHandler, MeterHandler, TimerHandler, Sendable {
    enum Kind: Sendable {
        case counter
        case gauge
        /// With the upper bounds of its buckets, ascending.
        case histogram([Double])

        var word: String {
            switch self {
            case .counter: "counter"
            case .gauge: "gauge"
            case .histogram: "histogram"
            }
        }
    }

    /// Bounds for times: from a turn that found nothing to a query that is ended.
    static let seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]
    /// Bounds for numbers of things, such as messages of a turn.
    static let counts: [Double] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000]

    private struct State {
        var value: Double = 0
        var sum: Double = 0
        var count = 0
        var buckets: [Int]
    }

    let kind: Kind
    private let state: Mutex<State>

    init(_ kind: Kind) {
        self.kind = kind
        if case .histogram(let bounds) = kind {
            state = Mutex(State(buckets: Array(repeating: 0, count: bounds.count)))
        } else {
            state = Mutex(State(buckets: []))
        }
    }

    func increment(by amount: Int64) { state.withLock { $0.value += Double(amount) } }
    func increment(by amount: Double) { state.withLock { $0.value += amount } }
    func decrement(by amount: Double) { state.withLock { $0.value -= amount } }
    func reset() { state.withLock { $0.value = 0 } }
    func set(_ value: Int64) { state.withLock { $0.value = Double(value) } }
    func set(_ value: Double) { state.withLock { $0.value = value } }
    func record(_ value: Int64) { record(Double(value)) }
    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }

    func record(_ value: Double) {
        state.withLock { state in
            guard case .histogram(let bounds) = kind else {
                state.value = value
                return
            }
            state.sum += value
            state.count += 1
            for (index, bound) in bounds.enumerated() where value <= bound { state.buckets[index] += 1 }
        }
    }

    /// Appends the lines of the figure.
    func write(_ name: PrometheusName, to text: inout String) {
        let state = state.withLock { $0 }
        switch kind {
        case .counter: text += "\(name.written("_total")) \(Self.number(state.value))\n"
        case .gauge: text += "\(name.written()) \(Self.number(state.value))\n"
        case .histogram(let bounds):
            for (bound, count) in zip(bounds, state.buckets) {
                text += "\(name.written("_bucket", extra: "le=\"\(Self.number(bound))\"")) \(count)\n"
            }
            text += "\(name.written("_bucket", extra: "le=\"+Inf\"")) \(state.count)\n"
            text += "\(name.written("_sum")) \(Self.number(state.sum))\n\(name.written("_count")) \(state.count)\n"
        }
    }

    private static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? "\(Int64(value))" : "\(value)"
    }
}
