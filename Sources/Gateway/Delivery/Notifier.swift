package import CareCore
package import CareNotify
package import CareStore
package import Ingest
package import Logging
import Synchronization

/// Delivers what the core decided to tell people: looks at the committed rows, hands messages to the channels and sends
/// what came of it back through the line.
///
/// It keeps nothing that a restart would miss: a row waits until a report about it is on disk, so a crash in between
/// delivers it again under the same identity. May be called from any thread.
package final class Notifier: Sendable {
    struct State {
        var time: SystemTime
        /// On their way, or their report is.
        var busy: [NotificationID: WaitingNotification] = [:]
        /// Whose end is on its way to the disk.
        var ending: Set<NotificationID> = []
        /// Whose older news is being taken out.
        var superseding: Set<NotificationID> = []
        var loads: [String: ChannelLoad] = [:]
        /// Reports that the line had no room for, or whose transaction failed.
        var unposted: [DeliveryPosting] = []
        /// Messages without a row that are to be handed over, the oldest first.
        var unrecorded: [Delivery] = []
        /// The machine's time before which those are not posted again.
        var postAgainAt = Timestamp.epoch
        var isUnreadable = false
        /// The machine's time at which stopping no longer waits for what is on its way; `nil` while running.
        var stopAt: Timestamp?
    }

    /// Time until a report that could not be written is posted again, and rows that could not be read are again.
    static let again = Milliseconds.seconds(1)
    /// Reads at once at most: it looks at one time after the other.
    static let readers = 1
    /// Longest time between two looks while something waits.
    static let longestPause = Milliseconds.minutes(1)
    /// How long stopping waits for answers of providers; what is cut off then is delivered again by the next start.
    static let stopTime = Milliseconds.seconds(5)

    let state: Mutex<State>
    let channels: [String: any DeliveryChannel]
    let reader: StoreReader
    let queue: CommandQueue
    let titles: [String: BilingualText]
    let logger: Logger
    /// One element at each change; ends with `finish`.
    let changes: AsyncStream<Void>
    private let change: AsyncStream<Void>.Continuation

    /// - Parameters:
    ///   - channels: By name, as the channel file describes them.
    ///   - reader: Of the open store.
    ///   - queue: The way back to the line.
    ///   - titles: What people read for a rule's identity.
    ///   - time: Gateway time.
    ///   - logger: Told when rows cannot be read.
    package init(
        channels: [String: any DeliveryChannel], reader: StoreReader, queue: CommandQueue,
        titles: [String: BilingualText], time: SystemTime, logger: Logger
    ) {
        state = Mutex(State(time: time))
        self.channels = channels
        self.reader = reader
        self.queue = queue
        self.titles = titles
        self.logger = logger
        (changes, change) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        // What an earlier life left waits already.
        wake()
    }

    /// Something may be due: a transaction wrote notifications, or a report about some.
    package func wake() { change.yield() }

    /// A turn left notifications.
    package func follow(_ report: TurnReport) {
        if report.notifications > 0 { wake() }
        tell(unrecorded: report.unrecorded)
    }

    /// Hands over what no row stands for, because nothing can be written: each alone, tried again for a while, and
    /// forgotten with the process. What becomes of it is not reported: no report could be written either.
    func tell(unrecorded rows: [WaitingNotification]) {
        if rows.isEmpty { return }
        state.withLock { state in
            _ = state.time.read()
            let now = state.time.machineNow
            for row in rows {
                let notification = row.notification
                state.unrecorded.append(
                    Delivery(
                        message: "u\(notification.id.number)-\(notification.at.milliseconds)", rows: [row],
                        unrecorded: UnrecordedWait(until: now + Limits.unrecordedAge, dueAt: now)))
            }
            state.unrecorded.removeFirst(max(0, state.unrecorded.count - Limits.unrecordedNotifications))
        }
        wake()
    }

    /// Begins nothing more; `run` ends when nothing is on its way or after `stopTime`.
    func stop() {
        state.withLock { state in
            _ = state.time.read()
            state.stopAt = state.time.machineNow + Self.stopTime
        }
        wake()
    }

    /// Whether there is nothing more to wait for.
    var isDone: Bool {
        state.withLock { state in
            guard let stopAt = state.stopAt else { return false }
            _ = state.time.read()
            return (state.busy.isEmpty && state.loads.values.allSatisfy(\.isEmpty)) || state.time.machineNow >= stopAt
        }
    }

    /// Sends a report through the line.
    func post(_ posting: DeliveryPosting) {
        let taken = queue.post(.delivery(posting.report)) { [self] outcome in answered(posting, outcome) }
        // A queue that is closed belongs to a gateway that stops: the rows are as they were, and wait.
        if taken == .full { state.withLock { keep(posting, &$0) } }
    }

    /// The report is on disk, or could not be written.
    private func answered(_ posting: DeliveryPosting, _ outcome: CommandOutcome) {
        state.withLock { state in
            switch outcome {
            case .done:
                switch posting.report {
                case .superseded(let number): state.superseding.remove(number)
                case .settled: state.ending.subtract(posting.members)
                case .bound, .attempted: for member in posting.members { state.busy[member] = nil }
                }
            case .refused: keep(posting, &state)
            }
        }
        wake()
    }

    private func keep(_ posting: DeliveryPosting, _ state: inout State) {
        _ = state.time.read()
        state.unposted.append(posting)
        state.postAgainAt = state.time.machineNow + Self.again
    }
}
