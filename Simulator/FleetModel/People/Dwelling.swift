import SimKit

/// What stays the same about the house of a real household. Source: care.md 13 for 4–9 °C; the rest is own.
struct Dwelling: Sendable {
    /// Whether there is an open hearth in the room.
    let hasHearth: Bool
    /// Mean of the unheated room in January and in July, degrees Celsius.
    private let winter: Double
    private let summer: Double
    private let random: RandomSource

    init(_ random: RandomSource) {
        self.random = random
        var draw = random.stream("house")
        hasHearth = draw.chance(.percent(50))
        winter = 4 + 5 * draw.unit()
        summer = 23 + 6 * draw.unit()
    }

    /// Degrees Celsius at `moment`, to a tenth.
    func temperature(at moment: Moment) -> Double {
        let day = CivilDay(of: moment)
        let warmth = Season(day).warmth
        var weather = random.stream("weather", day.number)
        let mean = winter + (summer - winter) * warmth + weather.normal(mean: 0, deviation: 1.5)
        let hour = Double((moment - day.start).milliseconds) / 3_600_000
        // Coldest at three in the morning, warmest at three in the afternoon.
        let distance = abs(hour - 15) > 12 ? 24 - abs(hour - 15) : abs(hour - 15)
        let swing = (1.5 + 2 * warmth) * (1 - distance / 6)
        let fire = isLit(hour: hour) ? 4 * max(0, 1 - 2 * warmth) : 0
        return ((mean + swing + fire) * 10).rounded() / 10
    }

    private func isLit(hour: Double) -> Bool {
        hasHearth && ((6.5..<8.5).contains(hour) || (17.5..<21.5).contains(hour))
    }
}
