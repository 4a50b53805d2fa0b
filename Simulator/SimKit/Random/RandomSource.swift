/// The only source of chance in the simulator: xoshiro256** with a state expanded from 64 bits by SplitMix64.
///
/// Source: Blackman and Vigna, "Scrambled linear pseudorandom number generators" (2018), public-domain reference code.
/// A source can be split by label: a stream depends on the labels that lead to it and on nothing that was drawn
/// elsewhere, so a new device does not change what another one does.
public struct RandomSource: RandomNumberGenerator, Hashable, Sendable {
    private var first: UInt64
    private var second: UInt64
    private var third: UInt64
    private var fourth: UInt64
    /// What the streams of this source are derived from; draws do not change it.
    private let origin: UInt64

    /// Makes the source of a run from its seed.
    public init(seed: UInt64) {
        var expander = SplitMix(state: seed)
        origin = seed
        first = expander.next()
        second = expander.next()
        third = expander.next()
        fourth = expander.next()
    }

    /// Makes a source from a raw state, as the published test vectors do; not all words may be 0.
    public init(state: (UInt64, UInt64, UInt64, UInt64)) {
        (first, second, third, fourth) = state
        origin = state.0
        if first | second | third | fourth == 0 { fatalError("a xoshiro256** state of zeros draws only zeros") }
    }

    /// The stream of that name.
    public func stream(_ label: String) -> RandomSource {
        RandomSource(seed: Self.mix(origin, label.utf8))
    }

    /// The stream of that name and number.
    public func stream(_ label: String, _ number: Int64) -> RandomSource {
        let bytes = withUnsafeBytes(of: number.littleEndian) { Array($0) }
        return RandomSource(seed: Self.mix(Self.mix(origin, label.utf8), bytes))
    }

    /// The next 64 random bits.
    public mutating func next() -> UInt64 {
        let result = Self.rotate(second &* 5, by: 7) &* 9
        let shifted = second << 17
        third ^= first
        fourth ^= second
        second ^= third
        first ^= fourth
        third ^= shifted
        fourth = Self.rotate(fourth, by: 45)
        return result
    }

    private static func rotate(_ word: UInt64, by count: UInt64) -> UInt64 {
        (word << count) | (word >> (64 - count))
    }

    /// FNV-1a over `bytes`, started from and finished with a strong mix, so that labels that differ in one letter
    /// give unrelated seeds.
    private static func mix(_ origin: UInt64, _ bytes: some Sequence<UInt8>) -> UInt64 {
        var expander = SplitMix(state: origin)
        var hash = expander.next() ^ 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        expander = SplitMix(state: hash)
        return expander.next()
    }
}
