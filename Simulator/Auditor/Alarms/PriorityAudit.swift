import FleetModel
import SimKit

/// How urgent an alarm is when it rings, and whose it is: a life in danger is an operator's at once, a flat battery is
/// not (promise 8). A rule that is not in the table is not judged.
struct PriorityAudit {
    /// What a rule may ring as, 1 … 4, and who acts. Of a rule that rises the later stages count as well: what has
    /// stood for so long when it is heard of rings with the most urgent of them.
    private struct Demand {
        let priorities: ClosedRange<Int64>
        let audiences: Set<String>

        init(_ priorities: ClosedRange<Int64>, _ audiences: Set<String>) {
            self.priorities = priorities
            self.audiences = audiences
        }
    }

    /// Source: care.md 8.2, column Sev, as 8.4 corrects it, and 8.4, "Audience".
    private static let demands: [String: Demand] = [
        "SOS-1": Demand(1...1, ["operator"]), "FALL-1": Demand(1...1, ["operator"]),
        "FALL-2": Demand(1...1, ["operator"]), "ENV-1": Demand(1...1, ["operator"]),
        "ENV-2": Demand(1...1, ["operator"]), "ENV-2-CO": Demand(1...1, ["operator"]),
        "VIT-1": Demand(1...1, ["operator"]), "VIT-3": Demand(1...1, ["operator"]),
        "FALL-3": Demand(1...2, ["operator"]), "VIT-2": Demand(1...2, ["operator"]),
        "LOC-1": Demand(1...2, ["operator"]), "LOC-1-HOME": Demand(1...2, ["operator"]),
        "VIT-4": Demand(2...2, ["operator"]), "VIT-6": Demand(2...2, ["operator"]),
        "MED-3": Demand(2...2, ["operator"]), "DEV-4": Demand(2...2, ["operator"]),
        "AST-2": Demand(2...2, ["operator"]),
        "BED-1": Demand(1...3, ["operator"]), "VIT-8": Demand(1...3, ["operator"]),
        "VIT-9": Demand(2...3, ["operator"]), "VIT-10": Demand(2...3, ["operator"]),
        "VIT-10-CRISIS": Demand(2...2, ["operator"]),
        "ACT-1": Demand(2...3, ["carer", "operator"]), "BED-4": Demand(3...3, ["operator"]),
        "LOC-2": Demand(3...3, ["operator"]), "AST-1": Demand(3...3, ["operator"]),
        "AST-3": Demand(3...3, ["operator"]), "AST-4": Demand(3...3, ["operator"]),
        "SOS-2": Demand(4...4, ["operator"]), "SEC-1": Demand(3...4, ["operator"]),
        "MED-2": Demand(2...3, ["carer", "operator"]),
        "WET-1": Demand(4...4, ["carer"]), "WET-2": Demand(2...3, ["carer", "operator"]),
        "MED-4": Demand(3...3, ["carer"]), "ENV-3": Demand(3...3, ["carer"]),
        "ENV-2-VENT": Demand(3...3, ["carer"]),
        "DEV-2": Demand(3...3, ["technician"]), "TMP-1": Demand(3...3, ["technician"]),
        "NB-1-MAINS": Demand(3...3, ["technician"]), "BAT-1": Demand(4...4, ["technician"]),
        "WEAR-1": Demand(4...4, ["technician"]), "SOS-3": Demand(4...4, ["technician"]),
        "DQ-1": Demand(4...4, ["technician"]), "DQ-2": Demand(4...4, ["technician"]),
        "DQ-3": Demand(4...4, ["technician"]),
    ]

    /// Emergencies that ring however late they are told, and from when on only to be verified. Source: care.md 8.4,
    /// "Late SOS".
    private static let emergencies: Set<String> = ["SOS-1", "FALL-1", "FALL-2", "ENV-1", "ENV-2"]
    private static let verifiedAge = TimeSpan.hours(24)

    /// Falls that the person can call off. Source: care.md 8.2.
    private static let falls: Set<String> = ["FALL-1", "FALL-2"]

    private(set) var violations: [Violation] = []

    mutating func judge(_ evidence: Evidence) {
        for alarm in evidence.alarms.fresh where !alarm.isTest {
            guard let edge = alarm.edges.first, edge.cause == "raised", let demand = Self.demand(alarm, evidence),
                !demand.priorities.contains(edge.priority) || !demand.audiences.contains(edge.audience)
            else { continue }
            let urgency = Set([demand.priorities.lowerBound, demand.priorities.upperBound]).sorted()
                .map { "P\($0)" }.joined(separator: " to ")
            violations.append(
                Violation(
                    8,
                    "\(alarm.name): it rang as P\(edge.priority) for \(edge.audience), it is \(urgency) for "
                        + demand.audiences.sorted().joined(separator: " or ")))
        }
    }

    private static func demand(_ alarm: AlarmRow, _ evidence: Evidence) -> Demand? {
        let kind = alarm.device.flatMap { evidence.device($0)?.kind }
        switch alarm.rule {
        // The emergency path of some is down after hours; then it is an operator's.
        case "DEV-1":
            let isLong = alarm.edges.first?.audience == "operator"
            return isLong ? Demand(2...2, ["operator"]) : Demand(3...3, ["technician"])
        // What every home must have is more urgent after a day.
        case "DEV-3": return Demand(kind == .camera || kind == .electricBed ? 3...4 : 4...4, ["technician"])
        // Whoever wears it charges it.
        case "BAT-2": return Demand(kind == .watch ? 4...4 : 3...3, ["technician"])
        default: break
        }
        if falls.contains(alarm.rule), isCalledOff(alarm, evidence) { return Demand(1...3, ["operator"]) }
        if emergencies.contains(alarm.rule), alarm.isLate {
            let age = alarm.receivedAt - alarm.raisedAt
            if age > verifiedAge + .seconds(1) { return Demand(2...2, ["operator"]) }
            if age > verifiedAge - .seconds(1) { return Demand(1...2, ["operator"]) }
        }
        return demands[alarm.rule]
    }

    /// Whether the fall was called off in the moment in which it was heard of.
    private static func isCalledOff(_ alarm: AlarmRow, _ evidence: Evidence) -> Bool {
        evidence.events.contains { event in
            event.event == "fall_cancel" && event.device == alarm.device
                && event.receivedAt >= alarm.receivedAt - .seconds(1)
                && event.receivedAt <= alarm.receivedAt + .seconds(1)
        }
    }
}
