extension RandomSource {
    /// A whole number below `bound`, each equally likely; `bound` must be above 0.
    public mutating func below(_ bound: UInt64) -> UInt64 {
        if bound == 0 { fatalError("no whole number lies below 0") }
        // Lemire's method: the high half of a product, rejecting the few low halves that would favour some results.
        var product = next().multipliedFullWidth(by: bound)
        if product.low < bound {
            let threshold = (0 &- bound) % bound
            while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
        }
        return product.high
    }

    /// A whole number of `range`, each equally likely.
    public mutating func whole(_ range: ClosedRange<Int64>) -> Int64 {
        let width = UInt64(bitPattern: range.upperBound &- range.lowerBound)
        guard width < .max else { return Int64(bitPattern: next()) }
        return range.lowerBound &+ Int64(bitPattern: below(width + 1))
    }

    /// Whether a chance of `ratio` came true.
    public mutating func chance(_ ratio: Ratio) -> Bool { below(ratio.denominator) < ratio.numerator }

    /// One of `choices`, each equally likely; `choices` must not be empty.
    public mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
        choices[Int(below(UInt64(choices.count)))]
    }

    /// The index of one of `weights`, each as likely as it weighs; the sum must be above 0.
    public mutating func pickIndex(weights: [UInt64]) -> Int {
        var rest = below(weights.reduce(0, +))
        for (index, weight) in weights.enumerated() {
            if rest < weight { return index }
            rest -= weight
        }
        fatalError("a draw below the sum of \(weights) lies within it")
    }

    /// A length between the bounds, to the millisecond.
    public mutating func span(_ shortest: TimeSpan, _ longest: TimeSpan) -> TimeSpan {
        .milliseconds(whole(shortest.milliseconds...longest.milliseconds))
    }
}
