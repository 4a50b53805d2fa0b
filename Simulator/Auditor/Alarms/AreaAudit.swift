import FleetModel
import SimKit

/// What is about no single device has its cause too: a town without power or network has silent hubs, and somebody
/// spoke whom nobody knows (promise 8). That a town's outage is told at all is not asked for: each silent hub is.
struct AreaAudit {
    /// How long a hub may be silent. Source: care.md 6.9.
    private static let hubTime = TimeSpan.minutes(15)
    /// For how long a hub that is heard again counts as silent, and what reading and turning take. Source: care.md 8.2.
    private static let back = TimeSpan.minutes(2)
    /// As many hubs, or as many of a hundred of a township, make an outage of it. Source: care.md 8.2, DEV-4.
    private static let hubs = 10
    private static let share = 20

    /// How long before an alarm what explains it came, where nothing failed.
    private static let memory = TimeSpan.minutes(10)

    private var towns: [String: [String]] = [:]
    private(set) var violations: [Violation] = []

    init(_ plan: FleetPlan) {
        for household in plan.households {
            if let hub = household.hub { towns[household.township, default: []].append(hub.id) }
        }
    }

    mutating func judge(_ evidence: Evidence) {
        for alarm in evidence.alarms.fresh where !alarm.isTest {
            let isExplained: Bool
            switch alarm.rule {
            case "DEV-4": isExplained = isOut(alarm.receivedAt, evidence)
            case "SEC-1": isExplained = hasStranger(alarm.receivedAt, evidence)
            default: continue
            }
            if isExplained || isBlurred(alarm.receivedAt, evidence) { continue }
            violations.append(Violation(8, "unexpected: \(alarm.name): nothing happened that explains it"))
        }
    }

    /// Whether enough hubs of some township were not heard.
    private func isOut(_ at: Moment, _ evidence: Evidence) -> Bool {
        towns.values.contains { hubs in
            let silent = hubs.count { isSilent($0, at, evidence) }
            return silent >= Self.hubs || silent > 0 && silent * 100 >= hubs.count * Self.share
        }
    }

    private func isSilent(_ hub: String, _ at: Moment, _ evidence: Evidence) -> Bool {
        let heard = evidence.record.heard[hub] ?? []
        let slack = evidence.slack(at: at)
        guard let last = heard.last(where: { $0 < at - Self.back - slack }) else { return true }
        let next = heard.first { $0 > last } ?? at
        return min(next, at) - last > Self.hubTime - Self.back - slack
    }

    /// Whether somebody spoke who is not of the fleet.
    private func hasStranger(_ at: Moment, _ evidence: Evidence) -> Bool {
        evidence.record.heard.contains { name, moments in
            evidence.device(name) == nil && moments.contains { $0 >= at - Self.memory && $0 <= at + .seconds(1) }
        }
    }

    /// Whether what the gateway heard was not what came to its machine, or a device speaks under the name of a county
    /// in which it is no more.
    private func isBlurred(_ at: Moment, _ evidence: Evidence) -> Bool {
        let from = at - Self.hubTime - Self.memory
        return evidence.isTroubled(from, at, except: [.household]) || evidence.hasFailed(from, at)
            || evidence.isClockDoubtful(from, at)
            || evidence.record.plan.devices.contains { evidence.isMoved($0.id, by: at) }
    }
}
