import CareCore
import Ingest
import WholeSystem

/// Mistakes that a process makes because another one was there before it.
extension Mutation {
    /// Makes one of these mistakes.
    func restart(_ tampering: inout Tampering) {
        switch self {
        case .forgetsTheNextAfterRestart: Self.forgetTheNext(&tampering)
        default: break
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
