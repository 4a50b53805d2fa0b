import SimKit

/// The messages of a run that something can still happen to, by their number.
///
/// What is settled leaves it at the next border, so that it holds what a window makes and what is still on its way,
/// however long the run.
public struct MessageBook {
    /// Made since the last border, by number less `base` less one.
    private var recent: [MessageRecord] = []
    private var base = 0
    /// Made before and still open.
    private var older: [Int: MessageRecord] = [:]

    init() {}

    /// How many were made in the whole run.
    public var made: Int { base + recent.count }

    /// The message of that number; `nil` when it is settled.
    subscript(number: Int) -> MessageRecord? {
        number > base ? (number <= made ? recent[number - base - 1] : nil) : older[number]
    }

    mutating func add(_ message: MessageRecord) { recent.append(message) }

    /// Changes a message.
    /// - Returns: Whether it was there.
    mutating func change(_ number: Int, _ step: (inout MessageRecord) -> Void) -> Bool {
        if number > base {
            guard number <= made else { return false }
            step(&recent[number - base - 1])
            return true
        }
        guard var message = older[number] else { return false }
        step(&message)
        older[number] = message
        return true
    }

    /// Those made since the last border, in order.
    var news: [MessageRecord] { recent }

    /// Those made before the last border that were open then.
    var leftovers: Dictionary<Int, MessageRecord>.Values { older.values }

    /// Takes out every message but those of `open`, in order of their numbers.
    mutating func settle(except open: Set<Int>) -> [MessageRecord] {
        var settled = older.filter { !open.contains($0.key) }.sorted { $0.key < $1.key }.map(\.value)
        for message in settled { older[message.entry.number] = nil }
        for message in recent {
            if open.contains(message.entry.number) {
                older[message.entry.number] = message
            } else {
                settled.append(message)
            }
        }
        base += recent.count
        recent.removeAll(keepingCapacity: true)
        return settled
    }
}
