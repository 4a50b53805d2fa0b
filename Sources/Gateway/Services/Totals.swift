import CareCore
import Ingest
import Logging

/// What was counted since the last line in the log.
struct Totals {
    private var counters = Counters()
    private var urgent = 0
    private var bulk = 0
    private var quarantined = 0
    private var failures = 0
    private var since: Timestamp?

    /// Time between two lines.
    static let interval = Milliseconds.minutes(1)

    mutating func add(_ report: TurnReport) {
        counters.add(report.counters)
        urgent += report.urgent
        bulk += report.bulk
        quarantined += report.quarantined.values.reduce(0, +)
        failures += report.failure == nil ? 0 : 1
    }

    /// The figures that are not zero, once an interval.
    mutating func summary(at now: Timestamp) -> Logger.Metadata? {
        guard let since else {
            self.since = now
            return nil
        }
        guard now - since >= Self.interval else { return nil }
        defer { self.since = now }
        return takeSummary()
    }

    /// The figures that are not zero, whenever they are asked for; counts anew from there.
    mutating func takeSummary() -> Logger.Metadata {
        var metadata: Logger.Metadata = ["urgent": "\(urgent)", "bulk": "\(bulk)"]
        for (name, path) in Counters.named where counters[keyPath: path] > 0 {
            metadata[name] = "\(counters[keyPath: path])"
        }
        if quarantined > 0 { metadata["quarantined"] = "\(quarantined)" }
        if failures > 0 { metadata["commit_failures"] = "\(failures)" }
        self = Totals()
        return metadata
    }
}
