import CareCore
import Ingest
import Metrics

/// The gateway's figures, made once and handed to whatever metrics system the process has set up.
///
/// Labels come from closed sets: quarantine reasons and receipt-free counters, never device identities.
struct GatewayMetrics {
    private let messages: [Lane: Counter]
    private let quarantined: [QuarantineReason: Counter]
    private let core: [(Counter, any KeyPath<Counters, Int> & Sendable)]
    private let commits = Counter(label: "homebed.commits")
    private let commitFailures = Counter(label: "homebed.commit_failures")
    private let checkpointFailures = Counter(label: "homebed.checkpoint_failures")
    private let published = Counter(label: "homebed.published")
    private let turnDuration = Timer(label: "homebed.turn_duration")

    init() {
        messages = Dictionary(
            uniqueKeysWithValues: Lane.allCases.map {
                ($0, Counter(label: "homebed.messages", dimensions: [("lane", $0 == .urgent ? "urgent" : "bulk")]))
            })
        quarantined = Dictionary(
            uniqueKeysWithValues: QuarantineReason.allCases.map {
                ($0, Counter(label: "homebed.quarantined", dimensions: [("reason", $0.name)]))
            })
        core = Counters.named.map { (Counter(label: "homebed.\($0.name)"), $0.path) }
    }

    /// Counts one turn that took that long, in ns.
    func count(_ report: TurnReport, nanoseconds: Int64) {
        messages[.urgent]?.increment(by: report.urgent)
        messages[.bulk]?.increment(by: report.bulk)
        for (reason, number) in report.quarantined { quarantined[reason]?.increment(by: number) }
        for (counter, path) in core where report.counters[keyPath: path] > 0 {
            counter.increment(by: report.counters[keyPath: path])
        }
        if report.hasCommitted { commits.increment() }
        if report.failure != nil { commitFailures.increment() }
        if report.unsettled != nil { checkpointFailures.increment() }
        published.increment(by: report.published)
        turnDuration.recordNanoseconds(nanoseconds)
    }
}
