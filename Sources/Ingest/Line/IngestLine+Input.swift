import CareCore

extension IngestLine where Broker: ~Copyable, Store: ~Copyable {
    /// Takes in what happened to the connections: who is listening, what may be delivered again, who else may be here.
    mutating func followConnections(at now: Timestamp, into report: inout TurnReport) {
        transport.takeChanges(into: &report.changes)
        for change in report.changes {
            switch change {
            case .connected(let lane, let isSessionPresent, _):
                let isKnown = sessions.isKnown(
                    lane, isSessionPresent: isSessionPresent, deliveries: state.deliveryCount(on: lane))
                watch.connect(lane, isSessionPresent: isSessionPresent, at: now)
                if lane == .urgent, !isSessionPresent { forgetUnrecorded() }
                enter(.connected(lane, isSessionPresent: isKnown), at: now)
                heartbeatDue = now
            case .disconnected(let lane, _):
                watch.disconnect(lane, at: now, isOurs: false)
            case .refused, .unreachable: watch.miss()
            case .subscribed: break
            }
        }
        report.isTakenOver = watch.isTakenOver
        syncListening(at: now)
        set(.brokerLost, to: watch.isBrokerLost(at: now), at: now)
        set(.takenOver, to: watch.isTakenOver, at: now)
        set(.commitFailed, to: hasFailed, at: now)
        // Without any room no transaction shows that it is over.
        if !isUnrecorded { hasFailed = false }
        set(.diskLow, to: isBulkPaused || isUnrecorded, at: now)
        set(.clockStepped, to: clockStep != nil, at: now)
        if let clockStep { enter(.forgiven(clockStep), at: now) }
        clockStep = nil
        takeConfirmations(at: now)
    }

    /// Lets the rows of what the broker has go with the next transaction.
    private mutating func takeConfirmations(at now: Timestamp) {
        transport.takeConfirmed(into: &confirmed)
        removals.add(confirmed.filter { $0.number > 0 } + outbox.takeExpired(), at: now)
        confirmed.removeAll(keepingCapacity: true)
    }

    /// Raises or clears an alarm about the gateway itself.
    private mutating func set(_ alarm: SelfAlarm, to isWrong: Bool, at now: Timestamp) {
        guard isWrong != selfAlarms.contains(alarm) else { return }
        if isWrong {
            selfAlarms.insert(alarm)
            enter(.raised(alarm), at: now)
        } else {
            selfAlarms.remove(alarm)
            enter(.cleared(alarm), at: now)
        }
    }

    /// Writes an input into the journal and applies it.
    private mutating func enter(_ entry: JournalEntry, at now: Timestamp) {
        journal.entry(entry)
        Recovery.apply(entry, at: now, to: &state, into: &commit.effects)
    }

    /// Lets silence count only while every lane is connected and has caught up.
    private mutating func syncListening(at now: Timestamp) {
        if state.isListening != watch.isListening { enter(.listening(watch.isListening), at: now) }
    }

    /// Reads both lanes, the urgent one first and again between slices of the bulk one.
    ///
    /// The first urgent message ends the batch: it does not wait until hundreds of readings are applied and written
    /// beside it. The bulk lane is owed a slice in the next turn, so that a stream of events cannot hold it back.
    mutating func receive(into report: inout TurnReport) {
        batch.removeAll()
        var isUrgentDrained = receiveUrgent(into: &report)
        report.hasMore = !isUrgentDrained
        guard !isBulkPaused, !isUnrecorded else {
            transport.rest(.bulk)
            watch.rest(.bulk)
            return
        }
        watch.resume(.bulk)
        let isOwed = owesBulk
        owesBulk = report.urgent > 0 && !isOwed
        var isBulkDrained = false
        while isUrgentDrained, report.urgent == 0 || (isOwed && report.bulk == 0),
            report.bulk < configuration.bulkMessages, batch.hasRoom
        {
            let before = batch.items.count
            let slice = min(Limits.bulkSlice, configuration.bulkMessages - report.bulk)
            let outcome = transport.receive(.bulk, into: &batch, limit: slice)
            report.bulk += batch.items.count - before
            if outcome == .drained { watch.catchUp(.bulk) }
            isUrgentDrained = receiveUrgent(into: &report)
            isBulkDrained = outcome != .more
            if isBulkDrained { break }
        }
        report.hasMore = !isUrgentDrained || !isBulkDrained
    }

    /// Returns whether nothing more is there.
    private mutating func receiveUrgent(into report: inout TurnReport) -> Bool {
        let before = batch.items.count
        let outcome = transport.receive(.urgent, into: &batch, limit: Limits.batchMessages - report.urgent)
        report.urgent += batch.items.count - before
        if outcome == .drained { watch.catchUp(.urgent) }
        return outcome != .more
    }

    /// Decodes and applies the batch in order of arrival.
    mutating func takeMessages(at now: Timestamp, into report: inout TurnReport) {
        var batch = RawBatch()
        swap(&batch, &self.batch)
        batch.bytes.withUnsafeBytes { bytes in
            for item in batch.items {
                journal.message(item, of: bytes)
                guard let rejection = intake.take(item, of: bytes, now: now, state: &state, into: &commit.effects)
                else { continue }
                report.quarantined[rejection.reason, default: 0] += 1
                commit.quarantine.append(
                    QuarantineRow(
                        topic: bytes[item.topic], payload: UnsafeRawBufferPointer(rebasing: bytes[item.payload]),
                        reason: rejection.reason, detail: rejection.detail, receivedAt: now))
                if let (county, device, receipt) = rejection.receipt(at: now) {
                    send(receipt, county: county, device: device)
                }
            }
        }
        swap(&batch, &self.batch)
        // Lanes that have caught up count as listening only after this turn's messages were applied.
        syncListening(at: now)
    }

    static var noRoom: String { "not done: the disk is full and nothing can be written; free some space" }

    /// Applies what people ask, in order with the data.
    mutating func apply(_ commands: [PendingCommand], at now: Timestamp) -> [CommandOutcome] {
        commands.map { pending in
            if isUnrecorded { return .refused([Self.noRoom]) }
            switch pending.request {
            case .command(let command): return carryOut(command, at: now)
            case .records(let request): return take(request, at: now)
            }
        }
    }

    /// Keeps the answers to marked requests. One that was refused because nothing can be written is kept nowhere.
    mutating func keepAnswers(to commands: [PendingCommand], _ outcomes: [CommandOutcome], at now: Timestamp) {
        if isUnrecorded { return }
        for (pending, outcome) in zip(commands, outcomes) {
            if let mark = pending.mark { commit.answers.append(RequestAnswer(mark, outcome, at: now)) }
        }
    }

    mutating func carryOut(_ command: Command, at now: Timestamp) -> CommandOutcome {
        let outcome = state.apply(command, at: now, into: &commit.effects)
        if case .done = outcome { journal.entry(.command(command)) }
        return outcome
    }
}
