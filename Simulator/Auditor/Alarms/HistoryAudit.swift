import SimKit

/// The history of every alarm is whole, was told to the broker soon and as it is written, and ends with a person where
/// it must (promises 3, 6, 7, 8 and 10).
struct HistoryAudit {
    /// Rules that only a person ends. Source: care.md 8.2 (latch).
    private static let latching: Set<String> = ["SOS-1", "FALL-1", "FALL-2", "ENV-1", "ENV-2", "ENV-2-CO", "VIT-1"]

    /// What people do, by the cause of its transition.
    private static let actions = ["acknowledged": "acknowledge", "called_back": "callback", "closed": "close"]

    private struct EdgeKey: Hashable {
        let alarm: Int64
        let edge: Int64
    }

    /// Transitions that were told, of alarms that are remembered.
    private var told: [Int64: Set<Int64>] = [:]
    /// Transitions that were not, of alarms that are no longer; with their times.
    private var untold: [EdgeKey: Moment] = [:]
    /// Rows of the audit trail, by alarm.
    private var audited: [Int64: [AuditRow]] = [:]
    private(set) var violations: [Violation] = []

    mutating func judge(_ evidence: Evidence, audited rows: [AuditRow], _ database: AuditDatabase) throws {
        for row in rows { audited[row.alarm, default: []].append(row) }
        for alarm in evidence.alarms.closing {
            checkEdges(alarm)
            checkEnd(alarm)
        }
        for message in evidence.record.alarms where !message.isUnrecorded { try compare(message, evidence, database) }
        evidence.record.alarms.removeAll(keepingCapacity: true)
        let deeds = Dictionary(grouping: evidence.record.deeds, by: \.value.alarm)
        for alarm in evidence.alarms.leaving {
            let found = told.removeValue(forKey: alarm.number) ?? []
            for edge in alarm.edges where !found.contains(edge.number) {
                untold[EdgeKey(alarm: alarm.number, edge: edge.number)] = edge.at
            }
            let asked = deeds[alarm.number] ?? []
            compareDeeds(alarm.number, alarm.edges, asked.map(\.value))
            for (number, _) in asked { evidence.record.deeds[number] = nil }
        }
    }

    /// The end: nothing waits any more, and what is left of deeds is about alarms that never were.
    mutating func close(_ evidence: Evidence, waiting: Int) {
        // What the last turns left may still wait; what is older had its time.
        let end = evidence.record.end
        let isOld = untold.contains { $0.value + .minutes(1) < end && !evidence.isClockDoubtful($0.value, end) }
        if untold.count > waiting || isOld {
            let first = untold.keys.sorted { ($0.alarm, $0.edge) < ($1.alarm, $1.edge) }.prefix(3)
                .map { "\($0.alarm)/\($0.edge)" }.joined(separator: ", ")
            violate(10, "\(untold.count) transitions were never told, \(waiting) wait: alarm/transition \(first)")
        }
        let deeds = Dictionary(grouping: evidence.record.deeds.values, by: \.alarm)
        for alarm in Set(deeds.keys).union(audited.keys).sorted() { compareDeeds(alarm, [], deeds[alarm] ?? []) }
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

    /// What the broker got is what is written.
    private mutating func compare(
        _ message: AlarmRecord, _ evidence: Evidence, _ database: AuditDatabase
    ) throws {
        let key = EdgeKey(alarm: message.alarm, edge: message.edge)
        let alarm = evidence.alarms[message.alarm]
        // What comes again days after its alarm was over is looked up.
        let edges = try alarm?.edges ?? database.edges(of: message.alarm, after: message.edge - 1)
        var isFirst = false
        if alarm == nil {
            untold[key] = nil
        } else {
            isFirst = told[message.alarm, default: []].insert(message.edge).inserted
        }
        guard let edge = edges.first(where: { $0.number == message.edge }) else {
            return violate(3, "alarm \(key.alarm), transition \(key.edge), was told and is not written")
        }
        let isSame =
            edge.cause == message.cause && edge.state == message.state && edge.count == message.count
            && edge.at == message.at && "P\(edge.priority)" == message.priority
        if let alarm { compareSubject(message, alarm, edge) }
        if isFirst, evidence.isToldLate(edge.at, heardAt: message.toldAt) {
            violate(
                7,
                "alarm \(key.alarm), transition \(key.edge), of \(edge.at.milliseconds): the broker had it "
                    + "\((message.toldAt - edge.at).milliseconds) ms later, and nothing failed meanwhile")
        }
        guard !isSame else { return }
        violate(
            3,
            "alarm \(key.alarm), transition \(key.edge), was told as \(message.cause), \(message.state), count "
                + "\(message.count), and is written as \(edge.cause), \(edge.state), count \(edge.count)")
    }

    /// Whose alarm it is said to be is whose it is (promise 6).
    private mutating func compareSubject(_ message: AlarmRecord, _ alarm: AlarmRow, _ edge: AlarmRow.Edge) {
        let isSame =
            message.rule == alarm.rule && message.place == alarm.place && message.device == alarm.device
            && message.isTest == alarm.isTest && message.audience == edge.audience
        guard !isSame else { return }
        violate(
            6,
            "\(alarm.name), transition \(edge.number), for \(edge.audience)\(alarm.isTest ? ", a test" : ""): it was "
                + "told as \(message.rule) of \(message.device ?? "the gateway") at \(message.place ?? "no place"), "
                + "for \(message.audience)\(message.isTest ? ", a test" : "")")
    }

    /// What people did is there once, and nobody else did anything.
    private mutating func compareDeeds(_ alarm: Int64, _ edges: [AlarmRow.Edge], _ deeds: [DeedRecord]) {
        func key(_ action: String, _ actor: String) -> String { "\(action) alarm \(alarm) \(actor)" }
        let asked = Dictionary(grouping: deeds) { key($0.kind.rawValue, $0.by) }
        var done: [String: Int] = [:]
        for edge in edges {
            guard let actor = edge.actor else { continue }
            done[key(Self.actions[edge.cause] ?? edge.cause, actor), default: 0] += 1
        }
        var kept: [String: Int] = [:]
        for row in audited.removeValue(forKey: alarm) ?? []
        where DeedRecord.Kind(rawValue: row.action) != nil {
            kept[key(row.action, row.actor), default: 0] += 1
        }
        for key in Set(asked.keys).union(done.keys).union(kept.keys).sorted() {
            let (all, accepted) = (asked[key]?.count ?? 0, asked[key]?.count(where: \.isAccepted) ?? 0)
            let (found, noted) = (done[key] ?? 0, kept[key] ?? 0)
            if found < accepted { violate(1, "\(key): answered as done \(accepted) times, \(found) are written") }
            if found > all { violate(8, "\(key): asked for \(all) times, \(found) are written") }
            if found != noted { violate(3, "\(key): \(found) transitions, \(noted) rows of audit") }
        }
    }

    private mutating func violate(_ promise: Int, _ text: String) { violations.append(Violation(promise, text)) }
}
