import Quality
import Testing

@Suite struct IntervalTests {
    /// Wilson's interval by its published formula: 8 of 10 is 0.4902 to 0.9433, 0 of 10 is 0 to 0.2775.
    @Test(arguments: [
        (8, 10, 0.490_2, 0.943_3), (0, 10, 0, 0.277_5), (10, 10, 0.722_5, 1), (500, 1_000, 0.469_1, 0.530_9),
    ])
    func `a share has Wilson's bounds`(count: Int, total: Int, low: Double, high: Double) {
        let interval = Interval.share(count, of: total)
        #expect((interval.low - low).magnitude < 0.000_1 && (interval.high - high).magnitude < 0.000_1)
    }

    @Test func `a rate drawn again has the bounds of the normal distribution when households are many`() {
        // Half of 400 households have one alarm: 0.5 ± 1.96 × √(0.25 / 400).
        let households = (0..<400).map { (events: Double($0 % 2), exposure: 1.0) }
        let interval = Interval.rate(households, seed: 3)
        #expect(interval.value == 0.5)
        #expect((interval.low - 0.451).magnitude < 0.006 && (interval.high - 0.549).magnitude < 0.006)
        #expect(Interval.rate(households, seed: 3) == interval)
    }

    @Test func `a household that rings for all makes the bounds wide`() {
        let even = (0..<50).map { _ in (events: 1.0, exposure: 1.0) }
        let one = (0..<50).map { (events: $0 == 0 ? 50.0 : 0, exposure: 1.0) }
        #expect(Interval.rate(even, seed: 1).high == 1)
        #expect(Interval.rate(one, seed: 1).value == 1 && Interval.rate(one, seed: 1).high > 2)
    }

    @Test(arguments: [(0.5, 2.0), (0.95, 4), (0.25, 1), (1, 4), (0, 1)])
    func `a percentile is one of the values`(share: Double, value: Double) {
        #expect(Interval.percentile([1, 2, 3, 4], share) == value)
        #expect(Interval.percentile([], share) == 0)
    }
}
