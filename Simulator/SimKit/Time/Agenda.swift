import HeapModule

/// What is to happen and when: a queue ordered by simulated time, and by order of entry where times are equal.
public struct Agenda<Item: Sendable>: Sendable {
    private struct Entry: Comparable, Sendable {
        let moment: Moment
        let order: UInt64
        let item: Item

        static func < (left: Entry, right: Entry) -> Bool {
            (left.moment, left.order) < (right.moment, right.order)
        }

        static func == (left: Entry, right: Entry) -> Bool { left.order == right.order }
    }

    private var heap = Heap<Entry>()
    private var entered: UInt64 = 0

    /// Makes an empty agenda.
    public init() {}

    /// The moment of the next item; the distant future when there is none.
    public var next: Moment { heap.min?.moment ?? .distantFuture }

    /// How many items wait.
    public var count: Int { heap.count }

    /// Puts `item` down for `moment`.
    public mutating func add(_ item: Item, at moment: Moment) {
        heap.insert(Entry(moment: moment, order: entered, item: item))
        entered += 1
    }

    /// Takes the next item that is due at `now`; `nil` when none is.
    public mutating func takeDue(at now: Moment) -> (moment: Moment, item: Item)? {
        guard let first = heap.min, first.moment <= now else { return nil }
        let entry = heap.removeMin()
        return (entry.moment, entry.item)
    }
}
