import FleetModel
import SimKit

/// Nothing lost, nothing twice, nothing invented, nothing changed: compares every row with every message (promises 1, 2
/// and 5).
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
        /// The first message that says it.
        let message: Int32
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
    }

    private let record: RunRecord
    /// When the gateway's clock was first not the true time: from then on it may take a device's time for a wrong one
    /// and put its own in its place.
    private let clockFault: Moment
    private var numbers: [String: Int32] = [:]
    private var readings: [ReadingKey: Expected] = [:]
    /// Readings that carry the gateway's time, of which only the number is known.
    private var timeless: [Series: Bounds] = [:]
    private var events: [EventKey: Bounds] = [:]
    private var aside: [String: Bounds] = [:]
    private(set) var violations: [Violation] = []

    init(_ record: RunRecord) {
        self.record = record
        clockFault = record.outages.first { $0.kind == .clock }?.from ?? .distantFuture
        // About four readings a message; growing by doubling would copy them all again and again.
        readings.reserveCapacity(record.messages.count * 4)
        for message in record.messages where message.transmissions > 0 { expect(message) }
    }

    private mutating func expect(_ message: MessageRecord) {
        let entry = message.entry
        let device = number(of: entry.device)
        let bounds = Bounds(
            least: max(0, message.kept - message.forgotten), most: message.kept + message.repeated)
        switch entry.fate {
        case .readings(let identities):
            for identity in identities { expect(identity, of: message, device, bounds) }
        case .event:
            let key = EventKey(
                device: device, event: entry.event ?? "", reference: entry.reference, deviceTime: entry.deviceTime)
            let isNamed = entry.reference != nil || entry.deviceTime != nil
            let own = isNamed ? Bounds(least: message.mustBeStored ? 1 : 0, most: min(1, message.kept)) : bounds
            events[key, default: Bounds()].least += own.least
            events[key, default: Bounds()].most += own.most
        case .quarantine:
            aside[entry.device, default: Bounds()].least += bounds.least
            aside[entry.device, default: Bounds()].most += bounds.most
        case .noRow: break
        }
    }

    private mutating func expect(
        _ identity: ReadingIdentity, of message: MessageRecord, _ device: Int32, _ bounds: Bounds
    ) {
        let series = Series(device: device, quantity: identity.quantity)
        let isDoubtful = (message.lastKeptAt ?? .distantFuture) + Self.longestWait >= clockFault
        let mayUseServerTime = identity.mayUseServerTime || isDoubtful
        if isDoubtful, !identity.mayUseServerTime {
            // History can only be told by its own time; what lies ahead of the gateway's clock is left out.
            let isHistory = identity.at != message.entry.deviceTime
            timeless[series, default: Bounds()].least += message.mustBeStored && !isHistory ? 1 : 0
            timeless[series, default: Bounds()].most += bounds.most + 1
        } else if identity.mayUseServerTime {
            // A message is late by less than a clock runs ahead: the device's own time may be believed after all.
            timeless[series, default: Bounds()].least += bounds.least
            timeless[series, default: Bounds()].most += bounds.most
        }
        guard let at = identity.at else { return }
        let demanded = message.mustBeStored && !mayUseServerTime ? Int32(message.entry.number) : 0
        let key = ReadingKey(series: series, at: at.milliseconds)
        guard message.kept > 0 else { return }
        let value = identity.value ?? .nan
        if var known = readings[key] {
            known.isAmbiguous = known.isAmbiguous || known.value != value
            if known.demandedBy == 0 { known.demandedBy = demanded }
            readings[key] = known
        } else {
            var expected = Expected(value: value, message: Int32(message.entry.number), demandedBy: demanded)
            expected.isCounted = mayUseServerTime && (!isDoubtful || identity.at == message.entry.deviceTime)
            readings[key] = expected
        }
    }

    /// What a device said of a moment, and the message that first said it; `nil` when it said nothing.
    func said(_ quantity: Quantity, by device: String, at moment: Moment) -> (value: Double, message: Int)? {
        guard let number = numbers[device],
            let found = readings[
                ReadingKey(series: Series(device: number, quantity: quantity.number), at: moment.milliseconds)]
        else { return nil }
        return (found.value, Int(found.message))
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
            timeless[series]?.least -= 1
            timeless[series]?.most -= 1
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
        expected.isFound = true
        readings[key] = expected
    }

    /// Takes in an event of the database.
    mutating func found(_ row: EventRow) {
        let key = numbers[row.device].map {
            EventKey(device: $0, event: row.event, reference: row.reference, deviceTime: row.deviceTime)
        }
        guard let key, events[key] != nil else {
            return violate(2, "\(row.event) of \(row.device), ref \(row.reference ?? "none"): nobody sent it")
        }
        events[key]?.least -= 1
        events[key]?.most -= 1
    }

    /// What is missing and what is too much, once every row was taken in.
    mutating func close(quarantined: [String: Int]) {
        let names = Dictionary(uniqueKeysWithValues: numbers.map { ($0.value, $0.key) })
        var missing: Set<Int32> = []
        for expected in readings.values where expected.demandedBy > 0 && !expected.isFound {
            missing.insert(expected.demandedBy)
        }
        for number in missing.sorted() {
            let message = record.messages[Int(number) - 1]
            violate(
                1,
                "telemetry of \(message.entry.device), message \(number), ref \(message.entry.reference ?? "none"), ts "
                    + "\(message.entry.deviceTime.map { "\($0.milliseconds)" } ?? "none"): readings are not there")
        }
        for (series, bounds) in timeless {
            judge(bounds, "readings \(series.quantity) with server time of \(names[series.device] ?? "")")
        }
        for (key, bounds) in events {
            judge(
                bounds,
                "\(key.event) of \(names[key.device] ?? ""), ref \(key.reference ?? "none"), ts "
                    + "\(key.deviceTime.map { "\($0.milliseconds)" } ?? "none")")
        }
        // What the broker delivers again because an acknowledgement was lost is kept aside again.
        let mayRepeat = record.outages.contains { $0.kind == .lane && $0.from > record.plan.options.start }
        for (device, bounds) in aside {
            let found = quarantined[device] ?? 0
            if found < bounds.least { violate(5, "\(device): \(found) kept aside, expected \(bounds.least)") }
            if found > bounds.most, !mayRepeat {
                violate(5, "\(device): \(found) kept aside, expected at most \(bounds.most)")
            }
        }
        violations.sort { ($0.promise, $0.text) < ($1.promise, $1.text) }
    }

    private mutating func judge(_ left: Bounds, _ what: String) {
        if left.least > 0 { violate(1, "\(what): \(left.least) rows are not there") }
        if left.most < 0 { violate(2, "\(what): \(-left.most) rows too many") }
    }

    private mutating func violate(_ promise: Int, _ text: String) { violations.append(Violation(promise, text)) }

    private mutating func number(of device: String) -> Int32 {
        if let number = numbers[device] { return number }
        let number = Int32(numbers.count)
        numbers[device] = number
        return number
    }
}
