/// What is to happen and when: a queue ordered by simulated time, and by order of entry where times are equal.
public struct Agenda<Item: Sendable>: Sendable {
    @usableFromInline var heap = MomentHeap()
    /// Items by their place in the heap's entries.
    @usableFromInline var items: [Item?] = []
    @usableFromInline var free: [Int32] = []

    /// Makes an empty agenda.
    public init() {}

    /// The moment of the next item; the distant future when there is none.
    public var next: Moment { heap.next }

    /// How many items wait.
    public var count: Int { heap.count }

    /// What waits, in no particular order.
    public var waiting: some Sequence<Item> { items.lazy.compactMap { $0 } }

    /// Puts `item` down for `moment`.
    @inlinable
    public mutating func add(_ item: Item, at moment: Moment) {
        if let place = free.popLast() {
            items[Int(place)] = item
            heap.insert(place, at: moment)
        } else {
            items.append(item)
            heap.insert(Int32(items.count - 1), at: moment)
        }
    }

    /// Takes the next item that is due at `now`; `nil` when none is.
    @inlinable
    public mutating func takeDue(at now: Moment) -> (moment: Moment, item: Item)? {
        guard heap.count > 0, heap.next <= now else { return nil }
        let (place, moment) = heap.removeFirst()
        guard let item = items[Int(place)] else { fatalError("place \(place) of an agenda is empty") }
        items[Int(place)] = nil
        free.append(place)
        return (moment, item)
    }
}
