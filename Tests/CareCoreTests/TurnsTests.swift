import Testing

@testable import CareCore

@Suite struct TurnsTests {
    private static let hour: Int64 = 3_600_000

    private static func ring(_ source: Window.Source, _ values: [(at: Int64, value: Double)], gap: Int64) -> WindowRing
    {
        let window = Window(source: source, length: .hours(24), capacity: 128)
        var ring = WindowRing()
        var cell = MetricCell()
        for (at, value) in values {
            ring.take(value, at: at, after: cell, for: window, maximumGap: gap)
            _ = cell.take(value, at: at)
        }
        return ring
    }

    @Test func `a state counts when it begins, not while it lasts, and not as the first thing said`() {
        let values: [(at: Int64, value: Double)] = [(1, 1), (2, 0), (3, 1), (4, 1), (5, 0), (6, 1)]
        let ring = Self.ring(.turns(slot: 0, value: 1), values, gap: 10)
        #expect(ring.entries.map(\.at) == [3, 6])
    }

    /// Moments and values, and which beginnings count at last: over in time and too soon, told on the way, going on,
    /// silent for longer than is believed, and never seen to begin.
    static let changes: [(told: [[Int64]], counted: [Int64])] = [
        ([[0, 0], [10, 1], [40, 0]], [10]), ([[0, 0], [10, 1], [39, 0]], []),
        ([[0, 0], [10, 1], [30, 1], [50, 1]], [10]), ([[0, 0], [10, 1], [30, 1]], []),
        ([[0, 0], [10, 1], [90, 0]], []), ([[0, 1], [40, 1], [50, 0]], []),
        ([[0, 0], [10, 1], [20, 0], [30, 1], [70, 1], [80, 0]], [30]),
    ]

    @Test(arguments: changes)
    func `a state that must last counts when it has, and is forgotten when it ends before`(
        told: [[Int64]], counted: [Int64]
    ) {
        let values = told.map { (at: $0[0], value: Double($0[1])) }
        let ring = Self.ring(.lasting(slot: 0, value: 1, least: Milliseconds(30)), values, gap: 45)
        #expect(ring.entries.filter { $0.value == 1 }.map(\.at) == counted)
        #expect(ring.figure(.lasting, at: 100, length: 1_000) == Double(counted.count))
    }

    @Test func `the time of a flag is added up by the hour, without what nobody told of`() {
        let minutes = (0...Int64(90)).map { (at: $0 * 60_000, value: 1.0) }
        let later = [(at: 5 * Self.hour, value: 1.0), (at: 5 * Self.hour + 60_000, value: 0)]
        let ring = Self.ring(.heldTime(slot: 0), minutes + later, gap: 180_000)
        #expect(ring.figure(.held, at: 6 * Self.hour, length: 24 * Self.hour) == Double(91 * 60_000))
        #expect(ring.entries.count == 3)
    }

    @Test func `a flag that is true for a month takes no more than a day of entries`() {
        let samples = (0..<Int64(30 * 24 * 4)).map { (at: $0 * 900_000, value: 1.0) }
        let ring = Self.ring(.heldTime(slot: 0), samples, gap: Self.hour)
        #expect(ring.entries.count <= 25)
    }

    /// Days of a flag that is true from midnight on for so many quarters of an hour; sampled every quarter.
    private static func days(_ quarters: [Int64]) -> WindowRing {
        var values: [(at: Int64, value: Double)] = []
        for (day, length) in quarters.enumerated() {
            for quarter in Int64(0)..<96 {
                values.append((Int64(day) * 24 * hour + quarter * 900_000, quarter < length ? 1 : 0))
            }
        }
        let window = Window(source: .heldTime(slot: 0), length: .days(7), capacity: 169)
        var ring = WindowRing()
        var cell = MetricCell()
        for (at, value) in values {
            ring.take(value, at: at, after: cell, for: window, maximumGap: 900_000)
            _ = cell.take(value, at: at)
        }
        return ring
    }

    @Test(arguments: [
        // Quarters from midnight on each day, the hour that begins in half an hour, the part of it; nil is unknown.
        (days: [22, 22, 22, 22, 22], hour: Int64(4), part: 1.0 as Double?),
        ([22, 22, 22, 22, 22], 5, 0.5), ([22, 22, 22, 22, 22], 6, 0),
        ([24, 24, 24, 20, 20], 5, 0.6), ([22, 22, 22, 22], 5, nil), ([22, 0, 22, 22, 22, 22], 5, 0.5),
        ([22, 0, 22, 0, 22, 22], 5, nil), ([0, 0, 0, 0, 0], 5, nil),
    ])
    func `a habit is the part of the hour on the days that are known`(days: [Int64], hour: Int64, part: Double?) {
        let now = Int64(days.count) * 24 * Self.hour + hour * Self.hour - 1_800_000
        let figure = Self.days(days).figure(.habit, at: now, length: 7 * 24 * Self.hour)
        if let part { #expect(figure == part) } else { #expect(figure.isNaN) }
    }

    @Test func `a habit counts from half an hour ahead, in both hours of the clock that it touches`() {
        let ring = Self.days([22, 22, 22, 22, 22])
        let midnight = 5 * 24 * Self.hour
        func part(_ minutes: Int64) -> Double {
            ring.figure(.habit, at: midnight + minutes * 60_000, length: 7 * 24 * Self.hour)
        }
        // Kept are whole hours of the clock: 04:00 is 1, 05:00 is 0.5, 06:00 is 0.
        #expect(part(4 * 60) == 0.75)
        #expect(part(4 * 60 + 45) == 0.375)
        #expect(part(5 * 60 + 30) == 0)
    }
}
