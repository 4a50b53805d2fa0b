package import CareCore
import CareStore
import CareWire
package import Ingest

/// What the thread of the line decides: how long it waits, when it turns, looks at the disk and keeps house, and what a
/// step of the clock means.
///
/// It reads no clock: every call is given the machine's. The gateway drives it on a thread, the simulation of the whole
/// system in simulated time; both call `wait`, `turn`, `keepHouse`, over and over.
package struct LineLoop<Broker: Transport & ~Copyable, Store: Committer & ~Copyable>: ~Copyable {
    /// The line.
    package var line: IngestLine<Broker, Store>
    private var time: SystemTime
    private var disk: DiskWatch
    /// What the room on the disk allowed at the newest turn.
    private(set) var diskState = DiskState.ok
    /// Gateway time of the newest turn.
    private(set) var turnedAt = Timestamp.epoch
    private var hasMore = false
    private var pause = Milliseconds.zero
    private var nextMaintenance = Timestamp.epoch
    /// How far gateway time was ahead of the machine's clock at the last call.
    private(set) var ahead = Milliseconds.zero
    /// Jumps of the clock that no turn has been told of yet.
    private var step = Milliseconds.zero

    /// Pause after a failed transaction; doubled while they go on failing: each attempt reads the whole state back.
    private static var failurePause: Milliseconds { Milliseconds(200) }
    /// Time until the next step of housekeeping while there is more to do.
    private static var maintenancePause: Milliseconds { Milliseconds(20) }
    /// Time until housekeeping is looked at again.
    private static var maintenanceInterval: Milliseconds { .seconds(60) }

    /// Puts a line under way.
    package init(line: consuming IngestLine<Broker, Store>, time: SystemTime, disk: DiskWatch) {
        self.line = line
        self.time = time
        self.disk = disk
    }

    /// The machine's own time at the last call.
    package var machineNow: Timestamp { time.machineNow }

    /// Lets the transport wait until input comes or something is due; not at all when the turn before left more.
    package mutating func wait(_ clocks: MachineClocks) {
        if hasMore { return }
        let now = read(clocks)
        let look = max(.zero, min(disk.nextLook, nextMaintenance) - time.machineNow)
        let wait = min(time.machineTime(for: line.waitTime(at: now)), look)
        line.transport.wait(atMost: max(wait, pause), now: time.machineNow)
    }

    /// Does one turn.
    /// - Parameters:
    ///   - clocks: What the clocks show now.
    ///   - commands: What people ask, in order.
    ///   - draft: A long request that was judged beside the line.
    ///   - notice: Told of a jump of the clock.
    /// - Returns: What the turn did.
    package mutating func turn(
        _ clocks: MachineClocks, commands: [PendingCommand], draft: PendingDraft? = nil,
        notice: (Milliseconds) -> Void = { _ in }
    ) -> TurnReport {
        let now = read(clocks)
        if step > .zero {
            line.noteClockStep(step)
            notice(step)
            step = .zero
        }
        diskState = disk.look(at: time.machineNow)
        turnedAt = now
        line.isBulkPaused = diskState != .ok
        line.isUnrecorded = diskState == .unrecorded
        let report = line.turn(at: now, commands: commands, draft: draft)
        noteDisk(report)
        hasMore = report.hasMore
        pause = report.failure == nil ? .zero : min(max(Self.failurePause, pause + pause), Limits.commitPause)
        return report
    }

    /// Tells the watch what the transaction of the turn says about the disk.
    private mutating func noteDisk(_ report: TurnReport) {
        let hasMessages = report.urgent + report.bulk > 0
        switch report.failure {
        case .full?: disk.noteFull()
        case .inputOutput?, .refused?: disk.noteFailure(ofMessages: hasMessages, at: time.machineNow)
        case nil: if report.hasCommitted { disk.noteCommit(ofMessages: hasMessages) }
        }
    }

    /// One bounded step of retention and daily facts, when the line has time for it.
    /// - Returns: Why it failed; it is tried again later.
    package mutating func keepHouse() -> CommitError? {
        let now = time.machineNow
        guard !hasMore, now >= nextMaintenance else { return nil }
        do {
            let isBusy = try line.store.maintain(now: time.now)
            nextMaintenance = now + (isBusy ? Self.maintenancePause : Self.maintenanceInterval)
            return nil
        } catch {
            nextMaintenance = now + Self.maintenanceInterval
            return error
        }
    }

    /// Writes the whole state, so that the next start has nothing to replay.
    /// - Returns: Why it could not be written.
    package mutating func writeState(_ clocks: MachineClocks) -> CommitError? { line.checkpoint(at: read(clocks)) }

    /// Says the last word, which leaves with `leave`.
    package mutating func sayFarewell(_ clocks: MachineClocks) { line.say(.stopped, at: read(clocks)) }

    /// Leaves the broker in order.
    package mutating func leave() {
        line.transport.leave(reasonCode: DriverTimes.leaveReason, atMost: DriverTimes.leaveTime)
    }

    /// Gateway time; a jump is kept for the next turn, whoever noticed it.
    private mutating func read(_ clocks: MachineClocks) -> Timestamp {
        let reading = time.read(clocks)
        if let jump = reading.step { step = step + jump }
        ahead = reading.ahead
        return reading.now
    }
}
