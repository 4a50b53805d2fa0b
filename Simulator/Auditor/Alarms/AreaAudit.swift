import FleetModel
import SimKit

/// What is about no single device has its cause too: a town without power or network has silent hubs, and somebody
/// spoke whom nobody knows (promise 8). Hubs of a town that are told to be silent one soon after the other are told as
/// an outage of it with the one that makes it one (promise 7).
struct AreaAudit {
    /// How long a hub may be silent. Source: care.md 6.9.
    private static let hubTime = TimeSpan.minutes(15)
    /// For how long a hub that is heard again counts as silent, and what reading and turning take. Source: care.md 8.2.
    private static let back = TimeSpan.minutes(2)
    /// As many hubs, or as many of a hundred of a township, make an outage of it. Source: care.md 8.2, DEV-4.
    private static let hubs = 10
    private static let share = 20
    /// Of fewer no outage is made, however small the town; the wording of care.md would take one. Source: decision 40.
    private static let fewest = 3
    /// How soon after each other they must have fallen silent, and what is left aside at its edge. Source: care.md 8.2.
    private static let window = TimeSpan.minutes(10) - .seconds(30)

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
        for alarm in evidence.alarms.fresh where alarm.rule == "DEV-1" && !alarm.isTest { checkTold(alarm, evidence) }
    }

    /// A hub's own alarm and that of its town are written in one transaction: no failure excuses that one is missing.
    private mutating func checkTold(_ alarm: AlarmRow, _ evidence: Evidence) {
        let at = alarm.receivedAt
        guard let hub = alarm.device, let town = towns.first(where: { $0.value.contains(hub) }),
            !evidence.isClockDoubtful(at - Self.window, at)
        else { return }
        let silent = town.value.count { isToldSilent($0, at, evidence) }
        let needed = min(Self.hubs, max(Self.fewest, (town.value.count * Self.share + 99) / 100))
        guard silent >= needed else { return }
        let isTold = evidence.alarms.all.contains {
            $0.rule == "DEV-4" && $0.receivedAt <= at && ($0.endedAt.map { $0 >= at } ?? true)
        }
        if isTold { return }
        violations.append(
            Violation(
                7,
                "\(alarm.name): \(silent) of \(town.value.count) hubs of township \(town.key) fell silent by then, and "
                    + "no outage of it was told"))
    }

    /// Whether it was told shortly before that the hub is silent, and it has said nothing since.
    private func isToldSilent(_ hub: String, _ at: Moment, _ evidence: Evidence) -> Bool {
        guard !evidence.isMoved(hub, by: at),
            let told = evidence.alarms.about([hub]).last(where: {
                $0.rule == "DEV-1" && !$0.isTest && $0.receivedAt <= at
            })
        else { return false }
        let isOver = told.edges.contains { ["cleared", "closed"].contains($0.cause) && $0.at <= at }
        let isHeard = evidence.record.heard[hub]?.contains { $0 >= told.receivedAt - Self.back && $0 <= at } ?? false
        return told.receivedAt >= at - Self.window && !isOver && !isHeard
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
