/// Compares a ledger with the rows of a database: what was lost, what is there twice.
///
/// Feed it every row, then take the `result`. Nothing here comes from the gateway: it is the sender's own accounts.
public struct MessageReconciliation: Sendable {
    private struct Series: Hashable {
        let device: Int32
        let quantity: UInt8
    }

    private struct ReadingKey: Hashable {
        let series: Series
        let at: Moment
    }

    private struct EventKey: Hashable {
        let device: Int32
        let event: String
        let reference: String?
        let deviceTime: Moment?
    }

    private let ledger: Ledger
    private var deviceNumbers: [String: Int32] = [:]
    /// Whether the reading of that key was found.
    private var readings: [ReadingKey: Bool] = [:]
    /// Readings found that carry the gateway's time.
    private var serverTimed: [Series: Int] = [:]
    private var events: [EventKey: Int] = [:]
    private var quarantined: [Int32: Int] = [:]
    private var findings: [Finding] = []

    /// Prepares to compare with `ledger`.
    public init(_ ledger: Ledger) {
        self.ledger = ledger
        for entry in ledger.entries {
            let device = number(of: entry.device)
            switch entry.fate {
            case .readings(let identities):
                for identity in identities {
                    let series = Series(device: device, quantity: identity.quantity)
                    if let at = identity.at { readings[ReadingKey(series: series, at: at)] = false }
                    if identity.mayUseServerTime { serverTimed[series] = 0 }
                }
            case .event: events[key(of: entry)] = 0
            case .quarantine: quarantined[device] = 0
            case .noRow: break
            }
        }
    }

    /// Takes in a reading of the database.
    public mutating func found(_ reading: StoredReading) {
        let series = deviceNumbers[reading.device].map { Series(device: $0, quantity: reading.quantity) }
        if let series, reading.isServerTime, let count = serverTimed[series] {
            serverTimed[series] = count + 1
        } else if let series, readings[ReadingKey(series: series, at: reading.at)] != nil {
            readings[ReadingKey(series: series, at: reading.at)] = true
        } else {
            let text = "reading \(reading.quantity) of \(reading.device) at \(reading.at.milliseconds) was never sent"
            findings.append(Finding(.foreign, text))
        }
    }

    /// Takes in an event of the database.
    public mutating func found(_ event: StoredEvent) {
        let key = deviceNumbers[event.device].map {
            EventKey(device: $0, event: event.event, reference: event.reference, deviceTime: event.deviceTime)
        }
        if let key, let count = events[key] {
            events[key] = count + 1
        } else {
            let text = "\(event.event) of \(event.device), ref \(event.reference ?? "none"), was never sent"
            findings.append(Finding(.foreign, text))
        }
    }

    /// Takes in a message that the gateway keeps aside; `device` as its topic names it, or the whole topic.
    public mutating func foundInQuarantine(device: String) {
        if let number = deviceNumbers[device], let count = quarantined[number] { quarantined[number] = count + 1 }
    }

    /// The comparison, once every row was taken in.
    public func result() -> MessageResult {
        var result = MessageResult()
        result.findings = findings
        var anonymous = CountedRows<EventKey>()
        var series = CountedRows<Series>()
        var aside = CountedRows<Int32>()
        for entry in ledger.entries where entry.transmissions > 0 {
            result.count(entry)
            let device = deviceNumbers[entry.device] ?? -1
            switch entry.fate {
            case .event:
                if entry.reference == nil && entry.deviceTime == nil {
                    anonymous.add(entry, under: key(of: entry))
                } else {
                    result.judge(entry, rows: events[key(of: entry)] ?? 0, allowed: 1)
                }
            case .readings(let identities): judge(entry, identities, device, &series, &result)
            case .quarantine: aside.add(entry, under: device)
            case .noRow: result.noteRowless(entry)
            }
        }
        anonymous.judge(into: &result, word: "unnamed events") { events[$0] ?? 0 }
        series.judge(into: &result, word: "readings with server time") { serverTimed[$0] ?? 0 }
        aside.judge(into: &result, word: "messages in quarantine") { quarantined[$0] ?? 0 }
        result.closeCounted()
        return result
    }

    private func judge(
        _ entry: LedgerEntry, _ identities: [ReadingIdentity], _ device: Int32, _ series: inout CountedRows<Series>,
        _ result: inout MessageResult
    ) {
        var isMissing = false
        var counted = false
        for identity in identities {
            let key = Series(device: device, quantity: identity.quantity)
            if let at = identity.at, readings[ReadingKey(series: key, at: at)] == true {
                if identity.mayUseServerTime { series.allowRepetitions(of: entry, under: key) }
                continue
            }
            if identity.mayUseServerTime {
                series.add(entry, under: key)
                counted = true
            } else {
                isMissing = true
            }
        }
        if isMissing {
            result.judge(entry, rows: 0, allowed: 1)
        } else if !counted {
            result.judge(entry, rows: 1, allowed: 1)
        }
    }

    private mutating func number(of device: String) -> Int32 {
        if let number = deviceNumbers[device] { return number }
        let number = Int32(deviceNumbers.count)
        deviceNumbers[device] = number
        return number
    }

    private func key(of entry: LedgerEntry) -> EventKey {
        EventKey(
            device: deviceNumbers[entry.device] ?? -1, event: entry.event ?? "", reference: entry.reference,
            deviceTime: entry.deviceTime)
    }
}
