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
        case .neverAcknowledges: tampering.acknowledge = { _ in }
        case .dropsLetters: Self.dropLetters(&tampering)
        case .marksLettersEarly: Self.markLettersEarly(&tampering)
        case .forgetsEvents: tampering.recover = { Self.forgetEvents(&$0) }
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
        case .hidesTheStore: Self.leaveOut(&tampering) { $0.hasPrefix("AST-") }
        case .hidesTheLostBroker: Self.leaveOut(&tampering) { $0 == "SELF-1" }
        case .leavesOutStates:
            Self.leaveOut(&tampering) { ["WET-1", "WET-2", "BED-1", "VIT-3", "VIT-4"].contains($0) }
        case .takesRedeliveriesForNew: Self.forgetSessions(&tampering)
        case .hearsNoLoss:
            tampering.changes = { changes in
                changes.removeAll { change in
                    if case .disconnected = change { return true }
                    return false
                }
            }
        case .forgetsJumps: Self.forgetJumps(&tampering)
        case .oversleepsAfterJumps: Self.oversleepAfterJumps(&tampering)
        case .waitsForCameras, .ringsBesideItsHub, .ringsForNothing, .deletesEarly, .lowersEmergencies,
            .remindsLate, .risesLate, .risesOtherStagesLate, .risesEarly, .clearsEarly, .clearsLate, .clearsNever,
            .waitsForWhoIsAlone:
            break
        case .forgetsTheNext: tampering.commit = { $0.effects.notifications.removeAll { $0.purpose == .escalated } }
        case .oversleeps, .oversleepsBesideSlowTurns: tampering.sleep = { $0 + .seconds(3) }
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
        case .endsServicesEarly, .tellsAnotherFamily, .namesAnotherBed: misplace(&tampering)
        case .forgetsTheNextAfterRestart, .ringsAfterRestart: restart(&tampering)
        case .takesPressesForDrills, .doubtsPads, .datesByReceipt, .leavesOutFalls: misread(&tampering)
        }
        return tampering
    }

    /// Each connection begins a session for the line, whatever the broker says.
    private static func forgetSessions(_ tampering: inout Tampering) {
        tampering.changes = { changes in
            changes = changes.map { change in
                guard case .connected(let lane, _, let receiveMaximum) = change else { return change }
                return .connected(lane, sessionPresent: false, receiveMaximum: receiveMaximum)
            }
        }
    }

    /// Alarms of some rules, and what tells of them, are neither written nor sent.
    private static func leaveOut(_ tampering: inout Tampering, _ isLeftOut: @escaping (String) -> Bool) {
        // A process that dies before its transaction gives the number to another alarm.
        var hidden: Set<AlarmID> = []
        tampering.commit = { batch in
            for edge in batch.effects.alarmEdges {
                if isLeftOut(edge.alarm.key.rule) {
                    hidden.insert(edge.alarm.id)
                } else {
                    hidden.remove(edge.alarm.id)
                }
            }
            let left = hidden
            batch.effects.alarmEdges.removeAll { left.contains($0.alarm.id) }
            batch.effects.notifications.removeAll { $0.alarm.map(left.contains) ?? false }
            batch.outgoing.removeAll { Self.tells($0, of: left) }
        }
        tampering.swallow = { Self.tells($0, of: hidden) }
    }

    /// Whether a message tells everybody or somebody of one of these alarms.
    private static func tells(_ message: OutgoingMessage, of alarms: Set<AlarmID>) -> Bool {
        guard message.topic.contains("/alarms/") || isLetter(message) else { return false }
        let text = String(decoding: message.payload, as: UTF8.self)
        return alarms.contains { text.contains("\"alarm\":\"\($0)\"") }
    }

    static func isLetter(_ message: OutgoingMessage) -> Bool { message.topic.contains("/notify/") }

    private static func dropLetters(_ tampering: inout Tampering) {
        var dropped: [OutboxID] = []
        tampering.swallow = { message in
            guard Self.isLetter(message) else { return false }
            dropped.append(message.id)
            return true
        }
        tampering.commit = { batch in
            batch.confirmed += dropped
            dropped = []
        }
    }

    /// With the transaction after its own, whether the broker has it or not.
    private static func markLettersEarly(_ tampering: inout Tampering) {
        var left: [OutboxID] = []
        tampering.commit = { batch in
            batch.confirmed += left
            left = batch.outgoing.filter(Self.isLetter).map(\.id)
        }
        tampering.recover = { _ in left = [] }
    }

    private static func splitTransactions(_ tampering: inout Tampering) {
        // With the alarms goes what refers to them: the database refuses it without them, which is no mistake.
        var held = Effects()
        tampering.commit = { batch in
            let late = batch.effects
            batch.effects.alarmEdges = held.alarmEdges
            batch.effects.notifications = held.notifications
            batch.effects.maintenance = held.maintenance
            held = late
        }
        tampering.recover = { _ in held = Effects() }
    }

    /// What the wall clock jumped forward looks like time that passed.
    private static func forgetJumps(_ tampering: inout Tampering) {
        var jumps = Jumps()
        tampering.monotonic = { $1 + jumps.forward(wall: $0, monotonic: $1) }
    }

    private static func oversleepAfterJumps(_ tampering: inout Tampering) {
        var jumps = Jumps()
        var hasJumped = false
        tampering.monotonic = { wall, monotonic in
            if jumps.forward(wall: wall, monotonic: monotonic) > 0 { hasJumped = true }
            return monotonic
        }
        tampering.sleep = { hasJumped ? $0 + .seconds(3) : $0 }
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
                    place: places[event.device] ?? event.place, data: event.data, hub: event.hub)
            }
        }
    }
}
