import FleetModel
import SimKit

/// A hub that stays silent is an operator's after the time of its home: the way to call for help is cut. It is so at
/// its second of listening, not before and not never (promise 7).
struct OfflineRiseAudit {
    private static let rule = "DEV-1"
    /// How urgent it becomes.
    private static let priority: Int64 = 2
    /// After how long of listening. Source: care.md 8.4, DEV-1; decision 39 for where somebody is alone.
    private static let alone = TimeSpan.hours(2)
    private static let others = TimeSpan.hours(24)
    private static let aloneFact = "lives_alone"

    private static let active: Set<String> = ["unacknowledged", "acknowledged"]

    /// Homes in which somebody is alone.
    private let lonely: Set<String>
    /// Alarms of which was said that they did not rise.
    private var reported: Set<Int64> = []
    private(set) var violations: [Violation] = []

    init(_ plan: FleetPlan) {
        lonely = Set(
            plan.households.filter { home in
                home.beds.contains { $0.person.facts.contains(Self.aloneFact) }
            }.map(\.id))
    }

    mutating func judge(_ evidence: Evidence) {
        for alarm in evidence.alarms.all
        where alarm.rule == Self.rule && !alarm.isTest && alarm.endedAt.map({ $0 > evidence.since }) ?? true {
            guard let id = alarm.device, evidence.device(id)?.kind == .hub else { continue }
            let limit = lonely.contains(evidence.household(of: id)) ? Self.alone : Self.others
            for edge in alarm.edges
            where edge.cause == "escalated" && edge.priority == Self.priority && edge.at > evidence.since
                && edge.at <= evidence.until && evidence.tellsOfItsHome(id, until: edge.at)
            {
                check(alarm, edge, of: id, limit, evidence)
            }
            checkMissing(alarm, of: id, limit, evidence)
        }
        for alarm in evidence.alarms.leaving { reported.remove(alarm.number) }
    }

    private mutating func check(
        _ alarm: AlarmRow, _ edge: AlarmRow.Edge, of id: String, _ limit: TimeSpan, _ evidence: Evidence
    ) {
        let sure = evidence.lastHeard(id, before: edge.at)
        let last = evidence.record.heard[id]?.last { $0 < edge.at } ?? sure
        guard !evidence.isClockDoubtful(sure, edge.at) else { return }
        let slack = evidence.slack(at: last) + evidence.slack(at: edge.at)
        let listened = evidence.listenedTime(sure, edge.at).most
        if listened < limit - slack {
            return violate(
                "\(alarm.name): transition \(edge.number), P\(edge.priority), comes after "
                    + "\(listened.milliseconds / 1_000) s of listening, expected \(limit.milliseconds / 1_000) s")
        }
        let late = evidence.listenedTime(last, edge.at).least - limit
        guard late > slack + .seconds(5), !evidence.isTroubled(last + limit, edge.at, except: [.household]),
            !evidence.hasFailed(last + limit, edge.at)
        else { return }
        violate(
            "\(alarm.name): transition \(edge.number), P\(edge.priority), comes \(late.milliseconds / 1_000) s late, "
                + "its device was heard at \(last.milliseconds)")
    }

    private mutating func checkMissing(
        _ alarm: AlarmRow, of id: String, _ limit: TimeSpan, _ evidence: Evidence
    ) {
        guard !reported.contains(alarm.number),
            let last = evidence.record.heard[id]?.last(where: { $0 < alarm.receivedAt })
        else { return }
        let heard = evidence.record.heard[id]?.first { $0 > last } ?? .distantFuture
        let stands = alarm.edges.first { !Self.active.contains($0.state) }?.at ?? .distantFuture
        // The fleet says nothing any more when life has ended, and is not asked for it.
        let end = evidence.until == .distantFuture ? evidence.record.lifeEnd : evidence.until
        let until = min(heard, stands, end)
        guard until > alarm.receivedAt, evidence.tellsOfItsHome(id, until: until),
            evidence.listenedTime(last, until).least > limit + evidence.slack(at: until) + .seconds(5),
            !evidence.isClockDoubtful(last, until),
            !alarm.edges.contains(where: { $0.priority <= Self.priority && $0.at <= until })
        else { return }
        reported.insert(alarm.number)
        violate(
            "\(alarm.name): its device was heard at \(last.milliseconds) and not until \(until.milliseconds), and it "
                + "did not become P\(Self.priority)")
    }

    private mutating func violate(_ text: String) { violations.append(Violation(7, text)) }
}
