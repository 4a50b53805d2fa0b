import CareCore
import CareStore
import Foundation
import Gateway
import Ingest
import Synchronization

/// A line without a broker on a thread of its own: turns when a command waits, and writes what a test decides.
final class LineThread: @unchecked Sendable {
    // @unchecked: the line is touched by its thread alone; everything else locks for itself.
    private var line: IngestLine<NoTransport, SQLiteCommitter>
    private var time: SystemTime
    private let signal = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)
    private let jobs = Mutex<[@Sendable (inout CommitBatch) -> Void]>([])
    private let refusals = Mutex(0)
    private let isStopping = Mutex(false)
    private let onNotifications: @Sendable (TurnReport) -> Void
    private let turn: AsyncStream<Void>.Continuation
    /// One element after each turn.
    let turns: AsyncStream<Void>

    init(
        line: consuming IngestLine<NoTransport, SQLiteCommitter>, time: SystemTime,
        onNotifications: @escaping @Sendable (TurnReport) -> Void
    ) {
        self.line = line
        self.time = time
        self.onNotifications = onNotifications
        (turns, turn) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// A command waits.
    func wake() { signal.signal() }

    /// Writes rows in a transaction of the line's committer.
    func write(_ fill: @escaping @Sendable (inout CommitBatch) -> Void) {
        jobs.withLock { $0.append(fill) }
        wake()
    }

    /// Refuses the next commands, as where their transaction fails.
    func refuse(_ count: Int) { refusals.withLock { $0 = count } }

    func start(_ queue: CommandQueue) {
        // The thread's hold of the line, and with it of the store's lock, ends before `stop` returns: the next life may
        // open the database at once.
        let own = Unmanaged.passRetained(self)
        let ended = ended
        let thread = Thread {
            own.takeUnretainedValue().run(queue)
            own.release()
            ended.signal()
        }
        thread.stackSize = 4 * 1_024 * 1_024
        thread.start()
    }

    private func run(_ queue: CommandQueue) {
        while true {
            signal.wait()
            if isStopping.withLock({ $0 }) { return }
            act(queue.drain())
            turn.yield()
        }
    }

    /// Ends it as a crash would: nothing is written any more.
    func stop() {
        isStopping.withLock { $0 = true }
        wake()
        ended.wait()
        turn.finish()
    }

    private func act(_ commands: [PendingCommand]) {
        for job in jobs.withLock({ jobs in
            defer { jobs = [] }
            return jobs
        }) {
            var batch = CommitBatch()
            batch.reset(now: time.read().now)
            job(&batch)
            do { try line.store.commit(batch) } catch { fatalError("the test's rows cannot be written: \(error.text)") }
            var report = TurnReport()
            report.notifications = batch.effects.notifications.count
            onNotifications(report)
        }
        let isRefused = refusals.withLock { left in
            defer { left = max(0, left - commands.count) }
            return left > 0
        }
        if isRefused { return commands.forEach { $0.reply(.refused(["the database refused the transaction"])) } }
        let report = line.turn(at: time.read().now, commands: commands)
        onNotifications(report)
    }
}
