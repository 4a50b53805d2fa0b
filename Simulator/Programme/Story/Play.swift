internal import SimKit

/// Plays the stories of everybody, one after the other; the writer brings them into the order of time.
struct Play {
    let counties: [CountyCast]
    var writer: ProgrammeWriter
    var diaries: [String: PairDiary] = [:]
    /// The newest standing assessment of each person who has one.
    var disabilities: [String: (county: CountyCast, word: String)] = [:]
    /// Beds that are still to get devices that speak.
    var heardLeft: Int
    var assets = AssetLedger()
    /// Payments that stand, by the identity of what they paid.
    var payments: [String: PlayedPayment] = [:]
    /// Cases that went into service, by their identities.
    var servedCases: [String: ServedCase] = [:]
    /// Rare things that have happened.
    var met: Set<String> = []
    /// Who was fitted last in each county, stays to the end and is not heard, with the day.
    var lastFitted: [String: (person: Person, day: CivilDay)] = [:]
    let source: RandomSource

    init(seed: UInt64, beds: Int, end: Moment, heard: Int) {
        heardLeft = heard
        counties = CountyCast.all(beds: beds)
        writer = ProgrammeWriter(end: end)
        source = RandomSource(seed: seed).stream("programme")
    }

    /// The whole play.
    mutating func run() {
        for county in counties {
            writer.count(county) { _ in }
            var random = source.stream("registers \(county.code)")
            enterRegisters(county, &random)
            enterMoney(county)
            playDuty(county, source.stream("duty \(county.code)"))
            var casting = PersonCasting(county, source)
            for person in casting.all() {
                var person = person
                play(&person)
            }
        }
        for (county, state) in assets.states() { writer.count(county) { $0.assets[state, default: 0] += 1 } }
        for piece in assets.uncollected(by: writer.truth.lastDay) {
            writer.count(piece.story.county) { $0.uncollected += 1 }
        }
        for (_, served) in servedCases { writer.count(served.county) { served.count(in: &$0) } }
        for (_, found) in disabilities {
            writer.count(found.county) { $0.disability[found.word, default: 0] += 1 }
        }
    }

    private mutating func play(_ person: inout Person) {
        guard let agreed = playScreening(&person), let fitted = playFitting(&person, agreed),
            let served = playAbility(&person, fitted)
        else { return }
        playService(&person, served)
    }
}
