import SimKit

/// Illness and mishaps of the real population. care.md 13 names falls and wandering; every number that it does not give
/// is chosen here and marked own.
extension DayPlan {
    mutating func planMishaps(_ random: RandomSource) {
        planFever(random.stream("fever"))
        planStillness(random.stream("stillness"))
        planRadar(random.stream("radar"))
        guard !traits.isBedBound else { return }
        planLongLie(random.stream("long lie"))
        if traits.hasDementia { planStraying(random.stream("straying")) }
    }

    /// One fever a year, half of them over in two and a half days, of two degrees more or less (own). Rare things come
    /// twenty times as often at most, or nobody would be well.
    private mutating func planFever(_ random: RandomSource) {
        var random = random
        let comes = random.poisson(mean: 0.003 * min(incidentFactor, 20)) > 0
        let rise = min(max(random.normal(mean: 2, deviation: 0.6), 0.8), 3.8)
        let begin = day.start + random.span(.hours(6), .hours(22))
        let length = Self.minutes(min(random.logNormal(median: 60, spread: 0.5), 168) * 60)
        guard comes else { return }
        let fever = Fever(begin: begin, end: begin + length, rise: rise)
        add(.mishap(.fallsIll(fever)), begin)
        guard let shown = fever.shown else { return }
        add(.mishap(.feverShows(fever)), shown.from)
        add(.mishap(.feverSinks(fever)), shown.until)
    }

    /// On three days in a hundred somebody who is well sits for hours and moves no wrist, half of them for less than
    /// four (own).
    private mutating func planStillness(_ random: RandomSource) {
        var random = random
        let isStill = random.chance(.percent(3))
        let begin = day.at(7, 30) + random.span(.zero, .hours(6))
        let length = Self.minutes(min(random.logNormal(median: 240, spread: 0.4), 600))
        guard isStill, !traits.isBedBound else { return }
        add(.mishap(.sits), begin)
        add(.mishap(.stirs), begin + length)
    }

    /// Where a radar looks: on one day in fifty it takes somebody who sits down for one who falls, half of them taken
    /// back within a minute, and on as many somebody lies down on a bench or the floor and rests (own).
    private mutating func planRadar(_ random: RandomSource) {
        var random = random
        let errs = random.chance(.percent(2))
        let isCancelled = random.chance(.percent(50))
        let error = day.at(7) + random.span(.zero, .hours(13))
        let naps = random.chance(.percent(2))
        let nap = day.at(11) + random.span(.zero, .hours(6))
        let length = Self.minutes(min(random.logNormal(median: 20, spread: 0.6), 120))
        if errs { add(.mishap(.radarErrs(isCancelled: isCancelled)), error) }
        guard naps, !traits.isBedBound else { return }
        add(.mishap(.naps), nap)
        add(.mishap(.wakes), nap + length)
    }

    /// One in five of the falls of care.md 13 more: by day, too soft for a wrist, and the person lies until somebody
    /// comes, by half past six in the evening; two in five reach the button and have help in three quarters of an
    /// hour (own).
    private mutating func planLongLie(_ random: RandomSource) {
        var random = random
        let falls = random.poisson(mean: 0.0003 * incidentFactor) > 0
        let begin = day.at(8) + random.span(.zero, .hours(9))
        let length = Self.minutes(random.logNormal(median: 240, spread: 0.6))
        let reachesButton = random.chance(.percent(40))
        guard falls else { return }
        add(.mishap(.lies), begin)
        add(.mishap(.isFound), reachesButton ? begin + .minutes(45) : min(begin + length, day.at(18, 30)))
        if reachesButton { add(.press(isGenuine: true, copies: 0), begin + .minutes(5)) }
    }

    /// A person with dementia loses the way by day as often as by night, and on one day in fifty goes along to the
    /// field or the market, where the family is (own).
    private mutating func planStraying(_ random: RandomSource) {
        var random = random
        let strays = random.poisson(mean: 0.01 * incidentFactor) > 0
        let begin = day.at(8) + random.span(.zero, .hours(9))
        let length = Self.minutes(min(random.logNormal(median: 60, spread: 0.5), 180))
        let goesAlong = random.chance(.percent(2))
        let leave = day.at(8, 30) + random.span(.zero, .minutes(60))
        let outing = random.span(.hours(2), .hours(4))
        if strays {
            add(.real(.wanders), begin)
            add(.real(.isSafe), begin + length)
        } else if goesAlong {
            add(.real(.leavesHome), leave)
            add(.real(.comesHome), leave + outing)
        }
    }

    /// One morning in 250 a person is too weak to get up before the late morning, and on nearly as many somebody who is
    /// well stays in bed (own).
    mutating func planLieIn(_ random: RandomSource, _ stretches: inout [(from: Moment, until: Moment)]) {
        var random = random
        let isWeak = random.chance(.tenThousandths(40))
        let isLazy = random.chance(.tenThousandths(30))
        let late = day.next.at(10, 15) + random.span(.zero, .hours(4))
        guard isWeak || isLazy, let last = stretches.indices.last, stretches[last].until < late else { return }
        stretches[last].until = late
        guard isWeak else { return }
        add(.mishap(.staysInBed), day.next.at(9, 30))
        add(.mishap(.getsUp), late + .seconds(1))
    }

    /// Three in ten times out of bed lead to the outhouse (own).
    mutating func planDoors(_ random: RandomSource, _ exits: [(leave: Moment, back: Moment)]) {
        var random = random
        for exit in exits where random.chance(.percent(30)) && exit.back - exit.leave > .minutes(3) {
            add(.mishap(.goesOut), exit.leave + .minutes(1))
            add(.mishap(.comesIn), exit.back - .minutes(1))
        }
    }
}
