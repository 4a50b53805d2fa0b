import SimKit

/// Ledgers for tests, made in a line.
enum Sample {
    static func entry(
        _ number: Int, fate: MessageFate, kind: MessageKind? = nil, event: String? = nil, reference: String? = nil,
        time: Int64? = nil, truth: Int? = nil, device: String = "sos-1"
    ) -> LedgerEntry {
        LedgerEntry(
            number: number, device: device, kind: kind ?? (event == nil ? .telemetry : .event), event: event,
            reference: reference, deviceTime: time.map { Moment(milliseconds: $0) }, payloadHash: 0xfeed,
            truth: truth, isTest: false, fate: fate)
    }

    /// A ledger of entries that were each sent and confirmed as often as given.
    static func ledger(_ entries: [(entry: LedgerEntry, sent: Int, confirmed: Int)]) -> Ledger {
        var ledger = Ledger()
        for (entry, sent, confirmed) in entries {
            ledger.apply(.message(entry))
            for _ in 0..<sent { ledger.apply(.transmission(number: entry.number, at: Moment(milliseconds: 1))) }
            for _ in 0..<confirmed {
                ledger.apply(.brokerAcknowledgement(number: entry.number, at: Moment(milliseconds: 2)))
            }
        }
        return ledger
    }

    static func sos(_ number: Int, _ reference: String? = nil, time: Int64? = nil) -> LedgerEntry {
        entry(number, fate: .event, event: "sos", reference: reference, time: time)
    }

    static func row(_ reference: String?, time: Int64?) -> StoredEvent {
        StoredEvent(
            device: "sos-1", event: "sos", reference: reference, deviceTime: time.map { Moment(milliseconds: $0) })
    }

    static func reading(_ quantity: UInt8, _ at: Int64, isServerTime: Bool = false) -> StoredReading {
        StoredReading(
            device: "sos-1", quantity: quantity, at: Moment(milliseconds: at), isServerTime: isServerTime)
    }
}
