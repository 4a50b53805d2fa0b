extension RandomSource {
    /// A number in 0 ..< 1 with 53 random bits.
    public mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// A number of the normal distribution. Marsaglia's polar method: only arithmetic that IEEE 754 defines to the
    /// last bit, a square root and `ExactMath`, so it is the same everywhere.
    public mutating func normal(mean: Double, deviation: Double) -> Double {
        while true {
            let horizontal = 2 * unit() - 1
            let vertical = 2 * unit() - 1
            let square = horizontal * horizontal + vertical * vertical
            if square > 0, square < 1 {
                let scale = (-2 * ExactMath.logarithm(square) / square).squareRoot()
                return mean + deviation * horizontal * scale
            }
        }
    }

    /// A number whose logarithm is normal with that spread, half of them below `median`.
    public mutating func logNormal(median: Double, spread: Double) -> Double {
        median * ExactMath.exponential(normal(mean: 0, deviation: spread))
    }

    /// The waiting time of a process that comes once in `mean`.
    public mutating func exponential(mean: Double) -> Double { -mean * ExactMath.logarithm(1 - unit()) }

    /// How often something happens that happens `mean` times on average.
    public mutating func poisson(mean: Double) -> Int {
        // Knuth's method multiplies until below e^-mean, which is 0 for large means: they are split into parts,
        // because the sum of Poisson numbers is one.
        var rest = mean
        var count = 0
        while rest > 0 {
            let part = min(rest, 16)
            let limit = ExactMath.exponential(-part)
            var product = unit()
            while product > limit {
                count += 1
                product *= unit()
            }
            rest -= part
        }
        return count
    }
}
