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
    private var line: IngestLine<Broker, Store>
    private var time: SystemTime
    private var disk: DiskWatch
    private let queue: CommandQueue
    private let waker: TransportWaker
    private let logger: Logger
    private let metrics = GatewayMetrics()
    private var totals = Totals()
    private var nextMaintenance = Timestamp.epoch
    /// The last checkpoint failed; said once.
    private var isUnsettled = false
    /// Gateway time is far ahead of the machine's clock; said once.
    private var isHeld = false
    private let isStopping = Atomic(false)

    init(
        line: consuming IngestLine<Broker, Store>, time: SystemTime, disk: DiskWatch,
        queue: CommandQueue, waker: TransportWaker, logger: Logger
    ) {
        self.line = line
        self.time = time
        self.disk = disk
        self.queue = queue
        self.waker = waker
        self.logger = logger
    }

    /// Asks the thread to finish its turn and leave. Any thread may call it.
    func stop() {
        isStopping.store(true, ordering: .releasing)
        waker.wake()
    }

    /// Runs until `stop()`.
    /// - Throws: `GatewayError` when the gateway must stop by itself.
    func run() throws {
        var hasMore = false
        var pause = Milliseconds.zero
        while !isStopping.load(ordering: .acquiring) {
            let before = time.read().now
            if !hasMore {
                let wait = min(time.machineTime(for: line.waitTime(at: before)), DriverTimes.longestWait)
                line.transport.wait(atMost: max(wait, pause), now: time.machineNow)
            }
            let report = turn()
            if report.isTakenOver {
                throw GatewayError(
                    .takenOver,
                    "another client takes our connections to the broker again and again: a second gateway with the "
                        + "same broker.clientID is running; stop it, or give one of them another client id")
            }
            hasMore = report.hasMore
            pause = report.failure == nil ? .zero : Milliseconds(200)
            if !hasMore { keepHouse(at: before) }
        }
        leave()
    }

    private func turn() -> TurnReport {
        let start = DispatchTime.now().uptimeNanoseconds
        let reading = time.read()
        if let step = reading.step {
            line.noteClockStep(step)
            logger.warning("clock stepped forward", metadata: ["step": "\(step)"])
        }
        tellHeldTime(reading)
        let state = disk.look(at: time.machineNow)
        line.isBulkPaused = state != .ok
        line.isUnrecorded = state == .unrecorded
        let report = line.turn(at: reading.now, commands: queue.drain())
        if case .full? = report.failure { disk.noteFull() }
        metrics.count(report, nanoseconds: Int64(DispatchTime.now().uptimeNanoseconds - start))
        totals.add(report)
        tell(report)
        if let summary = totals.summary(at: time.machineNow) { logger.info("counted", metadata: summary) }
        return report
    }

    private func tellHeldTime(_ reading: SystemTime.Reading) {
        let isFarAhead = reading.ahead > Limits.clockStep
        if isFarAhead, !isHeld {
            logger.warning(
                "clock set back, gateway time is held; if by years, see Operations.md, \"A clock that was far ahead\"",
                metadata: ["ahead": "\(ClockCheck.length(reading.ahead))"])
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

    /// One bounded step of retention and daily facts between two turns.
    private func keepHouse(at gatewayTime: Timestamp) {
        let now = time.machineNow
        guard now >= nextMaintenance else { return }
        do {
            let hasMore = try line.store.maintain(now: gatewayTime)
            nextMaintenance = now + (hasMore ? Milliseconds(20) : .seconds(60))
        } catch {
            logger.error("housekeeping failed", metadata: ["reason": "\(error.text)"])
            nextMaintenance = now + .seconds(60)
        }
    }

    /// Waits until the broker has the last word, or long enough.
    private func awaitFarewell() {
        let end = DispatchTime.now() + .milliseconds(Int(DriverTimes.farewellTime.count))
        while DispatchTime.now() < end, !line.isFarewellConfirmed() {
            _ = time.read()
            line.transport.wait(atMost: Milliseconds(50), now: time.machineNow)
        }
    }

    /// Finishes the turn, writes the state, says goodbye.
    private func leave() {
        queue.close()
        let now = time.read().now
        if let failure = line.checkpoint(at: now) {
            logger.error("state not written, the next start replays", metadata: ["reason": "\(failure.text)"])
        }
        logger.info("counted", metadata: totals.takeSummary())
        if line.say(.stopped, at: now) { awaitFarewell() }
        line.transport.leave(reasonCode: DriverTimes.leaveReason, atMost: DriverTimes.leaveTime)
    }
}
