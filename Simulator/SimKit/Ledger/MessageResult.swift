/// What became of a fleet's messages.
public struct MessageResult: Sendable {
    /// Messages handed to the network at least once.
    public private(set) var sent = 0
    /// Transmissions beyond the first of a message.
    public private(set) var repeated = 0
    /// Messages that neither the broker nor the gateway confirmed; they may be anywhere.
    public private(set) var unconfirmed = 0
    /// Messages whose rows are all there.
    public private(set) var stored = 0
    /// Messages without a row of their own, confirmed by the broker.
    public private(set) var withoutRow = 0
    /// Confirmed messages whose rows are missing.
    public private(set) var lost = 0
    /// Rows beyond the messages they tell of.
    public private(set) var duplicated = 0
    /// Messages that the gateway answered.
    public private(set) var answered = 0
    /// Whether all rows of a message that is only counted are there, by its number.
    private var counted: [Int: Bool] = [:]
    /// Everything that does not agree.
    public var findings: [Finding] = []

    mutating func count(_ entry: LedgerEntry) {
        sent += 1
        repeated += entry.transmissions - 1
        if !entry.isConfirmed { unconfirmed += 1 }
        if !entry.receipts.isEmpty { answered += 1 }
    }

    mutating func noteRowless(_ entry: LedgerEntry) {
        if entry.isConfirmed { withoutRow += 1 }
    }

    mutating func judge(_ entry: LedgerEntry, rows: Int, allowed: Int) {
        let text =
            "message \(entry.number): \(entry.event ?? entry.kind.rawValue) of \(entry.device), "
            + "ref \(entry.reference ?? "none"), ts \(entry.deviceTime.map { String($0.milliseconds) } ?? "none")"
        if rows > allowed {
            duplicated += rows - allowed
            findings.append(Finding(.duplicated, "\(text): \(rows) rows"))
        }
        if rows > 0 {
            stored += 1
        } else if entry.isConfirmed {
            lost += 1
            let promised = entry.receipts.contains(where: \.promisesStorage)
            findings.append(Finding(promised ? .brokenReceipt : .lost, "\(text): no row"))
        }
    }

    /// Judges messages of which only the number of rows is known; any of them may be the missing ones. A message of
    /// several readings comes once for each.
    mutating func addCounted(_ confirmed: [LedgerEntry], missing: Int, extra: Int, text: String) {
        for entry in confirmed { counted[entry.number] = counted[entry.number] ?? true }
        for entry in confirmed.suffix(missing) { counted[entry.number] = false }
        duplicated += extra
        if missing > 0 { findings.append(Finding(.lost, text)) }
        if extra > 0 { findings.append(Finding(.duplicated, text)) }
    }

    mutating func closeCounted() {
        stored += counted.values.count { $0 }
        lost += counted.values.count { !$0 }
        counted = [:]
    }
}
