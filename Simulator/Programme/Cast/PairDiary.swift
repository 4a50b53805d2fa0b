internal import SimKit

/// Which pair of staff is where and when, so that nobody is at two places at once.
struct PairDiary: Sendable {
    /// A time for one visit; the next one of the day begins at least two hours after it.
    struct Slot: Hashable, Sendable {
        let day: CivilDay
        let hour: Int64
        let pair: Int
    }

    /// Hours at which visits begin.
    private static let hours: [Int64] = [8, 10, 14, 16]

    private var taken: Set<Slot> = []
    /// Times booked for the first of a couple, at which the second may be served too.
    private var shared: [String: [Slot]] = [:]

    /// The next time at which the pair is in that home within three weeks of `day`, else a time of its own.
    mutating func bookShared(
        _ household: String, from day: CivilDay, pairs: Int, _ random: inout RandomSource
    ) -> Slot {
        let slots = shared[household] ?? []
        guard let index = slots.firstIndex(where: { $0.day >= day && $0.day < day.adding(21) }) else {
            return book(from: day, pairs: pairs, &random)
        }
        return shared[household]?.remove(at: index) ?? slots[index]
    }

    /// Offers a time to the other one of the household.
    mutating func share(_ slot: Slot, with household: String) { shared[household, default: []].append(slot) }

    /// Books the first free time from `day` on; Sundays are free.
    mutating func book(from day: CivilDay, pairs: Int, _ random: inout RandomSource) -> Slot {
        var date = day
        while true {
            // 1970-01-01 was a Thursday.
            if date.number % 7 != 3 {
                let first = Int(random.below(UInt64(pairs)))
                for hour in Self.hours {
                    for offset in 0..<pairs {
                        let slot = Slot(day: date, hour: hour, pair: (first + offset) % pairs)
                        if taken.insert(slot).inserted { return slot }
                    }
                }
            }
            date = date.next
        }
    }
}
