import SimKit

/// The radio between a device and the hub of its home. Source: care.md 13, "loss 1–3 %".
struct Radio {
    private let loss: Ratio
    private var random: RandomSource

    init(_ random: RandomSource) {
        var random = random
        loss = .percent(UInt64(random.whole(1...3)))
        self.random = random
    }

    /// Whether what is sent next is lost.
    mutating func loses() -> Bool { random.chance(loss) }
}
