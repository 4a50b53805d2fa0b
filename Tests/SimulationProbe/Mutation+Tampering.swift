import CareCore
import Ingest
import WholeSystem

extension Mutation {
    /// What makes the mistake; for one run.
    var tampering: Tampering {
        var tampering = Tampering()
        switch self {
        case .acknowledgesEarly:
            tampering.receive = { port, lane, batch, limit in
                let outcome = port.receive(lane, into: &batch, limit: limit)
                port.acknowledge()
                return outcome
            }
        case .forgetsEvents: tampering.recover = { $0.eventIdentities = [] }
        case .splitsTransactions: Self.splitTransactions(&tampering)
        case .readsTelemetryFirst:
            tampering.receive = { port, lane, batch, limit in
                guard lane == .urgent, port.waiting(.bulk) > 0 else {
                    return port.receive(lane, into: &batch, limit: limit)
                }
                return .drained
            }
        case .dropsPoison: tampering.commit = { $0.quarantine = [] }
        case .givesToTheNext: Self.giveToTheNext(&tampering)
        case .hearsNoLoss:
            tampering.changes = { changes in
                changes.removeAll { change in
                    if case .disconnected = change { return true }
                    return false
                }
            }
        case .oversleeps: tampering.sleep = { $0 + .seconds(3) }
        case .endsWithoutAPerson:
            tampering.commit = { batch in
                batch.effects.alarmEdges = batch.effects.alarmEdges.map { edge in
                    guard edge.cause == .acknowledged, edge.alarm.latches else { return edge }
                    var alarm = edge.alarm
                    alarm.state = .normal
                    return AlarmEdge(alarm: alarm, cause: edge.cause, at: edge.at, by: edge.by)
                }
            }
        case .shuffles: tampering.commit = { $0.effects.readings.shuffle() }
        case .dropsTheOutbox: tampering.recover = { $0.outbox = [] }
        case .dropsTheJournal: tampering.recover = { $0.journal = [] }
        }
        return tampering
    }

    private static func splitTransactions(_ tampering: inout Tampering) {
        var held: [AlarmEdge] = []
        tampering.commit = { batch in
            let late = batch.effects.alarmEdges
            batch.effects.alarmEdges = held
            held = late
        }
        tampering.recover = { _ in held = [] }
    }

    private static func giveToTheNext(_ tampering: inout Tampering) {
        var places: [DeviceNumber: Place] = [:]
        tampering.commit = { batch in
            for case .assignmentStarted(let device, let assignment) in batch.effects.registry {
                places[device] = assignment.place
            }
            batch.effects.events = batch.effects.events.map { event in
                EventRow(
                    device: event.device, kind: event.kind, reference: event.reference, deviceTime: event.deviceTime,
                    at: event.at, receivedAt: event.receivedAt, isTest: event.isTest, isLate: event.isLate,
                    place: places[event.device] ?? event.place, data: event.data)
            }
        }
    }
}
