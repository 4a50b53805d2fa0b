import CareCore

extension IngestLine where Broker: ~Copyable, Store: ~Copyable {
    /// There is room again: what was announced without a row is delivered again and written.
    mutating func leaveUnrecorded() {
        unrecorded.stop()
        for lane in Lane.allCases { watch.disconnect(lane, at: state.clock, isOurs: true) }
        transport.abandon(pause: .zero)
        mustRebuild = true
    }

    /// Builds the state anew from the store: what the line knows beyond it does not count.
    /// - Returns: What the store holds.
    /// - Throws: Why it cannot be done now; the next turn tries again.
    @discardableResult
    mutating func rebuild() throws(CommitError) -> Recovered {
        let recovered = try store.recover()
        adopted.reset()
        do {
            state = try Recovery.rebuild(
                recovered, profiles: state.profiles, former: former, at: state.clock, into: &adopted)
        } catch {
            throw .refused("the stored state cannot be read back: \(error)")
        }
        outbox.clear()
        for message in recovered.outbox { outbox.append(message) }
        nextOutboxID = recovered.nextOutboxID
        needsCheckpoint = true
        mustRebuild = false
        selfAlarms = state.activeSelfAlarms
        // Whatever was told of records in a turn that is not on disk was told to a state that is gone.
        reviews = RecordWatch(startedAt: state.clock)
        return recovered
    }

    /// Tells who asked in a turn whose transaction failed what became of it. A commit may fail only in its answer, and
    /// a command that is on disk must not be reported as not done: so the store is read back first.
    mutating func answerFailed(_ replies: [(PendingCommand, CommandOutcome)], after error: CommitError) {
        if replies.isEmpty { return }
        do {
            let isKept = try rebuild().ends(with: commit)
            for (pending, outcome) in replies {
                pending.reply(
                    isKept ? outcome : .refused(["not done: the database refused the transaction: \(error.text)"]))
            }
        } catch let unreadable {
            let text =
                "it is not known whether this was done: the database failed while it was written (\(error.text)) and "
                + "cannot be read back (\(unreadable.text)); see homebed doctor, then look with homebed alarms before "
                + "asking again"
            for (pending, _) in replies { pending.reply(.refused([text])) }
        }
    }
}
