import CareCore
import CareRecords
import CareStore
import Dispatch
import Ingest
import Logging
import Synchronization

/// Compares finished visits with what the beds' devices saw, at the start and every morning, and enters what comes of
/// it through the form `visit-corroborate`. Decision 68.
///
/// The comparison reads on a thread of its own; its forms go the way of every other, one at a time, so that alarms pass
/// between them. Asked on the line's thread.
final class EvidenceDesk: Sendable {
    /// What is to be entered at a moment.
    typealias Look = @Sendable (_ now: Timestamp) throws -> [RecordSubmission]

    private struct State {
        var due = Timestamp.epoch
        var isLooking = false
        /// Forms that wait for the one before, the last first.
        var waiting: [RecordSubmission] = []
    }

    /// 06:30: before the records are looked at for alarms, long after the night's late data.
    static let minuteOfDay = 6 * 60 + 30
    /// How long after its end a visit is compared again: devices hand in later what they held back while cut off.
    static let again = Milliseconds.days(7)
    /// Visits that ended longer ago are left to `homebed programme corroborate`: they were recorded late, and of their
    /// time events alone are kept.
    static let oldest = Milliseconds.days(90)

    private let state = Mutex(State())
    private let thread = DispatchQueue(label: "evidence")
    private let queue: CommandQueue
    private let logger: Logger
    private let look: Look

    /// Makes a desk that looks at the first moment it is told.
    init(queue: CommandQueue, logger: Logger, look: @escaping Look) {
        self.queue = queue
        self.logger = logger
        self.look = look
    }

    /// What the store says that is news.
    static func look(at store: Store) -> Look {
        { now in try store.corroborations(since: now - oldest, again: now - again) }
    }

    /// Begins to compare when it is time.
    func turn(at now: Timestamp) {
        let begins = state.withLock { state in
            guard now >= state.due, !state.isLooking else { return false }
            state.due = CivilCalendar.next(minuteOfDay: Self.minuteOfDay, after: now)
            state.isLooking = true
            return true
        }
        guard begins else { return }
        thread.async { [self] in
            do {
                let forms = try look(now)
                state.withLock { $0.waiting = forms.reversed() }
            } catch {
                logger.warning("visits not compared, tried again tomorrow", metadata: ["reason": "\(error)"])
            }
            enterNext()
        }
    }

    /// Hands in the next form. One that is refused was overtaken by what somebody entered; the next morning sees it.
    private func enterNext() {
        let form = state.withLock { state -> RecordSubmission? in
            let next = state.waiting.popLast()
            state.isLooking = next != nil
            return next
        }
        guard let form else { return }
        let posting = queue.post(.records(RecordRequest([form], by: "gateway"))) { [self] _ in enterNext() }
        if posting == .taken { return }
        // The queue is full, or the gateway stops: the next morning finds the rest.
        state.withLock { ($0.waiting, $0.isLooking) = ([], false) }
    }
}
