import SimKit

/// What a day of a real household has beside that of the control. care.md 13 names hearth smoke and unplugged hubs; the
/// numbers are own.
extension HouseholdDay {
    mutating func addRealLife(_ random: RandomSource, _ day: CivilDay, _ kinds: Set<DeviceKind>, _ factor: Double) {
        let hasHearth = Dwelling(home).hasHearth
        let cold = 1 - Season(day).warmth
        if kinds.contains(.smokeAlarm) {
            let smokes = hasHearth ? 0.005 + 0.03 * cold : 0.002
            add(.hearthSmoke, random.stream("hearth smoke"), day, mean: smokes)
        }
        if kinds.contains(.carbonMonoxideAlarm), hasHearth { addFumes(random.stream("fumes"), day, cold, factor) }
        // Somebody needs the socket, once in two months for five hours and now and then for two days.
        var unplugged = random.stream("unplugged")
        for _ in 0..<unplugged.poisson(mean: 1.0 / 60) {
            let minutes = min(unplugged.logNormal(median: 300, spread: 1), 2_880)
            let moment = day.at(7) + unplugged.span(.zero, .hours(14))
            items.append((moment, .linkLost(.milliseconds(Int64(minutes * 60_000)))))
        }
    }

    /// A badly drawing fire on one winter evening in twelve; on one in a thousand it is a danger.
    private mutating func addFumes(_ random: RandomSource, _ day: CivilDay, _ cold: Double, _ factor: Double) {
        var random = random
        let isDangerous = random.poisson(mean: 0.001 * cold * factor) > 0
        let isSmoky = random.chance(.tenThousandths(UInt64(800 * cold)))
        guard isDangerous || isSmoky else { return }
        let peak = isDangerous ? random.whole(80...250) : min(45, Int64(random.logNormal(median: 24, spread: 0.3)))
        let begin = day.at(17, 30) + random.span(.zero, .hours(2))
        items.append((begin, .fumes(peak)))
        items.append((begin + random.span(.hours(1), .hours(4)), .fumesGone))
    }
}
