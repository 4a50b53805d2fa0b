/// A stable 64-bit hash of text: FNV-1a, because it is the same in every run and build, unlike `Hasher`.
public struct Fingerprint: Sendable {
    /// The hash so far.
    public private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    /// Makes the hash of nothing.
    public init() {}

    /// Takes in a text and its end, so that ("a", "bc") differs from ("ab", "c").
    public mutating func combine(_ text: some StringProtocol) {
        for byte in text.utf8 { combine(byte) }
        combine(UInt8(0xFF))
    }

    private mutating func combine(_ byte: UInt8) {
        value ^= UInt64(byte)
        value &*= 0x0000_0100_0000_01B3
    }
}
