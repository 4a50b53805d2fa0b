import FleetModel
import SimKit

/// Somebody is told of what rings as soon as it rings, the next in the chain at their second while nobody answers, and
/// an answer without a call back does not last; nobody is told of another's bed (promises 6, 7 and 8).
struct EscalationAudit {
    /// Who is told how long after an alarm rings. Source: care.md 9.
    private static let chains: [Int64: [(after: TimeSpan, role: String)]] = [
        1: [
            (.zero, "operator"), (.seconds(60), "second_operator"), (.seconds(60), "family"),
            (.seconds(180), "station_head"), (.minutes(10), "responsible"),
        ],
        2: [(.zero, "operator"), (.minutes(5), "second_operator"), (.minutes(15), "station_head")],
    ]
    /// Alarms of fire and gas: whoever is near is told at once, and where nobody is in the book, the next.
    private static let urgentRules: Set<String> = ["ENV-1", "ENV-2", "ENV-2-CO"]
    /// How soon after an answer somebody must have called back. Source: care.md 9 for P1.
    private static let callBacks: [Int64: TimeSpan] = [1: .minutes(5), 2: .minutes(10)]
    /// Transitions that say nothing about who has to answer.
    private static let remarks: Set<String> = ["repeated", "reminded", "commented", "assigned", "chattering"]

    /// Beds with somebody of the family in the book.
    private let families: Set<String>
    /// The beds of each household.
    private let beds: [String: [String]]
    private var told: [Int64: [NotificationRow]] = [:]
    private(set) var violations: [Violation] = []
    /// Of people who had to be told, and of answers that had to be followed by a call back.
    private(set) var shares = (told: AuditShare("people told"), kept: AuditShare("calls back"))

    init(_ plan: FleetPlan) {
        families = CalledPeople.bedsWithFamily(plan)
        beds = Dictionary(uniqueKeysWithValues: plan.households.map { ($0.id, $0.beds.map(\.id)) })
    }

    mutating func judge(_ evidence: Evidence, told rows: [NotificationRow]) {
        for row in rows {
            guard let number = row.alarm else { continue }
            told[number, default: []].append(row)
            if let alarm = evidence.alarms[number] { checkRecipient(row, alarm) }
        }
        for alarm in evidence.alarms.closing
        where !alarm.isTest && alarm.isForOperators && !alarm.rule.hasPrefix("SELF") {
            for index in alarm.edges.indices { check(alarm, index, evidence) }
        }
        for alarm in evidence.alarms.leaving { told[alarm.number] = nil }
    }

    /// The family of a bed is told of what is about that bed, or about its household, and each role is its own person's
    /// (promise 6).
    private mutating func checkRecipient(_ row: NotificationRow, _ alarm: AlarmRow) {
        let concerned = alarm.place.map { beds[$0] ?? [$0] } ?? []
        guard !CalledPeople.mayTell(row.recipient, as: row.role, of: concerned) else { return }
        violate(6, "\(row.name): told as \(row.role) of \(alarm.name)")
    }

    private mutating func check(_ alarm: AlarmRow, _ index: Int, _ evidence: Evidence) {
        let edge = alarm.edges[index]
        let before = index > 0 ? alarm.edges[index - 1] : nil
        if begins(edge, before) { checkChain(alarm, index, evidence) }
        if edge.cause == "acknowledged", let time = Self.callBacks[edge.priority] {
            checkCallBack(alarm, index, time, evidence)
        }
        guard edge.cause == "reescalated" else { return }
        // What has become less urgent meanwhile stands in the list and calls nobody.
        if Self.chains[edge.priority] != nil,
            !isTold(alarm, "second_operator", from: edge.at, until: edge.at + evidence.slack(at: edge.at))
        {
            violate(7, "\(alarm.name): transition \(edge.number) takes an answer back, and the next was not told")
        }
        let answer = alarm.edges[..<index].last { $0.cause == "acknowledged" }
        let isDue = answer.map { edge.at >= $0.at + (Self.callBacks[$0.priority] ?? .zero) } ?? false
        if !isDue { violate(8, "\(alarm.name): transition \(edge.number) takes an answer back too early") }
    }

    /// Whether nobody was called before this transition and somebody must be now.
    private func begins(_ edge: AlarmRow.Edge, _ before: AlarmRow.Edge?) -> Bool {
        guard edge.waits, Self.chains[edge.priority] != nil else { return false }
        if edge.cause == "raised" || edge.cause == "handed_over" { return true }
        // A stage with an event of its own rises by coming again.
        return ["escalated", "repeated"].contains(edge.cause) && edge.priority < (before?.priority ?? 0)
    }

    private mutating func checkChain(_ alarm: AlarmRow, _ index: Int, _ evidence: Evidence) {
        let edge = alarm.edges[index]
        let stop = alarm.edges[(index + 1)...].first { later in
            // An emergency waits on when what caused it has ended.
            let isOnlyOver = later.cause == "cleared" && later.waits && later.priority == 1
            let isOnlySaid = Self.remarks.contains(later.cause) && later.waits && later.priority == edge.priority
            return !isOnlyOver && !isOnlySaid
        }
        let end = stop?.at ?? evidence.limit
        for (after, role) in Self.chains[edge.priority] ?? [] {
            let due = edge.at + after
            let latest = due + evidence.slack(at: due)
            // The first are told in the transaction of the alarm itself.
            guard after == .zero || latest < end else { return }
            if role == "family", !families.contains(alarm.place ?? "") { continue }
            let earliest = Self.urgentRules.contains(alarm.rule) ? edge.at : due
            let isTold = isTold(alarm, role, from: earliest, until: latest)
            if !isTold, evidence.isLate(from: edge.at, due: due) {
                shares.told.excuse()
                continue
            }
            shares.told.judge()
            if isTold { continue }
            violate(7, "\(alarm.name): \(role) was not told \(after.milliseconds / 1_000) s after it rang")
        }
    }

    private mutating func checkCallBack(
        _ alarm: AlarmRow, _ index: Int, _ time: TimeSpan, _ evidence: Evidence
    ) {
        let answer = alarm.edges[index]
        let due = answer.at + time
        let latest = due + evidence.slack(at: due)
        guard answer.state != "normal" else { return }
        let next = alarm.edges[(index + 1)...].first { !Self.remarks.contains($0.cause) || $0.waits }
        // One whose condition ends goes on waiting for the call back when only a person ends it.
        let isKept = next.map { $0.cause != "reescalated" && $0.at <= latest } ?? false
        if isKept { return shares.kept.judge() }
        guard latest < evidence.limit else { return }
        let isTakenBack = next.map { $0.cause == "reescalated" && $0.at <= latest } ?? false
        if !isTakenBack, evidence.isLate(from: answer.at, due: due) { return shares.kept.excuse() }
        shares.kept.judge()
        if isTakenBack { return }
        violate(7, "\(alarm.name): nobody called back after transition \(answer.number), and the answer still counts")
    }

    private func isTold(_ alarm: AlarmRow, _ role: String, from: Moment, until: Moment) -> Bool {
        told[alarm.number]?.contains { $0.role == role && $0.at >= from && $0.at <= until } ?? false
    }

    private mutating func violate(_ promise: Int, _ text: String) { violations.append(Violation(promise, text)) }
}
