import SimKit

/// A battery whose level swings about the limit of "low". Source: care.md 13, "low-battery flap 19/21 %".
struct HoveringBattery {
    /// Whether the device has one: one in four (own).
    let hovers: Bool
    /// Whether the log of truth says so.
    var isTold = false
    private var random: RandomSource

    init(_ random: RandomSource) {
        var random = random
        hovers = random.chance(.percent(25))
        self.random = random
    }

    /// What it shows next, per cent.
    mutating func level() -> Int64 { random.chance(.percent(50)) ? 19 : 21 }
}
