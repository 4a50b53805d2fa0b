import CareCore
import Ingest
import WholeSystem

/// Mistakes that a process makes because another one was there before it.
extension Mutation {
    /// Makes one of these mistakes.
    func restart(_ tampering: inout Tampering) {
        switch self {
        case .forgetsTheNextAfterRestart: Self.forgetTheNext(&tampering)
        case .ringsAfterRestart: Self.ringAgain(&tampering)
        default: break
        }
    }

    /// The events that were there are forgotten.
    static func forgetEvents(_ recovered: inout Recovered) {
        recovered.eventIdentities = []
        let devices = recovered.checkpoint?.devices ?? []
        recovered.checkpoint?.devices = devices.map { state in
            .init(device: state.device, bytes: state.bytes.withoutIdentities, heardAt: state.heardAt)
        }
    }

    /// What tells one event from another (decision 13).
    private struct Identity: Hashable {
        let device: DeviceNumber
        let kind: EventKind
        let reference: String?
        let deviceTime: Timestamp?

        /// Nothing for an event that says neither its number nor its time.
        init?(_ event: EventRow) {
            if event.reference == nil, event.deviceTime == nil { return nil }
            device = event.device
            kind = event.kind
            reference = event.reference
            deviceTime = event.deviceTime
        }
    }

    /// Events that were forgotten and come again ring again. The schema would refuse their second row: it is left out,
    /// so that nothing but what rings shows it.
    private static func ringAgain(_ tampering: inout Tampering) {
        var written: Set<Identity> = []
        var newest: (at: Timestamp, events: Set<Identity>)?
        tampering.resume = { recovered in
            // A transaction that was torn or refused has written nothing.
            if let last = newest, recovered.committedAt != last.at { written.subtract(last.events) }
            newest = nil
            Self.forgetEvents(&recovered)
        }
        tampering.commit = { batch in
            let known = written
            let new = Set(batch.effects.events.compactMap { Identity($0) }).subtracting(known)
            batch.effects.events.removeAll { event in Identity(event).map { known.contains($0) } ?? false }
            newest = (batch.now, new)
            written.formUnion(new)
        }
    }

    /// Of alarms that are older than what was read back, nobody who comes later in the chain is told.
    private static func forgetTheNext(_ tampering: inout Tampering) {
        // The first alarm that was raised since something was read back.
        var first: AlarmID?
        var hidden: Set<NotificationID> = []
        tampering.recover = { _ in first = nil }
        tampering.commit = { batch in
            let raised = batch.effects.alarmEdges.first { $0.cause == .raised }
            first = first ?? raised?.alarm.id
            for told in batch.effects.notifications {
                let isOld = told.alarm.map { alarm in first.map { alarm < $0 } ?? true } ?? false
                if isOld, told.purpose == .escalated { hidden.insert(told.id) } else { hidden.remove(told.id) }
            }
            let left = hidden
            batch.effects.notifications.removeAll { left.contains($0.id) }
            batch.outgoing.removeAll { Self.isOne($0, of: left) }
        }
        tampering.swallow = { Self.isOne($0, of: hidden) }
    }

    /// Whether a message is one of these letters.
    private static func isOne(_ message: OutgoingMessage, of letters: Set<NotificationID>) -> Bool {
        guard isLetter(message) else { return false }
        let text = String(decoding: message.payload, as: UTF8.self)
        return letters.contains { text.contains("\"id\":\"\($0.number)\"") }
    }
}
