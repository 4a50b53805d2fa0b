import CareCore
import Ingest
import WholeSystem

/// Mistakes about who is served and who is told.
extension Mutation {
    /// Makes one of these mistakes.
    func misplace(_ tampering: inout Tampering) {
        switch self {
        case .endsServicesEarly: Self.endServicesEarly(&tampering)
        case .tellsAnotherFamily: Self.tellAnotherFamily(&tampering)
        case .namesAnotherBed: Self.nameAnotherBed(&tampering)
        default: break
        }
    }

    /// What the books take back ends as it should.
    private static func endServicesEarly(_ tampering: inout Tampering) {
        tampering.commit = { batch in
            var starting: Set<DeviceNumber> = []
            for case .assignmentStarted(let device, _) in batch.effects.registry { starting.insert(device) }
            batch.effects.registry = batch.effects.registry.map { change in
                guard case .assignmentEnded(let device, let moment) = change, starting.contains(device) else {
                    return change
                }
                return .assignmentEnded(device, at: moment - Milliseconds(1))
            }
        }
    }

    /// The row and the letter agree.
    private static func tellAnotherFamily(_ tampering: inout Tampering) {
        var first: String?
        tampering.commit = { batch in
            batch.effects.notifications = batch.effects.notifications.map { notification in
                guard notification.role == "family" else { return notification }
                let recipient = first ?? notification.recipient
                first = recipient
                return Self.readdress(notification, to: recipient)
            }
        }
        tampering.send = { message in
            guard Self.isLetter(message), let first, let right = message.topic.split(separator: "/").last,
                right.hasPrefix("family-")
            else { return message }
            return Self.change(
                message, topic: message.topic.replacing(right, with: first),
                payload: Self.replace(right, with: first, in: message.payload))
        }
    }

    private static func readdress(_ letter: Notification, to recipient: String) -> Notification {
        Notification(
            id: letter.id, purpose: letter.purpose, alarm: letter.alarm, edge: letter.edge, role: letter.role,
            recipient: recipient, channel: letter.channel, address: letter.address, priority: letter.priority,
            at: letter.at, notBefore: letter.notBefore, expiresAt: letter.expiresAt, isDrill: letter.isDrill,
            incident: letter.incident)
    }

    /// What is written is right; only what the broker gets is not.
    private static func nameAnotherBed(_ tampering: inout Tampering) {
        var last: Substring?
        tampering.send = { message in
            guard message.topic.contains("/alarms/") else { return message }
            let parts = String(decoding: message.payload, as: UTF8.self).split(separator: "\"bed\":\"", maxSplits: 1)
            guard parts.count == 2 else { return message }
            let right = parts[1].prefix { $0 != "\"" }
            let wrong = last ?? right
            last = right
            return Self.change(message, payload: Self.replace(right, with: wrong, in: message.payload))
        }
    }

    /// The same message with another topic or payload.
    static func change(_ message: OutgoingMessage, topic: String? = nil, payload: [UInt8]? = nil) -> OutgoingMessage {
        OutgoingMessage(
            id: message.id, rank: message.rank, topic: topic ?? message.topic, payload: payload ?? message.payload,
            isRetained: message.isRetained, expiresAt: message.expiresAt)
    }

    private static func replace(
        _ words: Substring, with others: some StringProtocol, in payload: [UInt8]
    ) -> [UInt8] {
        Array(String(decoding: payload, as: UTF8.self).replacing(words, with: others).utf8)
    }
}
