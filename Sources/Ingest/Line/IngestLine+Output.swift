public import CareCore
public import CareWire

extension IngestLine where Broker: ~Copyable, Store: ~Copyable {
    /// Turns the core's receipts, commands and alarm transitions into messages with numbers.
    mutating func address(at now: Timestamp) {
        for edge in commit.effects.alarmEdges {
            enqueue(
                .alarm, topic: OutgoingTopic.alarm(edge.alarm.id, county: county(of: edge.alarm)),
                payload: AlarmEdgeEncoder.encode(edge, registry: state.registry))
        }
        addressNotifications()
        for receipt in commit.effects.receipts {
            let device = state.registry[receipt.device]
            send(receipt, county: device.county, device: device.id)
        }
        for command in commit.effects.commands { send(command) }
    }

    /// What goes to systems over the broker leaves at once, beside the alarm messages.
    private mutating func addressNotifications() {
        commit.effects.dropRepeatedNotifications()
        for notification in commit.effects.notifications where notification.channel == Notification.brokerChannel {
            let alarm = notification.alarm.flatMap { id in
                // Of an alarm that is over the state knows nothing any more.
                state.alarm(id) ?? commit.effects.alarmEdges.last { $0.alarm.id == id }?.alarm
            }
            let incident = notification.incident.flatMap { state.incident($0) }
            enqueue(
                .alarm,
                topic: OutgoingTopic.notification(
                    to: notification.recipient,
                    county: alarm.flatMap { county(of: $0) } ?? incident?.township.county),
                payload: NotificationEncoder.encode(
                    notification, alarm: alarm, incident: incident, registry: state.registry),
                expiresAt: notification.expiresAt)
        }
    }

    func county(of alarm: Alarm) -> CountyCode? {
        if case .township(let township) = alarm.key.subject { return township.county }
        if let place = alarm.place { return state.registry.county(of: place) }
        return alarm.device.map { state.registry[$0].county }
    }

    mutating func send(_ receipt: Receipt, county: CountyCode, device: DeviceID) {
        guard hasOutboxRoom else {
            commit.effects.counters.receiptsDropped += 1
            return
        }
        enqueue(
            receipt.isTelemetry ? .telemetryReceipt : .eventReceipt,
            topic: OutgoingTopic.receipt(county: county, device: device), payload: ReceiptEncoder.encode(receipt))
    }

    private var hasOutboxRoom: Bool { outbox.waiting + commit.outgoing.count < Limits.outboxRows }

    private mutating func send(_ command: DeviceCommand) {
        guard hasOutboxRoom else {
            commit.effects.counters.commandsDropped += 1
            return
        }
        let device = state.registry[command.device]
        enqueue(
            .command, topic: OutgoingTopic.command(county: device.county, device: device.id),
            payload: CommandEncoder.encode(command), expiresAt: command.until)
    }

    private mutating func enqueue(
        _ rank: OutgoingMessage.Rank, topic: String, payload: [UInt8], expiresAt: Timestamp? = nil
    ) {
        commit.outgoing.append(
            OutgoingMessage(id: nextOutboxID, rank: rank, topic: topic, payload: payload, expiresAt: expiresAt))
        nextOutboxID = OutboxID(nextOutboxID.number + 1)
    }

    /// Makes the turn durable; only then acknowledges, publishes and answers.
    mutating func finish(
        at now: Timestamp, answering replies: [(PendingCommand, CommandOutcome)], into report: inout TurnReport
    ) {
        if isUnrecorded {
            announceUnrecorded(at: now, into: &report)
            beat(at: now)
            for (pending, outcome) in replies { pending.reply(outcome) }
            return
        }
        prepareJournal(at: now)
        if !commit.isEmpty || removals.isDue(at: now) {
            commit.confirmed = removals.numbers
        }
        if !commit.isEmpty {
            do {
                try store.commit(commit)
            } catch {
                fail(error, at: now, answering: replies, into: &report)
                return
            }
            report.hasCommitted = true
            report.notifications = commit.effects.notifications.count
            committedAt = now
            outbox.confirm(commit.confirmed)
            removals.removeAll()
        }
        // The lane was read empty: nothing that was announced without a row can come again.
        if watch.hasCaughtUp(.urgent) { forgetUnrecorded() }
        for message in commit.outgoing { outbox.append(message) }
        report.published = outbox.pump(into: &transport, at: now)
        beat(at: now)
        // The broker is told only now: what it forgets after this line is on our disk (promise 1). Alarm messages are
        // handed over before, so that they leave in the same piece as the acknowledgements and wake the broker once.
        if report.urgent + report.bulk > 0 { transport.acknowledge() }
        for (pending, outcome) in replies { pending.reply(outcome) }
        guard report.hasCommitted else { return }
        do {
            try store.settle()
        } catch {
            report.unsettled = error
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
                devices: state.takeDirty().map {
                    .init(device: $0, bytes: state.encode($0), heardAt: state.lastContact(of: $0))
                },
                core: state.encodeCore(), profiles: state.profiles.fingerprint)
            // Whatever was there: a file of an earlier schema has no list yet.
            _ = state.takeSuppressions()
            commit.suppressions = state.suppressions
            needsCheckpoint = false
            checkpointedAt = now
            journalBytes = 0
            journalTurns = 0
        } else if journal.hasEntries {
            commit.suppressions = state.takeSuppressions()
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
        mustRebuild = true
        hasFailed = true
        answerFailed(replies, after: error)
    }

    /// Says that the gateway lives, at its interval and after every connection.
    private mutating func beat(at now: Timestamp) {
        guard now >= heartbeatDue else { return }
        // Due in a while even when it cannot leave: the line would not wait at all until the broker is back.
        heartbeatDue = now + (say(.running, at: now) ? Limits.heartbeatInterval : Limits.heartbeatRetry)
    }

    /// The number of what is in no outbox: heartbeats, of which the newest is all that counts, and alarm messages while
    /// nothing can be written.
    static var rowless: OutboxID { OutboxID(-1) }

    /// Publishes a heartbeat; `false` when it could not leave now.
    @discardableResult
    public mutating func say(_ state: Heartbeat.State, at now: Timestamp) -> Bool {
        var open = Heartbeat.OpenAlarms()
        for alarm in self.state.openAlarms where !alarm.key.isTest { open[alarm.priority] += 1 }
        let heartbeat = Heartbeat(
            instance: configuration.instance, state: state, at: now, committedAt: committedAt, open: open)
        return transport.publish(
            OutgoingMessage(
                id: Self.rowless, rank: .heartbeat, topic: OutgoingTopic.heartbeat(gateway: configuration.gateway),
                payload: heartbeat.encode(), isRetained: true))
    }
}
