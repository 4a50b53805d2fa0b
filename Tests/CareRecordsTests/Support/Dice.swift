/// Numbers that look random and are the same in every run: splitmix64.
struct Dice {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// A number from 0 up to and without `bound`.
    mutating func next(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }

    /// One of the 20,902 characters of the first block.
    mutating func hanzi() -> Unicode.Scalar { Unicode.Scalar(UInt32(0x4E00 + next(0x9FA6 - 0x4E00))) ?? "王" }
}
