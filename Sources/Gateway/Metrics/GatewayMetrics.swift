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
    private let batchMessages = Recorder(label: "homebed.batch_messages")
    private let eventDelay = Timer(label: "homebed.event_delay")
    private let outboxWaiting = Meter(label: "homebed.outbox_messages")
    private let outboxAge = Meter(label: "homebed.outbox_age_seconds")
    private let unconfirmed = Meter(label: "homebed.unconfirmed_messages")
    private let openAlarms: [Priority: Meter]

    init() {
        messages = Dictionary(
            uniqueKeysWithValues: Lane.allCases.map {
                ($0, Counter(label: "homebed.messages", dimensions: [("lane", $0 == .urgent ? "urgent" : "bulk")]))
            })
        quarantined = Dictionary(
            uniqueKeysWithValues: QuarantineReason.allCases.map {
                ($0, Counter(label: "homebed.quarantined", dimensions: [("reason", $0.name)]))
            })
        openAlarms = Dictionary(
            uniqueKeysWithValues: Priority.allCases.map {
                ($0, Meter(label: "homebed.open_alarms", dimensions: [("priority", "P\($0.rawValue)")]))
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
        if report.urgent + report.bulk > 0 { batchMessages.record(report.urgent + report.bulk) }
        for delay in report.eventDelays { eventDelay.recordMilliseconds(delay.count) }
        published.increment(by: report.published)
        turnDuration.recordNanoseconds(nanoseconds)
    }

    /// Tells how full the line is.
    func set(_ figures: LineFigures) {
        outboxWaiting.set(figures.waiting)
        outboxAge.set(Double(figures.waitingFor.count) / 1_000)
        unconfirmed.set(figures.unconfirmed)
        for (priority, count) in figures.openAlarms { openAlarms[priority]?.set(count) }
    }
}
