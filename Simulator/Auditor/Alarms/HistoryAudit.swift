import SimKit

/// The history of every alarm is whole, was told to the broker as it is written, and ends with a person where it must
/// (promises 3, 8 and 10).
struct HistoryAudit {
    /// Rules that only a person ends. Source: care.md 8.2 (latch).
    private static let latching: Set<String> = ["SOS-1", "FALL-1", "ENV-1", "ENV-2", "VIT-1"]

    private struct EdgeKey: Hashable {
        let alarm: Int64
        let edge: Int64
    }

    private let evidence: Evidence
    private(set) var violations: [Violation] = []

    init(_ evidence: Evidence, waiting: Int, audited: [(action: String, subject: String, actor: String)]) {
        self.evidence = evidence
        for alarm in evidence.alarms {
            checkEdges(alarm)
            checkEnd(alarm)
        }
        compareMessages(waiting: waiting)
        compareDeeds(audited)
    }

    private mutating func checkEdges(_ alarm: AlarmRow) {
        guard alarm.edges.map(\.number) == Array(1...max(1, alarm.lastEdge)) else {
            return violate(3, "\(alarm.name): \(alarm.edges.count) transitions are kept of \(alarm.lastEdge)")
        }
        if alarm.edges[0].cause != "raised" { violate(3, "\(alarm.name): it begins with \(alarm.edges[0].cause)") }
        if let last = alarm.edges.last, last.state != alarm.state || last.count != alarm.count {
            violate(
                3, "\(alarm.name): \(alarm.state), count \(alarm.count), after \(last.state), count \(last.count)")
        }
        for (before, after) in zip(alarm.edges, alarm.edges.dropFirst()) where after.at < before.at {
            violate(9, "\(alarm.name): transition \(after.number) comes before the one before it")
        }
    }

    private mutating func checkEnd(_ alarm: AlarmRow) {
        let isUrgent = Self.latching.contains(alarm.rule) && !alarm.isTest
        guard isUrgent, alarm.isOver else { return }
        guard let last = alarm.edges.last, last.cause == "closed", last.actor != nil, alarm.closedBy != nil,
            alarm.closeReason != nil
        else { return violate(8, "\(alarm.name): it is over and nobody closed it with a reason") }
    }

    /// What the broker got is what is written, and all of it.
    private mutating func compareMessages(waiting: Int) {
        var written: [EdgeKey: AlarmRow.Edge] = [:]
        for alarm in evidence.alarms {
            for edge in alarm.edges { written[EdgeKey(alarm: alarm.number, edge: edge.number)] = edge }
        }
        var told: Set<EdgeKey> = []
        for message in evidence.record.alarms where !message.isUnrecorded {
            let key = EdgeKey(alarm: message.alarm, edge: message.edge)
            told.insert(key)
            guard let edge = written[key] else {
                violate(3, "alarm \(key.alarm), transition \(key.edge), was told and is not written")
                continue
            }
            let isSame =
                edge.cause == message.cause && edge.state == message.state && edge.count == message.count
                && edge.at == message.at && "P\(edge.priority)" == message.priority
            if !isSame {
                violate(
                    3,
                    "alarm \(key.alarm), transition \(key.edge), was told as \(message.cause), \(message.state), count "
                        + "\(message.count), and is written as \(edge.cause), \(edge.state), count \(edge.count)")
            }
        }
        let untold = written.keys.filter { !told.contains($0) }.sorted { ($0.alarm, $0.edge) < ($1.alarm, $1.edge) }
        // What the last turns left may still wait; what is older had its time.
        let isOld = untold.filter { key in
            written[key].map { $0.at + .minutes(1) < evidence.record.end } ?? false
        }
        let left = evidence.isClockDoubtful(by: evidence.record.end) ? [] : isOld
        if untold.count > waiting || !left.isEmpty {
            let first = untold.prefix(3).map { "\($0.alarm)/\($0.edge)" }.joined(separator: ", ")
            violate(10, "\(untold.count) transitions were never told, \(waiting) wait: alarm/transition \(first)")
        }
    }

    /// What people did is there once, and nobody else did anything.
    private mutating func compareDeeds(_ audited: [(action: String, subject: String, actor: String)]) {
        var asked: [String: (all: Int, accepted: Int)] = [:]
        for deed in evidence.record.deeds {
            let key = "\(deed.kind.rawValue) alarm \(deed.alarm) \(deed.by)"
            asked[key, default: (0, 0)].all += 1
            if deed.isAccepted { asked[key, default: (0, 0)].accepted += 1 }
        }
        var done: [String: Int] = [:]
        for alarm in evidence.alarms {
            for edge in alarm.edges {
                guard let actor = edge.actor else { continue }
                let action = edge.cause == "acknowledged" ? "acknowledge" : "close"
                done["\(action) alarm \(alarm.number) \(actor)", default: 0] += 1
            }
        }
        var kept: [String: Int] = [:]
        for row in audited where row.action == "acknowledge" || row.action == "close" {
            kept["\(row.action) \(row.subject) \(row.actor)", default: 0] += 1
        }
        for key in Set(asked.keys).union(done.keys).union(kept.keys).sorted() {
            let (all, accepted) = asked[key] ?? (0, 0)
            let (found, noted) = (done[key] ?? 0, kept[key] ?? 0)
            if found < accepted { violate(1, "\(key): answered as done \(accepted) times, \(found) are written") }
            if found > all { violate(8, "\(key): asked for \(all) times, \(found) are written") }
            if found != noted { violate(3, "\(key): \(found) transitions, \(noted) rows of audit") }
        }
    }

    private mutating func violate(_ promise: Int, _ text: String) { violations.append(Violation(promise, text)) }
}
