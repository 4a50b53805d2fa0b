import CareCore
import CareRecords
import Dispatch
import Ingest
import Synchronization

/// Long requests for records on their way to the line: each is judged on a thread of its own, over the records as they
/// are on disk, and only its rows are written by the line. Decision 61.
///
/// One at a time, in the order in which they came. Used on the line's thread.
final class DraftDesk: Sendable {
    /// Judges a request beside the line.
    typealias Judge = @Sendable (RecordRequest, _ now: Timestamp) throws -> RecordDraft

    private struct Work {
        let pending: PendingCommand
        let request: RecordRequest
        /// The machine's time at which it came.
        let since: Timestamp
        var draft: RecordDraft?
        /// The machine's time at which something urgent first came before it; `nil` for not yet.
        var gaveWayAt: Timestamp?
    }

    private struct State {
        var current: Work?
        var waiting: [Work] = []
    }

    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "records")
    private let judge: Judge
    private let wake: @Sendable () -> Void

    /// Makes an empty desk. `wake` makes the line's thread look; called on any thread.
    init(judge: @escaping Judge, wake: @escaping @Sendable () -> Void) {
        self.judge = judge
        self.wake = wake
    }

    /// Whether a request is judged beside the line.
    static func isLong(_ pending: PendingCommand) -> Bool {
        guard case .records(let request) = pending.request else { return false }
        return request.submissions.count > RecordRequest.longestAtOnce
    }

    /// Takes a long request and begins to judge it when its turn has come.
    /// - Parameters:
    ///   - pending: The request.
    ///   - now: Gateway time.
    ///   - machineNow: The machine's time.
    func take(_ pending: PendingCommand, at now: Timestamp, machineNow: Timestamp) {
        guard case .records(let request) = pending.request else { return }
        let isTaken = state.withLock { state in
            guard state.waiting.count < DraftLimits.waiting else { return false }
            state.waiting.append(Work(pending: pending, request: request, since: machineNow))
            return true
        }
        if !isTaken { pending.reply(.refused(["busy: \(DraftLimits.waiting) long requests wait; try again"])) }
        begin(at: now)
    }

    /// The draft that is ready for the line at the machine's time `machineNow`.
    func ready(_ machineNow: Timestamp) -> PendingDraft? {
        state.withLock { state in
            guard let work = state.current, let draft = work.draft else { return nil }
            let insists = work.gaveWayAt.map { machineNow - $0 >= DraftLimits.givingWay } ?? false
            return PendingDraft(draft, of: work.pending, insists: insists)
        }
    }

    /// Takes in what a turn did with the draft that was ready.
    func settle(_ fate: DraftFate, at now: Timestamp, machineNow: Timestamp) {
        let given = state.withLock { state -> Work? in
            guard var work = state.current else { return nil }
            if fate == .interrupted {
                state.current?.gaveWayAt = work.gaveWayAt ?? machineNow
                return nil
            }
            state.current = nil
            if fate == .answered { return nil }
            if machineNow - work.since >= DraftLimits.patience { return work }
            work.draft = nil
            state.waiting.insert(work, at: 0)
            return nil
        }
        given?.pending.reply(.refused([DraftLimits.exhausted]))
        if fate == .interrupted { wake() }
        begin(at: now)
    }

    /// Refuses whatever waits or is being judged.
    func close() {
        let left = state.withLock { state in
            defer { state = State() }
            return [state.current].compactMap(\.self) + state.waiting
        }
        for work in left { work.pending.reply(.refused(["the gateway is stopping; nothing was changed"])) }
    }

    private func begin(at now: Timestamp) {
        let request = state.withLock { state -> RecordRequest? in
            guard state.current == nil, !state.waiting.isEmpty else { return nil }
            state.current = state.waiting.removeFirst()
            return state.current?.request
        }
        guard let request else { return }
        queue.async { [self] in
            let draft: RecordDraft
            do {
                draft = try judge(request, now)
            } catch {
                draft = .refused(["not done: \(error)"])
            }
            // Without effect on a desk that was closed meanwhile.
            state.withLock { $0.current?.draft = draft }
            wake()
        }
    }
}
