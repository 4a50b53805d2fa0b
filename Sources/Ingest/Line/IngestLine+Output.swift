public import CareCore
public import CareWire

extension IngestLine where Broker: ~Copyable, Store: ~Copyable {
    /// Turns the core's receipts and alarm transitions into messages with numbers.
    mutating func address(at now: Timestamp) {
        for edge in commit.effects.alarmEdges {
            enqueue(
                .alarm, topic: OutgoingTopic.alarm(edge.alarm.id, county: county(of: edge.alarm)),
                payload: AlarmEdgeEncoder.encode(edge, registry: state.registry))
        }
        for receipt in commit.effects.receipts {
            let device = state.registry[receipt.device]
            send(receipt, county: device.county, device: device.id)
        }
    }

    private func county(of alarm: Alarm) -> CountyCode? {
        if let place = alarm.place { return state.registry.county(of: place) }
        return alarm.device.map { state.registry[$0].county }
    }

    mutating func send(_ receipt: Receipt, county: CountyCode, device: DeviceID) {
        guard outbox.waiting + commit.outgoing.count < Limits.outboxRows else {
            commit.effects.counters.receiptsDropped += 1
            return
        }
        enqueue(
            receipt.isTelemetry ? .telemetryReceipt : .eventReceipt,
            topic: OutgoingTopic.receipt(county: county, device: device), payload: ReceiptEncoder.encode(receipt))
    }

    private mutating func enqueue(_ rank: OutgoingMessage.Rank, topic: String, payload: [UInt8]) {
        commit.outgoing.append(OutgoingMessage(id: nextOutboxID, rank: rank, topic: topic, payload: payload))
        nextOutboxID = OutboxID(nextOutboxID.number + 1)
    }

    /// Makes the turn durable; only then acknowledges, publishes and answers.
    mutating func finish(
        at now: Timestamp, answering replies: [(PendingCommand, CommandOutcome)], into report: inout TurnReport
    ) {
        if isUnrecorded {
            announceUnrecorded(answering: replies, into: &report)
            // The gateway lives all the same, and says since when nothing was committed.
            beat(at: now)
            return
        }
        prepareJournal(at: now)
        if !commit.isEmpty {
            do {
                try store.commit(commit)
            } catch {
                fail(error, at: now, answering: replies, into: &report)
                return
            }
            report.hasCommitted = true
            committedAt = now
        }
        // The broker is told only now: what it forgets after this line is on our disk (promise 1).
        if report.urgent + report.bulk > 0 { transport.acknowledge() }
        for message in commit.outgoing { outbox.append(message) }
        report.published = outbox.pump(into: &transport)
        beat(at: now)
        for (pending, outcome) in replies { pending.reply(outcome) }
    }

    /// Nothing can be written: alarm messages leave without a row and say so; nothing is acknowledged.
    private mutating func announceUnrecorded(
        answering replies: [(PendingCommand, CommandOutcome)], into report: inout TurnReport
    ) {
        for edge in commit.effects.alarmEdges {
            let message = OutgoingMessage(
                id: OutboxID(-1), rank: .alarm,
                topic: OutgoingTopic.alarm(edge.alarm.id, county: county(of: edge.alarm)),
                payload: AlarmEdgeEncoder.encode(edge, registry: state.registry, isUnrecorded: true))
            if transport.publish(message) { report.published += 1 }
        }
        for (pending, _) in replies {
            pending.reply(.refused(["not done: the disk is full and nothing can be written; free some space"]))
        }
    }

    /// Puts the turn's input into the transaction: as journal, or as the state it led to.
    private mutating func prepareJournal(at now: Timestamp) {
        let isDue =
            needsCheckpoint || commit.effects.needsCheckpoint || journalBytes >= Limits.journalBytes
            || journalTurns >= Limits.journalTurns
            || (journalTurns > 0 && now - checkpointedAt >= Limits.checkpointAge)
        if isDue {
            commit.checkpoint = Checkpoint(
                devices: state.takeDirty().map { .init(device: $0, bytes: state.encode($0)) },
                core: state.encodeCore(), profiles: state.profiles.fingerprint)
            needsCheckpoint = false
            checkpointedAt = now
            journalBytes = 0
            journalTurns = 0
        } else if journal.hasEntries {
            commit.journal = journal.bytes
            journalBytes += journal.bytes.count
            journalTurns += 1
        }
    }

    /// The transaction failed: nothing of the turn counts, the broker keeps everything.
    private mutating func fail(
        _ error: CommitError, at now: Timestamp, answering replies: [(PendingCommand, CommandOutcome)],
        into report: inout TurnReport
    ) {
        report.failure = error
        for lane in Lane.allCases { watch.disconnect(lane, at: now, isOurs: true) }
        transport.abandon(pause: Limits.commitPause)
        for (pending, _) in replies {
            pending.reply(.refused(["not done: the database refused the transaction: \(error.text)"]))
        }
        mustRebuild = true
    }

    /// Says that the gateway lives, at its interval and after every connection.
    private mutating func beat(at now: Timestamp) {
        guard now >= heartbeatDue else { return }
        isHeartbeatHeld = !say(.running, at: now)
        if !isHeartbeatHeld { heartbeatDue = now + Limits.heartbeatInterval }
    }

    /// The number under which heartbeats travel: they are in no outbox, the newest one is all that counts.
    private static var heartbeat: OutboxID { OutboxID(-1) }

    /// The number of the last word.
    private static var farewell: OutboxID { OutboxID(-2) }

    /// Whether the broker has confirmed the last word. Asked only while leaving, after the last turn.
    public mutating func isFarewellConfirmed() -> Bool {
        transport.takeConfirmed(into: &confirmed)
        return confirmed.contains(Self.farewell)
    }

    /// Publishes a heartbeat; `false` when it could not leave now.
    @discardableResult
    public mutating func say(_ state: Heartbeat.State, at now: Timestamp) -> Bool {
        var open = Heartbeat.OpenAlarms()
        for alarm in self.state.openAlarms { open[alarm.priority] += 1 }
        let heartbeat = Heartbeat(
            instance: configuration.instance, state: state, at: now, committedAt: committedAt, open: open)
        return transport.publish(
            OutgoingMessage(
                id: state == .stopped ? Self.farewell : Self.heartbeat, rank: .heartbeat,
                topic: OutgoingTopic.heartbeat(gateway: configuration.gateway),
                payload: heartbeat.encode(), isRetained: true))
    }
}
