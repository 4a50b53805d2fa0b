import SimKit

/// What a day of the real population has beside that of the control. Source: care.md 13 where it gives a number; what
/// it only names is marked own, with the number chosen here.
extension DayPlan {
    mutating func planRealLife(_ random: RandomSource) {
        planForgottenWatch(random.stream("forgotten"))
        planFalseFalls(random.stream("false falls"))
        planOuting(random.stream("outing"))
    }

    /// A fifth of watches lie in a drawer for good and an eighth of the others stay off for a day: together 30 of 100
    /// are not worn or flat at any time (care.md 13; the split is own).
    private mutating func planForgottenWatch(_ random: RandomSource) {
        var random = random
        guard traits.wearsWatch, random.chance(.tenThousandths(1_250)) else { return }
        hasForgottenWatch = true
        add(.real(.watchForgotten), day.at(7))
        add(.real(.watchRemembered), day.next.at(7) - .seconds(1))
    }

    /// 0.05 a worn day (care.md 13); three in ten are taken back in time (own).
    private mutating func planFalseFalls(_ random: RandomSource) {
        var random = random
        guard traits.wearsWatch, !hasForgottenWatch else { return }
        for _ in 0..<random.poisson(mean: 0.05) {
            let moment = day.start + random.span(.hours(7), .hours(21))
            add(.real(.falseFall(isCancelled: random.chance(.percent(30)))), moment)
        }
    }

    /// Three days in ten whoever can goes to the field or the market for three to eight hours (own).
    private mutating func planOuting(_ random: RandomSource) {
        var random = random
        let goes = random.chance(.percent(30))
        let leave = day.at(8) + random.span(.zero, .minutes(90))
        let length = random.span(.hours(3), .hours(8))
        guard goes, !traits.isBedBound, !traits.hasDementia else { return }
        add(.real(.leavesHome), leave)
        add(.real(.comesHome), leave + length)
    }

    /// Something is left on one mattress in ten mornings, for one to ten hours; one in twenty belts takes it for a body
    /// whose heart stands still (own).
    mutating func planPillow(_ random: RandomSource, rise: Moment) {
        var random = random
        let isLeft = random.chance(.percent(10))
        let seemsStopped = random.chance(.percent(5))
        let length = random.span(.hours(1), .hours(10))
        guard isLeft, hasMattress else { return }
        add(.real(.pillowLeft(seemsStopped: seemsStopped)), rise - .seconds(1))
        add(.real(.pillowTaken), rise + length)
    }

    /// A night that goes wrong: a person with dementia leaves the house once in a hundred nights (own), and a third of
    /// the falls of care.md 13 happen on the way at night, where the person lies until somebody comes (own).
    mutating func planTrouble(_ random: RandomSource, _ stretches: inout [(from: Moment, until: Moment)]) {
        var random = random
        let wanders = random.poisson(mean: 0.01 * incidentFactor) > 0 && traits.hasDementia
        let falls = random.poisson(mean: 0.0005 * incidentFactor) > 0
        let share = random.unit()
        let length = Self.minutes(random.logNormal(median: wanders ? 60 : 180, spread: 0.5))
        let reachesButton = random.chance(.percent(40))
        guard wanders || falls,
            let place = stretches.indices.max(by: { Self.length(stretches[$0]) < Self.length(stretches[$1]) }),
            Self.length(stretches[place]) > .minutes(180)
        else { return }
        let stretch = stretches[place]
        let room = Self.length(stretch) - .minutes(150)
        let leave = stretch.from + .minutes(60) + .milliseconds(Int64(Double(room.milliseconds) * share))
        let back = min(leave + length, stretch.until - .minutes(30))
        stretches[place].until = leave
        stretches.insert((back, stretch.until), at: place + 1)
        add(.real(wanders ? .wanders : .liesOnFloor), leave + .minutes(1))
        add(.real(.isSafe), back - .seconds(1))
        if !wanders, reachesButton { add(.press(isGenuine: true, copies: 0), leave + .minutes(5)) }
    }

    private static func length(_ stretch: (from: Moment, until: Moment)) -> TimeSpan { stretch.until - stretch.from }
}
