import Auditor
import CareCore
import Gateway
import Ingest
import SimKit

/// The gateway's machine: starts the process, wakes its thread when something has come or is due, and starts it again
/// when it has died.
final class GatewayHost {
    private enum Phase {
        case off
        case waiting
        case working
    }

    private let setup: GatewaySetup
    private let timeline: Timeline
    private let network: Network
    private let record: RunRecord
    private let tampering: Tampering
    let machine: MachineModel
    let disk: SimDisk
    var pace = GatewayPace()
    private(set) var process: GatewayProcess?
    private var phase = Phase.off
    /// Counts waits and processes, so that what was put down for an earlier one is passed over.
    private var generation = 0
    /// What the process knew that died last.
    private var image: StateImage?
    /// How it ended, and whether that was compared; `nil` while one runs.
    private var ending: (isStop: Bool, isCompared: Bool)?

    private var idleTurns = 0
    private var lastTurn = Moment(milliseconds: 0)

    /// Turns at one moment without anything to do that are no longer an accident.
    private static let spin = 100

    /// Time until a process that ended by itself is started again.
    static let restartTime = TimeSpan.seconds(5)

    init(
        setup: GatewaySetup, timeline: Timeline, network: Network, record: RunRecord, machine: MachineModel,
        disk: SimDisk, tampering: Tampering
    ) {
        self.setup = setup
        self.timeline = timeline
        self.network = network
        self.record = record
        self.machine = machine
        self.disk = disk
        self.tampering = tampering
    }

    var isRunning: Bool { process != nil }

    /// Gateway time of the last turn.
    var gatewayTime: Moment { process?.gatewayTime ?? timeline.now }

    /// The latest that gateway time ever was.
    private(set) var newestTime = Moment(milliseconds: 0)

    // MARK: The process

    /// Starts the process.
    func start() throws {
        guard process == nil else { return }
        let before = image
        image = nil
        if before != nil { ending?.isCompared = true }
        do {
            process = try GatewayProcess(
                setup: setup, disk: disk, timeline: timeline, network: network, machine: machine, pace: pace,
                tampering: tampering, before: before)
            if let ending { record.restart(afterStop: ending.isStop, isCompared: ending.isCompared) }
            ending = nil
        } catch let error as GatewayError where error.kind == .clock {
            // The service manager starts it again until the clock is right.
            timeline.add(.gatewayStarts, at: timeline.now + Self.restartTime)
            return
        } catch let mismatch as RecoveryMismatch {
            record.violate(Violation(10, mismatch.text))
            return try start()
        }
        if disk.isFull { try process?.limitGrowth(true) }
        record.finish(.gateway, at: timeline.now)
        for lane in ["urgent", "bulk"] { record.begin(.lane, lane, at: timeline.now) }
        try rest()
    }

    /// The process dies at the call of a port of that number in its next turn.
    func light(_ calls: Int, death: CommitDeath) {
        disk.death = death
        process?.life.light(calls)
    }

    /// The process dies between two turns.
    func kill() throws {
        guard let process else { return }
        image = process.image()
        process.life.die()
        try bury(process)
    }

    /// The process is told to stop: it finishes, says goodbye and leaves.
    func stop() throws {
        guard let process else { return }
        process.bidFarewell(machine.clocks(at: timeline.now))
        image = process.image()
        process.leave()
        try bury(process, hasLeft: true)
    }

    private func bury(_ process: GatewayProcess, hasLeft: Bool = false) throws {
        process.queue.close()
        process.port.close()
        if !hasLeft, !disk.isFrozen { try disk.freeze() }
        self.process = nil
        ending = (hasLeft, false)
        phase = .off
        generation += 1
        try disk.reopen()
        record.begin(.gateway, at: timeline.now)
    }

    /// Whether the database may not grow beyond what it has now.
    func limitGrowth(_ isLimited: Bool) throws {
        disk.isFull = isLimited
        try process?.limitGrowth(isLimited)
    }

    /// A process that runs goes on at the pace of now.
    func renewPace() { process?.port.pace = pace }

    /// Posts a command; the answer comes with a later turn.
    func post(_ request: LineRequest, _ reply: @escaping @Sendable (CommandOutcome) -> Void) {
        guard let process else { return reply(.refused(["the gateway does not run"])) }
        process.post(request, reply)
        hasInput()
    }

    // MARK: The thread

    /// Something has come for the process.
    func hasInput() {
        guard phase == .waiting, let process, process.port.hasWantedInput || process.hasCommands else { return }
        plan(at: timeline.now)
    }

    /// The thread wakes.
    func wakes(_ generation: Int) throws {
        guard generation == self.generation, phase == .waiting, let process else { return }
        phase = .working
        let (report, image) = process.turn(machine.clocks(at: timeline.now))
        newestTime = max(newestTime, process.gatewayTime)
        record.turn(at: timeline.now, gatewayTime: process.gatewayTime)
        if process.life.isDead {
            self.image = image
            try bury(process)
            timeline.add(.gatewayStarts, at: timeline.now + Self.restartTime)
            return
        }
        note(report)
        if report.isTakenOver {
            record.violate(Violation(7, "the gateway stopped over another holder of its client id; there is none"))
            try kill()
            timeline.add(.gatewayStarts, at: timeline.now + Self.restartTime)
            return
        }
        let hasWorked = report.hasCommitted || report.failure != nil || report.urgent + report.bulk > 0
        idleTurns = hasWorked || timeline.now > lastTurn ? 0 : idleTurns + 1
        lastTurn = timeline.now
        if idleTurns == Self.spin {
            record.violate(
                Violation(7, "the line turns again and again at \(timeline.now.milliseconds) and does nothing"))
        }
        if hasWorked {
            record.work(process.port.workTime, from: timeline.now)
            timeline.add(.gatewayIsFree(self.generation), at: timeline.now + process.port.workTime)
        } else {
            try rest()
        }
    }

    /// The thread has finished its turn.
    func isFree(_ generation: Int) throws {
        guard generation == self.generation, phase == .working else { return }
        try rest()
    }

    private func rest() throws {
        guard let process else { return }
        let (wait, failure) = process.rest(machine.clocks(at: timeline.now))
        if process.life.isDead {
            image = process.image()
            try bury(process)
            timeline.add(.gatewayStarts, at: timeline.now + Self.restartTime)
            return
        }
        if let failure { note(failure) }
        phase = .waiting
        let isSpinning = idleTurns >= Self.spin
        plan(at: timeline.now + .milliseconds(isSpinning ? 1_000 : process.hasCommands ? 0 : wait.count))
    }

    private func plan(at moment: Moment) {
        generation += 1
        timeline.add(.gatewayWakes(generation), at: moment)
    }

    /// What the disk refuses is said, and done a minute later; nothing else may go wrong with housekeeping.
    private func note(_ failure: CommitError) {
        if case .full = failure, disk.isFull { return }
        guard failure != SimCommitter.simulated else { return }
        record.violate(Violation(11, "housekeeping failed at \(timeline.now.milliseconds): \(failure.text)"))
    }

    private func note(_ report: TurnReport) {
        if report.failure != nil { record.fail(at: timeline.now) }
        for change in report.changes {
            switch change {
            case .connected(let lane, _, _): record.finish(.lane, "\(lane)", at: timeline.now)
            case .disconnected(let lane, _): record.begin(.lane, "\(lane)", at: timeline.now)
            case .subscribed, .unreachable, .refused: break
            }
        }
        if report.failure != nil {
            for lane in ["urgent", "bulk"] { record.begin(.lane, lane, at: timeline.now) }
        }
    }
}
