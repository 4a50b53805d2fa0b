import CareCore
import Ingest
import WholeSystem

/// Mistakes about what was said, and about what comes of it.
extension Mutation {
    /// Makes one of these mistakes.
    func misread(_ tampering: inout Tampering) {
        switch self {
        case .takesPressesForDrills: Self.takePressesForDrills(&tampering)
        case .doubtsPads: Self.doubtPads(&tampering)
        case .datesByReceipt: Self.dateByReceipt(&tampering)
        case .leavesOutFalls: Self.leaveOutFalls(&tampering)
        default: break
        }
    }

    /// The message is changed as it is read, so that everything that comes of it agrees.
    private static func takePressesForDrills(_ tampering: inout Tampering) {
        tampering.receive = { port, lane, batch, limit in
            guard lane == .urgent else { return port.receive(lane, into: &batch, limit: limit) }
            var read = RawBatch()
            let outcome = port.receive(lane, into: &read, limit: limit)
            for item in read.items {
                let payload = Self.asDrill(Array(read.bytes[item.payload]))
                read.bytes[item.topic].withUnsafeBytes { topic in
                    payload.withUnsafeBytes { payload in
                        batch.append(
                            lane: item.lane, packetID: item.packetID, isRetained: item.isRetained,
                            subscription: item.subscription, topic: topic, payload: payload)
                    }
                }
            }
            return outcome
        }
    }

    /// A press with the mark of a test; everything else as it is.
    private static func asDrill(_ payload: [UInt8]) -> [UInt8] {
        let text = String(decoding: payload, as: UTF8.self)
        guard text.contains("\"sos\""), !text.contains("\"test\""),
            let brace = payload.firstIndex(of: UInt8(ascii: "{"))
        else { return payload }
        return Array(payload[...brace]) + Array(#""test":true,"#.utf8) + Array(payload[(brace + 1)...])
    }

    private static func doubtPads(_ tampering: inout Tampering) {
        tampering.commit = { batch in
            batch.effects.readings = batch.effects.readings.map { reading in
                guard reading.metric == .wet else { return reading }
                return ReadingRow(
                    device: reading.device, metric: reading.metric, validity: .implausible,
                    isServerTime: reading.isServerTime, at: reading.at, receivedAt: reading.receivedAt,
                    value: reading.value)
            }
        }
    }

    private static func dateByReceipt(_ tampering: inout Tampering) {
        tampering.commit = { batch in
            batch.effects.events = batch.effects.events.map { event in
                guard event.kind == .sos else { return event }
                return EventRow(
                    device: event.device, kind: event.kind, reference: event.reference, deviceTime: event.deviceTime,
                    at: event.receivedAt, receivedAt: event.receivedAt, isTest: event.isTest, isLate: event.isLate,
                    place: event.place, data: event.data, hub: event.hub)
            }
            batch.effects.alarmEdges = batch.effects.alarmEdges.map { edge in
                guard edge.cause == .raised, edge.alarm.key.rule == "SOS-1" else { return edge }
                return AlarmEdge(
                    alarm: Self.dateByReceipt(edge.alarm), cause: edge.cause, at: edge.at, by: edge.by,
                    detail: edge.detail)
            }
        }
    }

    /// As it was raised, but for the moment.
    private static func dateByReceipt(_ right: Alarm) -> Alarm {
        var alarm = Alarm(
            id: right.id, key: right.key, device: right.device, place: right.place, raisedAt: right.receivedAt,
            receivedAt: right.receivedAt, isLate: right.isLate, latches: right.latches, priority: right.priority,
            audience: right.audience)
        alarm.state = right.state
        alarm.hold = right.hold
        alarm.incident = right.incident
        alarm.note = right.note
        return alarm
    }

    /// Rows, letters and messages alike, so that nothing that is left tells of the alarm.
    private static func leaveOutFalls(_ tampering: inout Tampering) {
        var hidden: Set<AlarmID> = []
        tampering.commit = { batch in
            // The number of an alarm that was never written is given again.
            for edge in batch.effects.alarmEdges {
                if edge.alarm.key.rule.hasPrefix("FALL-") {
                    hidden.insert(edge.alarm.id)
                } else {
                    hidden.remove(edge.alarm.id)
                }
            }
            let left = hidden
            batch.effects.alarmEdges.removeAll { left.contains($0.alarm.id) }
            batch.effects.notifications.removeAll { $0.alarm.map(left.contains) ?? false }
        }
        tampering.send = { message in
            guard message.topic.contains("/alarms/") || Self.isLetter(message) else { return message }
            let text = String(decoding: message.payload, as: UTF8.self)
            let isHidden = hidden.contains { text.contains("\"alarm\":\"\($0.number)\"") }
            // The broker confirms it, and nobody has asked for it.
            return isHidden ? Self.change(message, topic: "nowhere") : message
        }
    }
}
