import Testing

@testable import CareCore

@Suite struct NightsTests {
    /// 22:30 of 2025-11-06 in Dali, in ms.
    private static let evening: Int64 = 1_762_439_400_000
    private static let minute: Int64 = 60_000
    private static let day: Int64 = 86_400_000

    /// A window into which every night sends the value once a minute, and the days between a value that must not count.
    private static func ring(_ nights: [Double]) -> WindowRing {
        var ring = WindowRing()
        for (index, value) in nights.enumerated() {
            let from = evening + Int64(index) * day
            for step in 0..<Int64(510) { ring.takeNight(value, at: from + step * minute) }
            ring.takeNight(200, at: from + 600 * minute)
        }
        return ring
    }

    @Test func `a year of nights takes no more room than a fortnight`() {
        let ring = Self.ring(Array(repeating: 60, count: 365))
        #expect(ring.entries.count == 10)
        #expect(Self.ring([60]).entries.count == 1)
    }

    @Test func `the newest night counts from seven in the morning, though nothing came since`() {
        var ring = Self.ring(Array(repeating: 60, count: 6))
        let from = Self.evening + 6 * Self.day
        for step in 0..<Int64(510) { ring.takeNight(74, at: from + step * Self.minute) }
        let morning = from + 510 * Self.minute
        #expect(ring.entries.count <= Limits.nightEntries)
        #expect(ring.baseline(at: morning - 1).isNaN)
        #expect(ring.baseline(at: morning) == 60)
    }

    @Test func `less than four hours are no night`() {
        var ring = Self.ring(Array(repeating: 60, count: 6))
        let from = Self.evening + 6 * Self.day
        for step in 0..<Int64(230) { ring.takeNight(60, at: from + step * Self.minute) }
        ring.takeNight(60, at: from + 600 * Self.minute)
        #expect(ring.entries.count == 6)
        #expect(ring.baseline(at: from + 600 * Self.minute).isNaN)
    }

    @Test(
        arguments: [
            ([60, 60, 60, 60, 60, 60, 60, 60], 0.0), ([60, 60, 60, 60, 60, 60, 60, 71], 1),
            ([60, 60, 60, 60, 60, 60, 60, 70], 0), ([60, 60, 60, 60, 60, 60, 60, 71, 75], 2),
            ([60, 60, 60, 60, 60, 60, 60, 71, 45], 1), ([80, 80, 80, 80, 80, 80, 80, 67, 67, 67], 3),
            ([80, 80, 80, 80, 80, 80, 80, 69, 69, 69], 0),
        ] as [([Double], Double)])
    func `nights in a row off the seven before them`(nights: [Double], expected: Double) {
        let now = Self.evening + Int64(nights.count) * Self.day
        #expect(Self.ring(nights).drift(least: 10, percent: 15, at: now) == expected)
    }

    @Test func `nights of a fortnight ago say nothing any more`() {
        let ring = Self.ring(Array(repeating: 60, count: 10))
        #expect(ring.drift(least: 10, percent: 15, at: Self.evening + 30 * Self.day).isNaN)
    }
}
