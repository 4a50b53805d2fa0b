import SimKit

/// A value and the bounds within which 95 of 100 such measurements would find it.
public struct Interval: Sendable, Equatable {
    /// The value.
    public let value: Double
    /// Its lower bound.
    public let low: Double
    /// Its upper bound.
    public let high: Double

    /// Makes an interval.
    public init(value: Double, low: Double, high: Double) {
        self.value = value
        self.low = low
        self.high = high
    }

    /// Of what never happened.
    static let none = Interval(value: 0, low: 0, high: 0)

    /// How often households are drawn again.
    static let draws = 2_000

    /// A rate per unit of exposure over households that have nothing to do with each other: percentile bootstrap, in
    /// which households are drawn again with what each has had. People of one house are not independent.
    /// - Parameters:
    ///   - clusters: Of each household the events and the exposure; an event of no household is one without exposure.
    ///   - seed: The same seed gives the same bounds.
    /// - Returns: Events per unit of exposure; the bounds are the value itself when there is but one cluster.
    public static func rate(_ clusters: [(events: Double, exposure: Double)], seed: UInt64) -> Interval {
        let whole = ratio(clusters.reduce(into: (0, 0)) { $0 = ($0.0 + $1.events, $0.1 + $1.exposure) })
        guard clusters.count > 1 else { return Interval(value: whole, low: whole, high: whole) }
        var random = RandomSource(seed: seed).stream("bootstrap")
        var rates = (0..<draws).map { _ -> Double in
            var sum = (0.0, 0.0)
            for _ in clusters.indices {
                let drawn = clusters[Int(random.below(UInt64(clusters.count)))]
                sum = (sum.0 + drawn.events, sum.1 + drawn.exposure)
            }
            return ratio(sum)
        }
        rates.sort()
        return Interval(value: whole, low: percentile(rates, 0.025), high: percentile(rates, 0.975))
    }

    private static func ratio(_ sum: (Double, Double)) -> Double { sum.1 > 0 ? sum.0 / sum.1 : 0 }

    /// The value below which `share` of the sorted values lie: nearest rank; 0 of none.
    public static func percentile(_ sorted: [Double], _ share: Double) -> Double {
        guard !sorted.isEmpty else { return 0 }
        let rank = Int((share * Double(sorted.count)).rounded(.up)) - 1
        return sorted[min(max(rank, 0), sorted.count - 1)]
    }

    /// A share of `count` of `total`: Wilson's score interval, which stays within 0 and 1 and is good for few.
    public static func share(_ count: Int, of total: Int) -> Interval {
        guard total > 0 else { return Interval(value: 0, low: 0, high: 1) }
        let number = Double(total)
        let share = Double(count) / number
        let z = 1.959_963_984_540_054
        let middle = (share + z * z / (2 * number)) / (1 + z * z / number)
        let half =
            z / (1 + z * z / number) * (share * (1 - share) / number + z * z / (4 * number * number)).squareRoot()
        return Interval(value: share, low: max(0, middle - half), high: min(1, middle + half))
    }
}
