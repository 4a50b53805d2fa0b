internal import SimKit

extension Play {
    /// First to third visit, and for some people more.
    mutating func playVisits(_ person: inout Person, _ served: CivilDay, until last: CivilDay?) -> PlayedVisits {
        let total = person.random.chance(.percent(30)) ? Int(person.random.whole(4...6)) : 3
        var day = served.adding(person.random.whole(1...8))
        var number = 0
        var played = PlayedVisits()
        for ordinal in 1...total {
            number += 1
            var slot = book(person, from: day, &person.random)
            played.numbers = number
            guard last.map({ slot.day < $0 }) ?? true else { break }
            if person.random.chance(.percent(2)) {
                cancel(&person, number, ordinal, slot)
                number += 1
                slot = book(person, from: slot.day.adding(3), &person.random)
                guard last.map({ slot.day < $0 }) ?? true else { break }
            }
            let isShort = person.random.tenThousandths(150)
            var story = VisitStory(&person, number: number, ordinal: ordinal, slot: slot, isShort: isShort)
            if let before = played.last, person.random.tenThousandths(60) { story.copied = before }
            if person.random.chance(.percent(55)) {
                playSteps(&person, story)
            } else {
                playRecord(&person, &story, &number)
            }
            played.take(story, on: slot.day, number)
            // Later than any late record of this one.
            day = slot.day.adding(person.random.whole(ordinal == 1 ? 15...32 : 20...50))
        }
        // Nobody looks for it once a case is over, and what devices bore out took place.
        if last == nil, !person.isHeard { playVoidAfterPayment(person, played) }
        return played
    }

    /// A visit that cannot have taken place.
    mutating func playVisitAfterDeath(_ person: inout Person, from day: CivilDay, _ visits: PlayedVisits) {
        let slot = book(person, from: day, &person.random)
        let story = VisitStory(
            &person, number: visits.numbers + 1, ordinal: visits.ordinals + 1, slot: slot, isShort: false)
        let at = slot.day.at(20)
        guard writer.enter("visit-record", at: at, by: person.county.field, story.record()) else { return }
        count(story, recorded: at)
        payVisit(story, after: slot.day)
        writer.count(person.county) { $0.visitsAfterDeath += 1 }
    }

    /// A visit that counts is paid; one that was too short is not, though somebody may try.
    private mutating func payVisit(_ story: VisitStory, after day: CivilDay) {
        let thing = (name: "visit", text: story.visit)
        guard story.counts else {
            return payWrongly(story.person, "visits", thing, PlayedPrice.visit, on: day.adding(12))
        }
        pay(story.person, "visits", thing, PlayedPrice.visit, after: day)
    }

    private mutating func book(_ person: Person, from day: CivilDay, _ random: inout RandomSource) -> PairDiary.Slot {
        let pairs = person.county.pairs.count
        guard person.isFirstOfHousehold else {
            return diaries[person.county.code, default: PairDiary()]
                .bookShared(person.household, from: day, pairs: pairs, &random)
        }
        let slot = diaries[person.county.code, default: PairDiary()].book(from: day, pairs: pairs, &random)
        diaries[person.county.code]?.share(slot, with: person.household)
        return slot
    }

    private mutating func cancel(_ person: inout Person, _ number: Int, _ ordinal: Int, _ slot: PairDiary.Slot) {
        let story = VisitStory(&person, number: number, ordinal: ordinal, slot: slot, isShort: false)
        let (county, day) = (person.county, slot.day)
        writer.enter("visit-plan", at: day.adding(-1).at(17), by: county.office, story.plan())
        let isWritten = writer.enter(
            "visit-cancel", at: day.at(7), by: county.office,
            [("visit", story.visit), ("cancelReason", "resident-away")])
        if isWritten { writer.count(county) { $0.cancelledVisits += 1 } }
    }

    /// Entered while it happens.
    private mutating func playSteps(_ person: inout Person, _ story: VisitStory) {
        let (county, day, key) = (person.county, CivilDay(of: story.arrived), (name: "visit", text: story.visit))
        playPlanMistakes(&person, story, day)
        writer.enter("visit-plan", at: day.adding(-1).at(17), by: county.office, story.plan())
        writer.enter("visit-dispatch", at: day.at(7, 30), by: county.office, [key])
        writer.enter("visit-arrive", at: story.arrived, by: county.field, [key])
        writer.enter("visit-start", at: story.started, by: county.field, [key])
        if person.random.chance(.percent(1)) {
            let early: [(name: String, text: String)] = [("endAt", CivilText.moment(story.started - .minutes(1)))]
            writer.enter(
                "visit-finish", at: story.ended, by: county.field, fate: .refused, [key] + story.outcome() + early)
        }
        guard writer.enter("visit-finish", at: story.ended, by: county.field, [key] + story.outcome()) else { return }
        count(story, recorded: story.ended)
        playTestPress(person, story)
        payVisit(story, after: day)
        guard let rating = story.rating else { return }
        let rated = story.ended + .minutes(30)
        writer.enter(
            "visit-rate", at: rated, by: county.field,
            [key, ("rating", "\(rating)"), ("complaint", story.complains ? "yes" : "no")])
        if person.random.chance(.percent(30)) {
            writer.enter(
                "visit-follow-up", at: day.adding(3).at(15), by: county.office, [key, ("followUpNote", "满意")])
        }
        if story.complains { playComplaint(&person, story, at: rated) }
    }

    private mutating func playPlanMistakes(_ person: inout Person, _ story: VisitStory, _ day: CivilDay) {
        let (county, at) = (person.county, day.adding(-1).at(16))
        func changed(_ name: String, _ text: String) -> [(name: String, text: String)] {
            story.plan().map { $0.name == name ? (name, text) : $0 }
        }
        if person.random.chance(.percent(1)) {
            let alone = changed("staff", story.staff.0)
            writer.enter("visit-plan", at: at, by: county.office, fate: .refused, alone)
        }
        if person.random.chance(.percent(1)) {
            let unqualified = changed("staff", "\(story.staff.0) \(county.driver)")
            writer.enter("visit-plan", at: at, by: county.office, fate: .refused, unqualified)
        }
        if story.ordinal > 1, person.random.chance(.percent(2)) {
            var again = changed("ordinal", "1")
            again = again.map { $0.name == "purpose" ? ("purpose", "service-and-teach") : $0 }
            writer.enter("visit-plan", at: at, by: county.office, fate: .refused, again)
        }
    }

    /// Entered as a whole, on the evening or later.
    private mutating func playRecord(_ person: inout Person, _ story: inout VisitStory, _ number: inout Int) {
        let (county, day) = (person.county, CivilDay(of: story.ended))
        let delays = [0, person.random.whole(1...6), person.random.whole(8...9)]
        let delay = delays[person.random.pickIndex(weights: [75, 22, 3])]
        let at = day.adding(delay).at(20)
        if person.random.chance(.percent(2)) {
            let alone = story.record().map { $0.name == "staff" ? (name: $0.name, text: story.staff.0) : $0 }
            writer.enter("visit-record", at: at - .minutes(9), by: county.field, fate: .refused, alone)
        }
        if person.random.chance(.percent(1)) {
            var backwards = story
            backwards.ended = story.started - .minutes(5)
            writer.enter("visit-record", at: at - .minutes(8), by: county.field, fate: .refused, backwards.record())
        }
        let approval = delay > 7 ? "县民函\(story.visit)" : ""
        if delay > 7 {
            writer.enter("visit-record", at: at - .minutes(5), by: county.field, fate: .refused, story.record())
        }
        var recorded = at
        // A day must be left for the right record before it would come too late.
        if delay < 6, person.random.chance(.percent(2)), story.counts {
            recorded = playVoided(person, story, at)
            number += 1
            story.visit = "v-\(county.code)-\(person.number)-\(number)"
        }
        let fields = story.record(approval: approval)
        guard writer.enter("visit-record", at: recorded, by: county.field, fields) else { return }
        count(story, recorded: recorded)
        playTestPress(person, story)
        payVisit(story, after: CivilDay(of: recorded))
        if person.random.chance(.percent(3)) {
            writer.enter("visit-record", at: recorded + .minutes(2), by: county.field, fate: .repeated, fields)
        }
        if story.complains { playComplaint(&person, story, at: recorded) }
    }

    /// A record with a wrong end is voided on the next day.
    /// - Returns: When the right one is entered.
    private mutating func playVoided(_ person: Person, _ story: VisitStory, _ at: Moment) -> Moment {
        var wrong = story
        wrong.ended = story.ended - .minutes(5)
        if writer.enter("visit-record", at: at, by: person.county.field, wrong.record()) { count(wrong, recorded: at) }
        let found = CivilDay(of: at).adding(1).at(9)
        let isWritten = writer.enter(
            "visit-void", at: found, by: person.county.office,
            [("visit", story.visit), ("voidReason", "wrong-times")])
        if isWritten {
            count(wrong, recorded: at, by: -1)
            writer.count(person.county) { $0.voidedVisits += 1 }
            payWrongly(person, "visits", ("visit", story.visit), PlayedPrice.visit, on: CivilDay(of: found))
        }
        return found + .minutes(20)
    }

    /// Somebody records a visit to a resident who has left; it must be refused.
    mutating func playVisitAfterEnd(_ person: inout Person, _ day: CivilDay) {
        let slot = PairDiary.Slot(day: day, hour: 9, pair: 0)
        let story = VisitStory(&person, number: 99, ordinal: 9, slot: slot, isShort: false)
        writer.enter("visit-record", at: day.adding(1).at(20), by: person.county.field, fate: .refused, story.record())
    }

    /// Counts a visit when it is recorded, and takes it back with -1 when it is voided.
    mutating func count(_ story: VisitStory, recorded: Moment, by number: Int = 1) {
        let isLate = CivilDay(of: recorded) > CivilDay(of: story.ended)
        let isEarly = CivilDay(of: story.ended) <= CivilText.day(2021, 12, 31)
        if story.counts { servedCases[story.person.careCase]?.visits += number }
        writer.count(story.person.county) {
            if story.copied != nil { $0.reusedSignatures += number }
            if isLate { $0.lateVisits += number }
            guard story.counts else { return $0.doubtfulVisits += number }
            if story.ordinal <= 2, isEarly { $0.earlyVisits += number }
            if story.ordinal <= 3 { $0.promisedVisits += number } else { $0.furtherVisits += number }
        }
    }
}

extension RandomSource {
    /// Whether a chance of so many ten-thousandths came true.
    fileprivate mutating func tenThousandths(_ value: UInt64) -> Bool { chance(.tenThousandths(value)) }
}
