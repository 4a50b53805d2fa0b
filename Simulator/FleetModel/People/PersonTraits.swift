import SimKit

/// What stays the same about a person. Sources: care.md 13 for every mean, spread and share.
public struct PersonTraits: Sendable, Equatable {
    /// Beats a minute asleep.
    public let heartRate: Double
    /// Breaths a minute asleep.
    public let respirationRate: Double
    /// Oxygen saturation, per cent.
    public let spo2: Double
    /// Usual bedtime, minutes after midnight of the day that ends.
    public let bedtime: Double
    /// Spread of bedtime and rise from day to day, minutes.
    public let regularity: Double
    /// Usual time of rising, minutes after midnight.
    public let rise: Double
    /// Whether a wetness pad is used.
    public let isIncontinent: Bool
    /// Whether the person cannot leave the bed.
    public let isBedBound: Bool
    /// Whether the watch is on the wrist and not in a drawer.
    public let wearsWatch: Bool
    /// Whether the watch in the drawer is flat and says nothing.
    public let watchIsFlat: Bool
    /// Whether the person is one of the real population.
    public let isReal: Bool
    /// Whether the person may leave the house at night.
    public let hasDementia: Bool
    /// Whether the heart beats irregularly.
    public let hasArrhythmia: Bool
    /// Times out of bed a night.
    public let nightExits: Double
    /// Minutes until a wet pad is changed, half the time, by day.
    public let changeByDay: Double
    /// Minutes until a wet pad is changed, half the time, at night.
    public let changeByNight: Double
    /// Doses a day.
    public let doses: Int
    /// Whether somebody has set a fence in the watch, which tells itself when it is left.
    public let hasFence: Bool
    /// How much faster the heart beats for each degree of fever, beats a minute.
    let heartRise: Double
    let pressure: PressureTraits
    /// Facts of the registry, by the names of the import file.
    public internal(set) var facts: [String]

    init(_ random: inout RandomSource, population: Population, livesAlone: Bool) {
        let isReal = population == .real
        let heart = random.normal(mean: isReal ? 68 : 62, deviation: isReal ? 10 : 4)
        heartRate = min(max(heart, isReal ? 38 : 52), isReal ? 105 : 74)
        let breath = random.normal(mean: isReal ? 18 : 15, deviation: isReal ? 3 : 1.5)
        respirationRate = min(max(breath, isReal ? 9 : 12), isReal ? 28 : 18)
        let oxygen = random.normal(mean: isReal ? 92.5 : 94, deviation: isReal ? 2.5 : 0.8)
        spo2 = min(max(oxygen, isReal ? 80 : 93), isReal ? 99 : 97)
        bedtime = random.normal(mean: isReal ? 1_275 : 1_365, deviation: isReal ? 60 : 0)
        rise = random.normal(mean: isReal ? 390 : 435, deviation: isReal ? 50 : 0)
        regularity = isReal ? 20 : 40
        let needsPad = random.chance(.percent(30))
        let cannotRise = random.chance(.percent(25))
        // Drawn for whoever counts the draws of a seed.
        _ = random.chance(.percent(70))
        isIncontinent = needsPad
        isBedBound = isReal && cannotRise
        nightExits = 1.5
        changeByDay = isReal ? 50 : 20
        changeByNight = isReal ? 150 : 35
        doses = Int(random.whole(2...4))
        let lungs = random.chance(.percent(10))
        let heartDisease = random.chance(.percent(15))
        let drawer = random.below(100)
        let forgets = random.chance(.percent(30))
        let takesBlocker = random.chance(.percent(50))
        // Of real people without a spouse in the next bed one in three is alone, no one who cannot leave the bed (own).
        let isAlone = random.chance(.percent(33)) && !isBedBound || !isReal
        // In a drawer for good are 20 of 100, half of them flat; the rest of the 30 is forgotten for a day.
        wearsWatch = !isReal || drawer >= 20
        watchIsFlat = isReal && drawer < 10
        self.isReal = isReal
        // Drawn apart, so that what else a seed draws stays as it was.
        pressure = PressureTraits(random.stream("pressure"))
        var fence = random.stream("fence")
        // Half of the families have set one (own).
        hasFence = !isReal || fence.chance(.percent(50))
        // Ten a degree, as in the textbook; half of it under a beta blocker (own).
        heartRise = heartDisease && takesBlocker ? 5 : 10
        hasDementia = isReal && forgets
        hasArrhythmia = isReal && heartDisease && !takesBlocker
        var facts: [String] = []
        if livesAlone, isAlone { facts.append("lives_alone") }
        if isBedBound { facts.append("bed_bound") }
        if isReal && lungs { facts.append("copd") }
        if isReal && heartDisease { facts.append(takesBlocker ? "beta_blocker" : "arrhythmia") }
        if hasDementia { facts.append("wandering_risk") }
        self.facts = facts
    }
}
