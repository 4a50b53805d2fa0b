/// FNV-1a, 64 bits: the same in every process, which `Hasher` is not.
public enum StableHash {
    /// The hash of nothing.
    public static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

    /// The hash of a sequence of bytes, continued from `seed`.
    @inlinable
    public static func of(_ bytes: some Sequence<UInt8>, seed: UInt64 = seed) -> UInt64 {
        var hash = seed
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return hash
    }
}
