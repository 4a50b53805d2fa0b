import CareCore
import Synchronization

/// Keeps one timer going: another is begun only when it would end before.
final class TimerMark: Sendable {
    private let end = Mutex<Int64?>(nil)

    /// - Returns: The timer's end, to be given back to `end`; `nil` when an earlier one runs.
    func begin(in pause: Milliseconds) -> Int64? {
        let due = MachineClocks.read().monotonic + pause.count
        return end.withLock { end in
            if let running = end, running <= due { return nil }
            end = due
            return due
        }
    }

    /// The timer is over; an earlier one may have taken its place.
    func end(_ timer: Int64) { end.withLock { if $0 == timer { $0 = nil } } }
}
