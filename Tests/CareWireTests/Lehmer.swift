/// A small generator, so that a failing case occurs again. Source: the 128-bit multiplicative generator of Lehmer with
/// the multiplier of Steele and Vigna, "Computationally easy, spectrally good multipliers", 2021.
struct Lehmer: RandomNumberGenerator {
    private var state: UInt128

    init(seed: UInt64) {
        state = UInt128(seed) << 1 | 1
    }

    mutating func next() -> UInt64 {
        state = state &* 0xDA94_2042_E4DD_58B5
        return UInt64(truncatingIfNeeded: state >> 64)
    }
}
