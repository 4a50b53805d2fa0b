import CareCore
import Ingest

/// What the line asked of its ports, in order.
final class Diary {
    enum Entry: Equatable {
        case received(Lane, Int)
        case committed
        case refused
        case settled
        case acknowledged
        case abandoned(pause: Milliseconds)
        case published(OutgoingMessage.Rank)
    }

    private(set) var entries: [Entry] = []

    func note(_ entry: Entry) { entries.append(entry) }

    /// Gives the entries since the last call.
    func take() -> [Entry] {
        defer { entries.removeAll() }
        return entries
    }
}
