import CareCore
import CareStore
import CareWire
import Foundation
import Ingest
import Logging
import Mosquitto
import Synchronization

/// Drives the line on a thread of its own: waits, turns, keeps house, leaves in order.
///
/// The only user of the line, its transport and its committer. Other threads talk to it through the command queue, the
/// waker and `stop()`.
///
/// Generic over the ports, so that a test can put a wrapper round each; the gateway itself has one choice.
final class LineDriver<
    Broker: Transport & ~Copyable & SendableMetatype, Store: Committer & ~Copyable & SendableMetatype
>: @unchecked Sendable {
    // @unchecked: everything but `isStopping`, `queue` and `waker` is touched by `run()` alone, which runs once.
    private var loop: LineLoop<Broker, Store>
    private let queue: CommandQueue
    private let drafts: DraftDesk
    private let evidence: EvidenceDesk
    private let waker: TransportWaker
    private let logger: Logger
    /// Called after a turn that left notifications, written or not; must not block.
    private let onNotifications: @Sendable (TurnReport) -> Void
    /// Called after a turn that has committed; must not block.
    private let onCommit: @Sendable () -> Void
    private let metrics = GatewayMetrics()
    private let board: LineHealthBoard
    /// When the figures of the line are told again.
    private var nextFigures = Timestamp.epoch
    private var totals = Totals()
    /// The last checkpoint failed; said once.
    private var isUnsettled = false
    /// Gateway time is far ahead of the machine's clock; said once.
    private var isHeld = false
    private let isStopping = Atomic(false)

    private static var figuresInterval: Milliseconds { .seconds(1) }

    init(
        loop: consuming LineLoop<Broker, Store>, queue: CommandQueue, drafts: DraftDesk, evidence: EvidenceDesk,
        waker: TransportWaker, board: LineHealthBoard, logger: Logger,
        onNotifications: @escaping @Sendable (TurnReport) -> Void,
        onCommit: @escaping @Sendable () -> Void
    ) {
        self.loop = loop
        self.queue = queue
        self.drafts = drafts
        self.evidence = evidence
        self.waker = waker
        self.board = board
        self.logger = logger
        self.onNotifications = onNotifications
        self.onCommit = onCommit
    }

    /// Asks the thread to finish its turn and leave. Any thread may call it.
    func stop() {
        isStopping.store(true, ordering: .releasing)
        waker.wake()
    }

    /// Runs until `stop()`.
    /// - Throws: `GatewayError` when the gateway must stop by itself.
    func run() throws {
        while !isStopping.load(ordering: .acquiring) {
            loop.wait(MachineClocks.read())
            let report = turn()
            if report.isTakenOver {
                throw GatewayError(
                    .takenOver,
                    "another client takes our connections to the broker again and again: a second gateway with the "
                        + "same broker.clientID is running; stop it, or give one of them another client id")
            }
            if let failure = loop.keepHouse() {
                logger.error("housekeeping failed", metadata: ["reason": "\(failure.text)"])
            }
        }
        leave()
    }

    private func turn() -> TurnReport {
        let start = DispatchTime.now().uptimeNanoseconds
        let commands = queue.drain()
        let report = loop.turn(
            MachineClocks.read(), commands: commands.filter { !DraftDesk.isLong($0) },
            draft: drafts.ready(loop.machineNow)
        ) { step in
            logger.warning("clock stepped forward", metadata: ["step": "\(step)"])
        }
        if let fate = report.draft { drafts.settle(fate, at: loop.turnedAt, machineNow: loop.machineNow) }
        for long in commands where DraftDesk.isLong(long) {
            drafts.take(long, at: loop.turnedAt, machineNow: loop.machineNow)
        }
        evidence.turn(at: loop.turnedAt)
        if report.notifications > 0 || !report.unrecorded.isEmpty { onNotifications(report) }
        if report.hasCommitted { onCommit() }
        tellHeldTime()
        metrics.count(report, nanoseconds: Int64(DispatchTime.now().uptimeNanoseconds - start))
        board.note(report, at: loop.turnedAt, disk: loop.diskState)
        tellFigures(after: report)
        totals.add(report)
        tell(report)
        if let summary = totals.summary(at: loop.machineNow) { logger.info("counted", metadata: summary) }
        return report
    }

    /// When the line is about to wait, for nothing would change them then; in a backlog once a second of the machine's
    /// time.
    private func tellFigures(after report: TurnReport) {
        guard !report.hasMore || loop.machineNow >= nextFigures else { return }
        nextFigures = loop.machineNow + Self.figuresInterval
        metrics.set(loop.line.figures(at: loop.turnedAt))
    }

    private func tellHeldTime() {
        let isFarAhead = loop.ahead > Limits.clockStep
        if isFarAhead, !isHeld {
            logger.warning(
                "clock set back, gateway time is held; if by years, see Operations.md, \"A clock that was far ahead\"",
                metadata: ["ahead": "\(ClockCheck.length(loop.ahead))"])
        }
        isHeld = isFarAhead
    }

    private func tell(_ report: TurnReport) {
        for change in report.changes {
            switch change {
            case .connected(let lane, let isSessionPresent, let maximum):
                logger.info(
                    "connected",
                    metadata: [
                        "lane": "\(lane)", "session.present": "\(isSessionPresent)", "receive.maximum": "\(maximum)",
                    ])
            case .subscribed(let lane): logger.info("subscribed", metadata: ["lane": "\(lane)"])
            case .disconnected(let lane, let reason):
                logger.warning("disconnected", metadata: ["lane": "\(lane)", "reason": "\(reason)"])
            case .unreachable(let lane, let reason):
                logger.warning("broker unreachable", metadata: ["lane": "\(lane)", "reason": "\(reason)"])
            case .refused(let lane, let code, let reason):
                logger.error("refused", metadata: ["lane": "\(lane)", "code": "\(code)", "reason": "\(reason)"])
            }
        }
        if let failure = report.failure {
            logger.error("transaction failed, nothing was acknowledged", metadata: ["reason": "\(failure.text)"])
        }
        if let unsettled = report.unsettled, !isUnsettled {
            logger.warning("checkpoint failed, the write-ahead log grows", metadata: ["reason": "\(unsettled.text)"])
        }
        if report.hasCommitted { isUnsettled = report.unsettled != nil }
    }

    /// Finishes the turn, writes the state, says goodbye.
    private func leave() {
        queue.close()
        drafts.close()
        let clocks = MachineClocks.read()
        if let failure = loop.writeState(clocks) {
            logger.error("state not written, the next start replays", metadata: ["reason": "\(failure.text)"])
        }
        logger.info("counted", metadata: totals.takeSummary())
        loop.sayFarewell(clocks)
        loop.leave()
    }
}
