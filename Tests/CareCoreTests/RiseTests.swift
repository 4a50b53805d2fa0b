import Testing

@testable import CareCore

/// Days in a row on which a flag was true for longer than on the seven days before (BED-5-RISE).
@Suite struct RiseTests {
    private static let hour: Int64 = 3_600_000
    private static let day = 24 * hour
    /// Noon of 2025-11-06 in Dali, in ms.
    private static let noon: Int64 = 1_762_401_600_000
    private static let more = Double(2 * hour)

    /// Days that end at the noons after `noon`, each with how long the flag was true in ms; 0 for not at all.
    private static func ring(_ days: [Int64]) -> WindowRing {
        WindowRing(
            entries: days.enumerated().filter { $0.element > 0 }.map { index, held in
                WindowRing.Entry(at: noon + Int64(index + 1) * day, value: Double(held))
            })
    }

    /// The same as a table says it: the longest row of at most three days up to the newest, each known and longer than
    /// the median of the seven known before the row.
    private static func expected(_ days: [Int64]) -> Double {
        for run in [3, 2, 1] where run <= days.count {
            let row = days.suffix(run)
            let before = days.dropLast(run).filter { $0 >= 4 * hour }.suffix(7)
            guard before.count == 7, row.allSatisfy({ $0 >= 4 * hour }) else { continue }
            if row.allSatisfy({ Double($0) > Double(before.sorted()[3]) + more }) { return Double(run) }
        }
        return 0
    }

    @Test func `every ten days of nobody, the usual and more agree with the table`() {
        let lengths: [Int64] = [0, 8 * Self.hour, 11 * Self.hour]
        var wrong: [[Int64]] = []
        var found: Set<Double> = []
        for number in 0..<59_049 {
            var rest = number
            let days = (0..<10).map { _ -> Int64 in
                defer { rest /= 3 }
                return lengths[rest % 3]
            }
            let rise = Self.ring(days).rise(by: Self.more, at: Self.noon + 10 * Self.day)
            found.insert(rise)
            if rise != Self.expected(days) { wrong.append(days) }
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(3))")
        #expect(found == [0, 1, 2, 3])
    }

    /// What a day after a usual week must be to count: more than two hours above, to the millisecond.
    static let lengths: [(Int64, Double)] = [
        (36_000_000, 0), (36_000_001, 1), (39_600_000, 1), (86_400_000, 1), (28_800_000, 0), (10_800_000, 0),
    ]

    @Test(arguments: lengths)
    func `a day counts from a millisecond beyond on`(length: Int64, rise: Double) {
        let week = Array(repeating: 8 * Self.hour, count: 7)
        #expect(Self.ring(week + [length]).rise(by: Self.more, at: Self.noon + 8 * Self.day) == rise)
    }

    @Test func `a day of less than four hours tells of nothing`() {
        let week = Array(repeating: 4 * Self.hour, count: 6)
        func rise(_ seventh: Int64) -> Double {
            Self.ring([seventh] + week + [7 * Self.hour]).rise(by: Self.more, at: Self.noon + 8 * Self.day)
        }
        #expect(rise(4 * Self.hour) == 1)
        #expect(rise(4 * Self.hour - 1) == 0)
    }

    @Test func `the day that runs does not count before its noon, nor the row after the next`() {
        let ring = Self.ring(Array(repeating: 8 * Self.hour, count: 7) + Array(repeating: 11 * Self.hour, count: 3))
        let end = Self.noon + 10 * Self.day
        #expect(ring.rise(by: Self.more, at: end - 1) == 2)
        #expect(ring.rise(by: Self.more, at: end) == 3)
        #expect(ring.rise(by: Self.more, at: end + Self.day - 1) == 3)
        #expect(ring.rise(by: Self.more, at: end + Self.day) == 0)
    }

    @Test func `days of a fortnight ago say nothing any more`() {
        // Five days of nobody lie between the week and the row.
        let days = Array(repeating: 8 * Self.hour, count: 7) + [0, 0, 0, 0, 0] + [11 * Self.hour]
        let end = Self.noon + Int64(days.count) * Self.day
        #expect(Self.ring(days).rise(by: Self.more, at: end) == 1)
        #expect(Self.ring([8 * Self.hour] + days.dropFirst()).rise(by: Self.more, at: end + Self.day) == 0)
        let longer = Array(repeating: 8 * Self.hour, count: 7) + Array(repeating: 0, count: 7) + [11 * Self.hour]
        #expect(Self.ring(longer).rise(by: Self.more, at: Self.noon + 15 * Self.day) == 0)
    }

    @Test func `samples count for the day that ends at the noon behind them, a year takes no more than a fortnight`() {
        let window = Window(source: .heldDays(slot: 0), length: Limits.nightAge, capacity: 15)
        var ring = WindowRing()
        var cell = MetricCell()
        for quarter in 0..<Int64(365 * 96) {
            // In bed from 09:00 to 15:00: three hours on each side of noon.
            let value = (84..<108).contains((quarter + 48) % 96 + 48) ? 1.0 : 0
            let at = Self.noon + quarter * 900_000
            ring.take(value, at: at, after: cell, for: window, maximumGap: 900_000)
            _ = cell.take(value, at: at)
        }
        #expect(ring.entries.count <= 15)
        #expect(ring.entries.allSatisfy { ($0.at - Self.noon) % Self.day == 0 })
        #expect(ring.entries.dropLast().allSatisfy { $0.value == Double(6 * Self.hour) })
    }

    @Test func `what nobody told of is not added`() {
        let window = Window(source: .heldDays(slot: 0), length: Limits.nightAge, capacity: 15)
        var ring = WindowRing()
        var cell = MetricCell()
        for minute in [Int64(0), 1, 2, 60, 61] {
            ring.take(1, at: Self.noon + minute * 60_000, after: cell, for: window, maximumGap: 180_000)
            _ = cell.take(1, at: Self.noon + minute * 60_000)
        }
        #expect(ring.entries == [WindowRing.Entry(at: Self.noon + Self.day, value: 180_000)])
    }
}
