import SimKit

/// A cuff that tells the two pressures the wrong way round. Source: care.md 13, "sys < dia".
struct InvertedPressure {
    private var random: RandomSource

    init(_ random: RandomSource) { self.random = random }

    /// Puts a pair that cannot be into two messages of a hundred (own), in place of the one that is there. Each number
    /// is plausible by itself, and would alarm.
    mutating func spoil(_ measurements: inout [Measurement]) {
        guard random.chance(.percent(2)) else { return }
        let systolic = random.whole(70...88)
        let diastolic = random.whole(112...125)
        measurements.removeAll {
            $0.quantity == .bloodPressureSystolic || $0.quantity == .bloodPressureDiastolic
        }
        measurements.append(Measurement(.bloodPressureSystolic, .whole(systolic)))
        measurements.append(Measurement(.bloodPressureDiastolic, .whole(diastolic)))
    }
}
