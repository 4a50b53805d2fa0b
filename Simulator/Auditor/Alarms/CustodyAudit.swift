import FleetModel
import SimKit

/// Devices that the books have somewhere else than where they speak ring as care.md 8.2 says (AST-1 to AST-4), and
/// what they measure meanwhile is kept for nobody, least of all for the next household (promises 6 and 7).
struct CustodyAudit {
    /// Source: care.md 8.2.
    private static let rules: Set<String> = ["AST-1", "AST-2", "AST-3", "AST-4"]
    /// AST-1: where a thing lies in a store.
    private static let stored: Set<String> = ["returned", "sanitizing", "ready"]
    /// AST-1: reporting for so long.
    private static let reporting = TimeSpan.minutes(10)
    /// AST-4: so many messages in so long; more are asked for here, because some count for nothing.
    private static let stray = (messages: 8, time: TimeSpan.minutes(25))

    /// Presses of a device that served nobody.
    private struct Presses {
        var least: Int64 = 0
        var most: Int64 = 0
        var counted: Int64 = 0
    }

    /// What came to the gateway's machine of devices on a book, in order.
    private var heard: [String: [Moment]] = [:]
    private var presses: [String: Presses] = [:]
    /// Alarms by rule and device, each as often as it was raised.
    private var raised: [String: [Moment]] = [:]
    private var unservedReadings: Set<String> = []
    private(set) var violations: [Violation] = []

    /// Nothing happens to the messages any more.
    mutating func settle(_ messages: [MessageRecord], _ evidence: Evidence) {
        for message in messages where message.entry.event == "sos" && !message.entry.isTest && message.kept > 0 {
            let device = message.entry.device
            let at = message.entry.deviceTime ?? message.firstArrivedAt ?? message.madeAt
            // One without a time of its own, or with a strange one, is dated when it is read.
            let isDated = message.entry.deviceTime != nil && evidence.device(device)?.hasUsableClock ?? false
            let end = isDated ? at : (message.lastKeptAt ?? at) + .hours(4)
            // What a strange clock says is believed where it could be true.
            let mayBeNobodys = evidence.mayBeUnserved(device, isDated ? at : message.madeAt, end)
            let mayBeEarly = evidence.mayPrecedeService(device, min(at, message.madeAt))
            guard mayBeNobodys || mayBeEarly || evidence.mayBeUnserved(device, at, at) else { continue }
            // Redelivered, it rings each time it is read.
            presses[device, default: Presses()].most += .max / 1_000_000
            let isDue =
                isDated && message.mustBeStored && evidence.isUnserved(device, at: at)
                && isLying(device, message.firstArrivedAt, evidence)
            if isDue { presses[device]?.least += 1 }
        }
    }

    /// Whether the device was surely in a store or gone when the message came: while it is tried or fitted, what it
    /// says is a trial.
    private func isLying(_ device: String, _ arrived: Moment?, _ evidence: Evidence) -> Bool {
        guard let arrived else { return false }
        let states = evidence.record.books.filter { $0.device == device }
        guard let before = states.last(where: { $0.at + Evidence.margin < arrived }) else { return false }
        let next = states.first { $0.at >= before.at && $0 != before }
        let isQuiet = ["returned", "sanitizing", "ready", "retired"].contains(before.state)
        let staysQuiet = next.map { ["sanitizing", "ready"].contains($0.state) || arrived + Evidence.margin < $0.at }
        return isQuiet && staysQuiet ?? (arrived + Evidence.margin < evidence.limit)
            && !evidence.isClockDoubtful(before.at, arrived)
    }

    /// Takes in a reading of the database.
    mutating func found(_ row: ReadingRow, _ evidence: Evidence) {
        guard evidence.isProperty(row.device), evidence.isUnserved(row.device, at: row.at),
            !evidence.isClockDoubtful(row.at - .hours(1), row.at + .hours(1)),
            unservedReadings.insert(row.device).inserted
        else { return }
        violate(6, "a reading of \(row.device) at \(row.at.milliseconds), when it served nobody, is kept")
    }

    mutating func judge(_ evidence: Evidence, isLast: Bool) {
        for device in Set(evidence.record.books.map(\.device)) {
            let last = heard[device]?.last ?? Moment(milliseconds: .min)
            heard[device, default: []] += (evidence.record.heard[device] ?? []).filter {
                $0 > last && $0 <= evidence.until
            }
        }
        for alarm in evidence.alarms.fresh where Self.rules.contains(alarm.rule) && !alarm.isTest {
            check(alarm, evidence)
        }
        for alarm in evidence.alarms.closing where alarm.rule == "AST-2" {
            presses[alarm.device ?? "", default: Presses()].counted += alarm.count
        }
        guard isLast else { return }
        for (device, found) in presses.sorted(by: { $0.key < $1.key }) {
            if found.counted < found.least {
                violate(8, "AST-2 of \(device): \(found.least) presses of nobody, \(found.counted) rang")
            }
            if found.counted > found.most { violate(8, "AST-2 of \(device): \(found.counted) rang, nobody pressed") }
        }
        for device in Set(evidence.record.books.map(\.device)).sorted() { demand(device, evidence) }
    }

    /// Whether the books, or another bed that it was given to, explain the alarm.
    private mutating func check(_ alarm: AlarmRow, _ evidence: Evidence) {
        let device = alarm.device ?? ""
        raised["\(alarm.rule) \(device)", default: []].append(alarm.receivedAt)
        let states = evidence.record.books.filter { $0.device == device }
        // A step of which nobody has heard yet may be on disk.
        let isOnBook = { (names: Set<String>) in states.contains { names.contains($0.state) } }
        let isExplained =
            switch alarm.rule {
            case "AST-1": isOnBook(["pending-return", "returned"])
            // Of a device on no book the presses alone explain it, which are counted at the end.
            case "AST-2": states.isEmpty || isOnBook(["pending-return", "returned"])
            case "AST-3": isOnBook(["returned"])
            default: evidence.isMoved(device, by: alarm.receivedAt)
            }
        if !isExplained { violate(8, "\(alarm.name): the books say nothing that explains it") }
        if alarm.rule != "AST-4", alarm.place != nil { violate(6, "\(alarm.name): it is nobody's, and has a place") }
        guard alarm.rule == "AST-1", let back = states.first(where: { $0.state == "returned" && $0.isSure }),
            !evidence.isClockDoubtful(back.at, alarm.receivedAt)
        else { return }
        let slack = max(evidence.slack(at: back.at), evidence.slack(at: alarm.receivedAt))
        if alarm.receivedAt + slack < back.at + Self.reporting {
            violate(7, "\(alarm.name): in the store since \(back.at.milliseconds) only")
        }
    }

    /// What must have rung, where nothing of the system failed.
    private mutating func demand(_ device: String, _ evidence: Evidence) {
        let states = evidence.record.books.filter { $0.device == device }
        let moments = heard[device] ?? []
        for (index, state) in states.enumerated() where state.isSure {
            let isStored = Self.stored.contains(state.state)
            let next = states.dropFirst(index + 1).first {
                // Each step of a thing in the store begins its silence anew (care.md 8.2: "or state changed").
                isStored || $0.state == "allocated" || $0.state == "retired"
            }
            if isStored, next?.isSure == false { continue }
            let end = min(next?.at ?? evidence.record.lifeEnd, evidence.record.lifeEnd)
            if evidence.isTroubled(state.at, end, except: [.household]) { continue }
            if evidence.hasFailed(state.at, end) { continue }
            let came = moments.filter { $0 > state.at + .minutes(1) && $0 + .minutes(1) < end }
            switch state.state {
            case _ where isStored:
                let isDue = came.first.map { first in
                    came.count { $0 > first + Self.reporting + .minutes(1) } > 1
                }
                if isDue == true { demand("AST-1", device, state.at, end) }
            case "retired":
                if came.count > 1 { demand("AST-3", device, state.at, end) }
            case "in-service" where index > 0:
                let isThere = came.indices.contains { index in
                    let last = index + Self.stray.messages - 1
                    return last < came.count && came[last] - came[index] < Self.stray.time
                }
                if isThere, namesHub(device, evidence) { demand("AST-4", device, state.at, end) }
            default: break
            }
        }
    }

    /// Whether the device's messages name the hub of the home from which it was never taken, and their own times.
    private func namesHub(_ device: String, _ evidence: Evidence) -> Bool {
        guard evidence.record.plan.options.namesHubs, let plan = evidence.device(device) else { return false }
        return plan.kind.isHeardThroughHub && plan.hasUsableClock
    }

    private mutating func demand(_ rule: String, _ device: String, _ from: Moment, _ until: Moment) {
        guard !(raised["\(rule) \(device)"] ?? []).contains(where: { $0 >= from && $0 <= until }) else { return }
        violate(7, "\(device) spoke from \(from.milliseconds) to \(until.milliseconds): no \(rule)")
    }

    private mutating func violate(_ promise: Int, _ text: String) { violations.append(Violation(promise, text)) }
}
