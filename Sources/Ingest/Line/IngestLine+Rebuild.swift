import CareCore

extension IngestLine where Broker: ~Copyable, Store: ~Copyable {
    /// There is room again: what was announced without a row is delivered again and written.
    mutating func leaveUnrecorded() {
        for lane in Lane.allCases { watch.disconnect(lane, at: state.clock, isOurs: true) }
        transport.abandon(pause: .zero)
        mustRebuild = true
    }

    /// Builds the state anew from the store after a failed transaction, with an alarm that says so.
    /// - Returns: Why it cannot be done now; the next turn tries again.
    mutating func rebuild() -> CommitError? {
        let recovered: Recovered
        do {
            recovered = try store.recover()
        } catch {
            return error
        }
        let profiles = state.profiles
        do {
            state = try Recovery.rebuild(recovered, profiles: profiles, former: former)
        } catch {
            return .refused("the stored state cannot be read back: \(error)")
        }
        outbox.clear()
        for message in recovered.outbox { outbox.append(message) }
        nextOutboxID = recovered.nextOutboxID
        needsCheckpoint = true
        mustRebuild = false
        hasFailed = true
        selfAlarms = state.activeSelfAlarms
        return nil
    }
}
