/// A heap of moments with the places of what is to happen then. Not generic, so that it is fast in every module.
@usableFromInline
struct MomentHeap: Sendable {
    private struct Entry: Sendable {
        let moment: Int64
        let order: UInt64
        let place: Int32

        func isBefore(_ other: Entry) -> Bool {
            moment == other.moment ? order < other.order : moment < other.moment
        }
    }

    private var entries: [Entry] = []
    private var entered: UInt64 = 0

    @usableFromInline init() {}

    /// The earliest moment; the distant future when there is none.
    @usableFromInline var next: Moment { entries.first.map { Moment(milliseconds: $0.moment) } ?? .distantFuture }

    @usableFromInline var count: Int { entries.count }

    @usableFromInline
    mutating func insert(_ place: Int32, at moment: Moment) {
        let entry = Entry(moment: moment.milliseconds, order: entered, place: place)
        entered += 1
        entries.append(entry)
        entries.withUnsafeMutableBufferPointer { entries in
            var index = entries.count - 1
            while index > 0 {
                let parent = (index - 1) / 2
                guard entry.isBefore(entries[parent]) else { break }
                entries[index] = entries[parent]
                index = parent
            }
            entries[index] = entry
        }
    }

    /// Takes the earliest; there must be one.
    @usableFromInline
    mutating func removeFirst() -> (place: Int32, moment: Moment) {
        let first = entries[0]
        let last = entries.removeLast()
        guard !entries.isEmpty else { return (first.place, Moment(milliseconds: first.moment)) }
        entries.withUnsafeMutableBufferPointer { entries in
            var index = 0
            while true {
                var child = 2 * index + 1
                guard child < entries.count else { break }
                if child + 1 < entries.count, entries[child + 1].isBefore(entries[child]) { child += 1 }
                guard entries[child].isBefore(last) else { break }
                entries[index] = entries[child]
                index = child
            }
            entries[index] = last
        }
        return (first.place, Moment(milliseconds: first.moment))
    }
}
