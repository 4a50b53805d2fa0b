import Metrics
import Testing

@testable import CareHTTP

/// The text format of Prometheus, byte for byte.
@Suite struct PrometheusTests {
    @Test func `counters, gauges and their labels are written in order, each family once`() {
        let registry = PrometheusRegistry()
        Counter(label: "homebed.messages", dimensions: [("lane", "urgent")], factory: registry).increment(by: 3)
        Counter(label: "homebed.messages", dimensions: [("lane", "bulk")], factory: registry).increment()
        Meter(label: "homebed.outbox_age_seconds", factory: registry).set(1.25)
        Gauge(label: "homebed.feed-clients", factory: registry).record(2)
        #expect(
            registry.text() == """
                # TYPE homebed_feed_clients gauge
                homebed_feed_clients 2
                # TYPE homebed_messages_total counter
                homebed_messages_total{lane="bulk"} 1
                homebed_messages_total{lane="urgent"} 3
                # TYPE homebed_outbox_age_seconds gauge
                homebed_outbox_age_seconds 1.25

                """)
    }

    @Test func `a label holds quotes, backslashes and line ends without breaking its line`() {
        let registry = PrometheusRegistry()
        Counter(label: "a", dimensions: [("z", "1"), ("b", "x\"y\\z\nw")], factory: registry).increment()
        #expect(registry.text() == "# TYPE a_total counter\na_total{b=\"x\\\"y\\\\z\\nw\",z=\"1\"} 1\n")
    }

    @Test func `a histogram counts into every bucket that holds the value, and times are seconds`() {
        let registry = PrometheusRegistry()
        let timer = Timer(label: "homebed.turn_duration", dimensions: [("route", "/x")], factory: registry)
        for milliseconds in [1, 3, 6_000] as [Int64] { timer.recordNanoseconds(milliseconds * 1_000_000) }
        let lines = registry.text().split(separator: "\n").map(String.init)
        #expect(lines.first == "# TYPE homebed_turn_duration_seconds histogram")
        for line in [
            #"homebed_turn_duration_seconds_bucket{route="/x",le="0.001"} 1"#,
            #"homebed_turn_duration_seconds_bucket{route="/x",le="0.0025"} 1"#,
            #"homebed_turn_duration_seconds_bucket{route="/x",le="0.005"} 2"#,
            #"homebed_turn_duration_seconds_bucket{route="/x",le="5"} 2"#,
            #"homebed_turn_duration_seconds_bucket{route="/x",le="+Inf"} 3"#,
            #"homebed_turn_duration_seconds_count{route="/x"} 3"#,
        ] { #expect(lines.contains(line), "\(line)") }
        #expect(lines.contains { $0.hasPrefix(#"homebed_turn_duration_seconds_sum{route="/x"} 6.00"#) })
        #expect(lines.count == 1 + PrometheusSeries.seconds.count + 3)
    }
}
