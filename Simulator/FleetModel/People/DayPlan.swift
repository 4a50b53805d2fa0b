import SimKit

/// What one day brings to one person: from midnight to midnight, and the night that follows it to its end.
struct DayPlan {
    private(set) var items: [(moment: Moment, happening: Happening)] = []
    let day: CivilDay
    let traits: PersonTraits
    let hasMattress: Bool
    private let hasPillBox: Bool
    let incidentFactor: Double
    private let season: Season
    var hasForgottenWatch = false

    init(
        day: CivilDay, traits: PersonTraits, random: RandomSource, hasMattress: Bool, hasPillBox: Bool,
        incidentFactor: UInt64
    ) {
        self.day = day
        season = Season(day)
        self.traits = traits
        self.hasMattress = hasMattress
        self.hasPillBox = hasPillBox
        self.incidentFactor = Double(incidentFactor)
        let random = random.stream("day", day.number)
        planNight(random.stream("night"))
        planPads(random.stream("pads"))
        planDoses(random.stream("doses"))
        planPresses(random.stream("presses"))
        planFalls(random.stream("falls"))
        planCharging(random.stream("charging"))
        if traits.isReal {
            planRealLife(random.stream("real"))
            planMishaps(random.stream("mishaps"))
            if let stay = HospitalStay(day, random) {
                add(.mishap(.goesToHospital(stay)), stay.from)
                add(.mishap(.comesBack(stay)), stay.until)
            }
        }
        items.sort { $0.moment < $1.moment }
    }

    mutating func add(_ happening: Happening, _ moment: Moment) { items.append((moment, happening)) }

    private mutating func planNight(_ random: RandomSource) {
        var random = random
        if traits.isBedBound {
            add(.enterBed, day.start)
            planEpisode(&random, in: (day.at(22), day.at(30)))
            return
        }
        let (lieDown, rise) = night(&random)
        var stretches: [(from: Moment, until: Moment)] = []
        var from = lieDown
        let exits = exits(&random, from: lieDown, until: rise)
        for exit in exits {
            stretches.append((from, exit.leave))
            from = exit.back
        }
        stretches.append((from, rise))
        if traits.isReal {
            planTrouble(random.stream("trouble"), &stretches)
            planLieIn(random.stream("lie in"), &stretches)
            planDoors(random.stream("doors"), exits)
            planPillow(random.stream("pillow"), rise: stretches.last?.until ?? rise)
        }
        for (index, stretch) in stretches.enumerated() {
            add(.enterBed, stretch.from)
            add(.leaveBed(isRising: index == stretches.count - 1), stretch.until)
        }
        planEpisode(&random, in: stretches.max { ($0.until - $0.from) < ($1.until - $1.from) } ?? (lieDown, rise))
    }

    /// The control rises when it is light; real people also at three, and by the season.
    private func night(_ random: inout RandomSource) -> (lieDown: Moment, rise: Moment) {
        let evening = random.normal(mean: traits.bedtime, deviation: traits.regularity)
        let morning = random.normal(mean: traits.rise, deviation: traits.regularity)
        let shift = traits.isReal ? (season.bedtimeShift, season.riseShift) : (0, 0)
        return (
            day.start + Self.minutes(evening + shift.0),
            max(
                traits.isReal ? day.next.at(3) : day.next.at(5, 35), day.next.start + Self.minutes(morning + shift.1))
        )
    }

    /// Times out of bed, apart from each other, from falling asleep and from rising by half an hour and more.
    private func exits(
        _ random: inout RandomSource, from lieDown: Moment, until rise: Moment
    ) -> [(leave: Moment, back: Moment)] {
        let count = random.poisson(mean: traits.nightExits)
        let least = TimeSpan.minutes(40)
        guard rise - lieDown > least * 3 else { return [] }
        var exits: [(leave: Moment, back: Moment)] = []
        for _ in 0..<count {
            let leave = lieDown + random.span(least, rise - lieDown - least)
            // Half are back after 7 minutes, 95 of 100 after 20 (care.md 13): the spread is ln(20/7) / 1.645.
            let length = Self.minutes(min(random.logNormal(median: 7, spread: 0.638), 120))
            exits.append((leave, leave + length))
        }
        exits.sort { $0.leave < $1.leave }
        var kept: [(leave: Moment, back: Moment)] = []
        for exit in exits where exit.back + least < rise {
            if let last = kept.last, exit.leave < last.back + least { continue }
            kept.append(exit)
        }
        return kept
    }

    private mutating func planEpisode(_ random: inout RandomSource, in stretch: (from: Moment, until: Moment)) {
        let isIll = random.poisson(mean: 0.01 * incidentFactor) > 0
        let kinds = VitalEpisode.allCases.filter { hasMattress || $0.showsOnWatch }
        let kind = random.pick(kinds)
        let offset = random.unit()
        guard isIll, traits.wearsWatch || !kind.showsOnWatch else { return }
        // An hour after lying down the bed is settled and the watch is back on the wrist.
        let earliest = max(stretch.from, day.at(22)) + .minutes(60)
        let latest = stretch.until - kind.length - .minutes(20)
        guard earliest < latest else { return }
        let begin = earliest + .milliseconds(Int64(Double((latest - earliest).milliseconds) * offset))
        add(.episodeBegins(kind), begin)
        add(.episodeEnds, begin + kind.length)
    }

    private mutating func planPads(_ random: RandomSource) {
        guard traits.isIncontinent else { return }
        var random = random
        var free = day.start
        let starts = (0..<random.poisson(mean: 3)).map { _ in day.start + random.span(.zero, .hours(24)) }.sorted()
        for start in starts {
            let isNight = start < day.at(6) || start >= day.at(22)
            let median = isNight ? traits.changeByNight : traits.changeByDay
            let length = Self.minutes(min(random.logNormal(median: median, spread: 0.6), 600))
            let level = random.whole(1...3)
            // Ends are kept clear of the next day's first episode, which is drawn without knowing this one.
            guard start >= free, start + length < day.next.start else { continue }
            add(.wet(level: level), start)
            add(.padChanged, start + length)
            free = start + length + .minutes(30)
        }
    }

    private mutating func planDoses(_ random: RandomSource) {
        guard hasPillBox else { return }
        var random = random
        let times: [(hour: Int64, minute: Int64)] = [(7, 30), (11, 30), (17, 30), (20, 30)]
        for slot in 0..<traits.doses {
            let due = day.at(times[slot].hour, times[slot].minute)
            let share = random.below(100)
            let lateness = random.whole(31...55)
            let promptness = random.whole(0...20)
            if share < 3 {
                add(.doseMissed(slot: Int64(slot + 1)), due + .minutes(60))
            } else {
                let minutes = share < 11 ? lateness : promptness
                add(.doseTaken(slot: Int64(slot + 1), minutesLate: minutes), due + .minutes(minutes))
            }
        }
    }

    private mutating func planPresses(_ random: RandomSource) {
        for (isGenuine, rate) in [(true, 0.002), (false, 0.02)] {
            var random = random.stream(isGenuine ? "genuine" : "false")
            for _ in 0..<random.poisson(mean: rate * incidentFactor) {
                let moment = day.start + random.span(.zero, .hours(24))
                let copies = random.chance(.percent(30)) ? random.whole(1...3) : 0
                add(.press(isGenuine: isGenuine, copies: copies), moment)
                if random.chance(.percent(20)) {
                    let wait = random.span(.seconds(5), .seconds(60))
                    add(.press(isGenuine: isGenuine, copies: 0), moment + wait)
                }
            }
        }
    }

    private mutating func planFalls(_ random: RandomSource) {
        var random = random
        guard traits.wearsWatch || traits.isReal, !traits.isBedBound else { return }
        // A third of the falls of real people are those of the night.
        let rate = traits.isReal ? 0.001 : 0.0015
        for _ in 0..<random.poisson(mean: rate * incidentFactor) {
            let moment = day.start + random.span(.hours(9), .minutes(19 * 60 + 30))
            add(.fall(isCancelled: random.chance(.percent(15))), moment)
        }
    }

    private mutating func planCharging(_ random: RandomSource) {
        var random = random
        let start = day.at(20) + random.span(.zero, .minutes(30))
        add(.startCharging, start)
        add(.stopCharging, start + random.span(.minutes(50), .minutes(80)))
    }

    static func minutes(_ value: Double) -> TimeSpan { .milliseconds(Int64(value * 60_000)) }
}
