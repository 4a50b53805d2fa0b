import FleetModel
import SimKit

/// Nothing lost, nothing twice, nothing invented, nothing changed: compares every row with every message (promises 1, 2
/// and 5).
///
/// A message counts once it is settled; a reading is compared once no message that may say it is open any more. What
/// has no time of its own is counted, over the whole run.
struct MessageAudit {
    private struct Series: Hashable {
        let device: Int32
        let quantity: UInt8
    }

    private struct ReadingKey: Hashable {
        let series: Series
        let at: Int64
    }

    /// What is expected of a reading with a time of its own.
    private struct Expected {
        var value: Double
        /// The message that must be stored; 0 when none must.
        var demandedBy: Int32
        var isFound = false
        /// Whether it is also counted among those that may carry the gateway's time.
        var isCounted = false
        /// Whether two messages say different things of the same moment.
        var isAmbiguous = false
    }

    private struct EventKey: Hashable {
        let device: Int32
        let event: String
        let reference: String?
        let deviceTime: Moment?
    }

    private struct Bounds {
        var least = 0
        var most = 0
        /// Whether somebody sent it.
        var isSent = false
        /// Rows that may count as tests, and rows that may not, at most.
        var tests = 0
        var reals = 0

        mutating func add(_ least: Int, _ most: Int) {
            self.least += least
            self.most += most
            isSent = true
        }

        mutating func find(_ rows: Int = 1) {
            least -= rows
            most -= rows
        }
    }

    private var numbers: [String: Int32] = [:]
    private var names: [String] = []
    private var readings: [ReadingKey: Expected] = [:]
    /// Readings that carry the gateway's time, of which only the number is known.
    private var timeless: [Series: Bounds] = [:]
    private var events: [EventKey: Bounds] = [:]
    private var aside: [String: Bounds] = [:]
    private var lost: [Int32: Int] = [:]
    private(set) var violations: [Violation] = []

    /// Nothing happens to the messages any more.
    mutating func settle(_ messages: [MessageRecord], _ evidence: Evidence) {
        for message in messages where message.transmissions > 0 { expect(message, evidence) }
    }

    private mutating func expect(_ message: MessageRecord, _ evidence: Evidence) {
        let entry = message.entry
        let device = number(of: entry.device)
        let least = max(0, message.kept - message.forgotten)
        let most = message.kept + message.repeated
        switch entry.fate {
        case .readings(let identities):
            // The gateway may take a device's time for a wrong one and put its own in its place.
            let isDoubtful =
                message.firstKeptAt.map {
                    evidence.isClockDoubtful($0, (message.lastKeptAt ?? $0) + Self.longestWait)
                } ?? false
            // History that nobody can date is taken in part, and the message kept aside.
            if identities.contains(where: { $0.at != entry.deviceTime }) {
                aside[entry.device, default: Bounds()].most += message.arrivals
            }
            for identity in identities {
                let isNobodys = isPossiblyUnserved(message, identity.at, evidence)
                expect(identity, of: message, device, (isNobodys ? 0 : least, most), isDoubtful, isNobodys, evidence)
            }
        case .event:
            let key = EventKey(
                device: device, event: entry.event ?? "", reference: entry.reference, deviceTime: entry.deviceTime)
            let isNamed = entry.reference != nil || entry.deviceTime != nil
            let isNobodys = isPossiblyUnserved(message, entry.deviceTime, evidence)
            let rows = isNamed ? min(1, message.kept) : most
            events[key, default: Bounds()].add(
                isNobodys ? 0 : isNamed ? (message.mustBeStored ? 1 : 0) : least, rows)
            if entry.isTest { events[key]?.tests += rows } else { events[key]?.reals += rows }
            // An event of nobody is kept aside, each time it comes.
            if isNobodys { aside[entry.device, default: Bounds()].add(0, message.arrivals) }
        // It is kept aside anew only when it comes again.
        case .quarantine: aside[entry.device, default: Bounds()].add(least, message.arrivals)
        case .noRow: break
        }
    }

    private mutating func expect(
        _ identity: ReadingIdentity, of message: MessageRecord, _ device: Int32, _ bounds: (least: Int, most: Int),
        _ isDoubtful: Bool, _ isNobodys: Bool, _ evidence: Evidence
    ) {
        let series = Series(device: device, quantity: identity.quantity)
        let mayUseServerTime = identity.mayUseServerTime || isDoubtful
        // What is believed is there once, however often it came or was said again; with the gateway's time, each time.
        let isRepeated = identity.at.map { readings[ReadingKey(series: series, at: $0.milliseconds)] != nil } ?? false
        let once = isRepeated ? 0 : min(1, bounds.least)
        if isDoubtful, !identity.mayUseServerTime {
            // History can only be told by its own time; what lies ahead of the gateway's clock is left out.
            let isHistory = identity.at != message.entry.deviceTime
            let isDemanded = message.mustBeStored && !isHistory && !isNobodys
            timeless[series, default: Bounds()].add(isDemanded ? once : 0, bounds.most + 1)
        } else if identity.mayUseServerTime {
            // A message is late by less than a clock runs ahead: the device's own time may be believed after all.
            let isReplaced = !isDoubtful && Self.isReplaced(identity.at, message, evidence)
            timeless[series, default: Bounds()].add(isReplaced ? bounds.least : once, bounds.most)
        }
        guard let at = identity.at else { return }
        let isDemanded = message.mustBeStored && !mayUseServerTime && !isNobodys
        let demanded = isDemanded ? Int32(message.entry.number) : 0
        let key = ReadingKey(series: series, at: at.milliseconds)
        guard message.kept > 0 else { return }
        let value = identity.value ?? .nan
        if var known = readings[key] {
            known.isAmbiguous = known.isAmbiguous || known.value != value
            if known.demandedBy == 0 { known.demandedBy = demanded }
            readings[key] = known
        } else {
            var expected = Expected(value: value, demandedBy: demanded)
            expected.isCounted = mayUseServerTime && (!isDoubtful || identity.at == message.entry.deviceTime)
            readings[key] = expected
        }
    }

    /// Whether the device's time was too far from the gateway's each time the message was read: two minutes ahead and
    /// some seconds on the way, or years behind. What had to wait at the broker may be read when its time has come.
    private static func isReplaced(_ at: Moment?, _ message: MessageRecord, _ evidence: Evidence) -> Bool {
        guard let at else { return true }
        let kept = message.lastKeptAt ?? message.madeAt
        let lead = at - kept
        if lead < .days(-365) || lead > longestWait + .seconds(150) { return true }
        return lead > .seconds(150) && !evidence.isTroubled(kept, at, except: [.household])
            && !evidence.hasFailed(kept, at)
    }

    /// Whether the device may have served nobody at the time of the message, by its own clock or the gateway's.
    private func isPossiblyUnserved(_ message: MessageRecord, _ at: Moment?, _ evidence: Evidence) -> Bool {
        let device = message.entry.device
        if let at, evidence.mayBeUnserved(device, at, at) { return true }
        let usesOwnTime = at != nil && evidence.device(device).map { $0.hasUsableClock } ?? false
        return !usesOwnTime
            && evidence.mayBeUnserved(device, message.madeAt, (message.lastKeptAt ?? message.madeAt) + Self.longestWait)
    }

    /// How long a message may wait at the broker.
    private static let longestWait = TimeSpan.hours(4)

    /// Takes in a reading of the database.
    mutating func found(_ row: ReadingRow) {
        guard let device = numbers[row.device], let quantity = StoredNumbers.quantities[row.metric] else {
            return violate(2, "reading of metric \(row.metric) of \(row.device): nobody sent it")
        }
        let series = Series(device: device, quantity: quantity.number)
        if row.isServerTime, timeless[series] != nil {
            timeless[series]?.find()
            return
        }
        let key = ReadingKey(series: series, at: row.at.milliseconds)
        guard var expected = readings[key] else {
            return violate(2, "\(quantity.rawValue) of \(row.device) at \(row.at.milliseconds): nobody sent it")
        }
        if timeless[series] != nil, !row.isServerTime, expected.isCounted, !expected.isFound {
            // Believed after all: it is not among those with the gateway's time.
            timeless[series]?.least -= 1
        }
        if row.isValid, !expected.isAmbiguous, !expected.value.isNaN, row.value != expected.value {
            violate(
                1,
                "\(quantity.rawValue) of \(row.device) at \(row.at.milliseconds): sent \(expected.value), "
                    + "stored \(row.value.map { "\($0)" } ?? "nothing")")
        }
        if !row.isValid, !expected.isAmbiguous, PlausibilityAudit.mustBeBelieved(quantity, expected.value) {
            violate(
                1,
                "\(quantity.rawValue) of \(row.device) at \(row.at.milliseconds): sent \(expected.value), which can "
                    + "be, and does not count as measured")
        }
        expected.isFound = true
        readings[key] = expected
    }

    /// Every reading before the moment was taken in: what was expected of that time and is not there is lost.
    mutating func swept(before moment: Moment) {
        for (key, expected) in readings
        where key.at < moment.milliseconds && expected.demandedBy > 0 && !expected.isFound {
            lost[expected.demandedBy] = Int(key.series.device)
        }
        readings = readings.filter { $0.key.at >= moment.milliseconds }
        for (number, device) in lost.sorted(by: { $0.key < $1.key }) {
            violate(1, "telemetry of \(names[device]), message \(number): readings are not there")
        }
        lost = [:]
    }

    /// Takes in an event of the database.
    mutating func found(_ row: EventRow, _ evidence: Evidence) {
        let key = EventKey(
            device: number(of: row.device), event: row.event, reference: row.reference, deviceTime: row.deviceTime)
        events[key, default: Bounds()].find()
        // While it is tried, whatever it says is a test.
        if row.isTest, evidence.mayBeTried(row.device, at: row.receivedAt) { return }
        if row.isTest { events[key]?.tests -= 1 } else { events[key]?.reals -= 1 }
    }

    /// Takes in what is kept aside in the name of a device.
    mutating func foundAside(_ device: String, rows: Int) { aside[device, default: Bounds()].find(rows) }

    /// What is missing and what is too much, once every row was taken in.
    mutating func close() {
        for (series, bounds) in timeless {
            judge(bounds, "readings \(series.quantity) with server time of \(names[Int(series.device)])")
        }
        for (key, bounds) in events {
            let what =
                "\(key.event) of \(names[Int(key.device)]), ref \(key.reference ?? "none"), ts "
                + "\(key.deviceTime.map { "\($0.milliseconds)" } ?? "none")"
            judge(bounds, what)
            guard bounds.isSent else { continue }
            if bounds.tests < 0 { violate(1, "\(what): \(-bounds.tests) rows are tests, and it was none") }
            if bounds.reals < 0 { violate(1, "\(what): \(-bounds.reals) rows are no tests, and it was one") }
        }
        // What strangers send is the broker's to refuse; the simulated one does not.
        for (device, bounds) in aside where bounds.isSent {
            if bounds.least > 0 { violate(5, "\(device): \(bounds.least) messages are not kept aside") }
            if bounds.most < 0 { violate(5, "\(device): \(-bounds.most) messages too many kept aside") }
        }
        violations.sort { ($0.promise, $0.text) < ($1.promise, $1.text) }
    }

    private mutating func judge(_ left: Bounds, _ what: String) {
        if !left.isSent { return violate(2, "\(what): nobody sent it") }
        if left.least > 0 { violate(1, "\(what): \(left.least) rows are not there") }
        if left.most < 0 { violate(2, "\(what): \(-left.most) rows too many") }
    }

    private mutating func violate(_ promise: Int, _ text: String) { violations.append(Violation(promise, text)) }

    private mutating func number(of device: String) -> Int32 {
        if let number = numbers[device] { return number }
        let number = Int32(numbers.count)
        numbers[device] = number
        names.append(device)
        return number
    }
}
