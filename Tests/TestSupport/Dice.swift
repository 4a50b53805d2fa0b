/// Repeatable numbers for a test (SplitMix64), so that a failure names a seed that repeats it.
public struct Dice: RandomNumberGenerator {
    private var state: UInt64

    /// Starts the sequence of that seed.
    public init(seed: UInt64) { state = seed }

    /// The next number.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Whether something that happens once in `times` happens now.
    public mutating func happens(onceIn times: Int) -> Bool { Int.random(in: 0..<times, using: &self) == 0 }

    /// One of the choices; `nil` when there is none.
    public mutating func pick<Element>(_ choices: [Element]) -> Element? { choices.randomElement(using: &self) }
}
