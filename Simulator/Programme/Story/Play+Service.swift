internal import SimKit

extension Play {
    /// Everything from the first day of service on.
    mutating func playService(_ person: inout Person, _ served: CivilDay) {
        let leaving = person.leavesOn(served)
        assets.services[person.careCase] = (person.household, served.at(15), nil, nil)
        servedCases[person.careCase] = ServedCase(county: person.county, since: served)
        playReissue(&person, served, until: leaving)
        playMishaps(&person, until: leaving)
        // Nobody is visited in the last days, when the family has other worries.
        let lastDay = leaving?.adding(-10)
        let visits = playVisits(&person, served, until: lastDay)
        playMornings(person, from: served, until: leaving)
        playTraining(&person, served, until: lastDay)
        playCalls(&person, served, until: leaving)
        playEvent(&person, served, until: leaving)
        playReassessment(&person, first: served, until: leaving)
        if let leaving {
            playLeaving(&person, on: leaving, visits)
        } else {
            playWrongDeath(&person, after: visits.lastDay)
        }
    }

    private mutating func playLeaving(_ person: inout Person, on day: CivilDay, _ visits: PlayedVisits) {
        guard case .left(let reason, _) = person.fate else { return }
        if reason == "deceased" {
            if person.random.chance(.percent(8)) { return playUnreportedDeath(&person, on: day, visits) }
            playDeath(&person, on: day)
        } else {
            if reason == "recovered" {
                assess(person, "a\(person.number)-r", .able(), on: day.adding(-1), reason: "after-change")
            }
            end(person, reason, on: day, at: day.at(17))
        }
        playAssetPaymentAfterEnd(person, on: day.adding(21))
        playCollection(&person, after: day)
        if person.random.chance(.percent(10)) {
            playVisitAfterEnd(&person, day.adding(5))
            playTrainingAfterEnd(&person, day.adding(20))
        }
    }

    /// Ends a case for another reason than death.
    mutating func end(
        _ person: Person, _ reason: String, on day: CivilDay, at moment: Moment,
        _ more: [(name: String, text: String)] = []
    ) {
        if writer.enter("case-end", at: moment, by: person.county.office, ending(person, reason, on: day) + more) {
            writer.count(person.county) { $0.ended[reason, default: 0] += 1 }
            servedCases[person.careCase]?.isOver = true
            assets.services[person.careCase]?.until = moment
            assets.services[person.careCase]?.endedOn = day
        }
    }

    func ending(_ person: Person, _ reason: String, on day: CivilDay) -> [(name: String, text: String)] {
        [
            ("careCase", person.careCase), ("endReason", reason), ("endedOn", CivilText.day(day)),
            ("endedBy", "钱某"), ("endDocument", "END\(person.number)"),
        ]
    }

    /// A death: reported by the provider, confirmed by a second person or the list of deaths.
    mutating func playDeath(_ person: inout Person, on day: CivilDay) {
        let reported = day.adding(1).at(10)
        let county = person.county
        guard writer.enter("case-end", at: reported, by: county.field, ending(person, "deceased", on: day)) else {
            return
        }
        servedCases[person.careCase]?.isOver = true
        let confirmed = day.adding(person.random.whole(3...6)).at(11)
        var proof: [(name: String, text: String)] = [("careCase", person.careCase)]
        if person.random.chance(.percent(30)) {
            _ = enterOnList(person, diedOn: day, at: confirmed - .minutes(30))
            proof += [("listEntry", "dl-\(person.id)")]
        } else {
            proof += [("confirmedBy", "郑某"), ("confirmDocument", "DC\(person.number)")]
            if person.random.chance(.percent(20)) {
                let alone: [(name: String, text: String)] = [("careCase", person.careCase), ("confirmedBy", "钱某")]
                writer.enter(
                    "case-confirm-death", at: reported + .minutes(5), by: county.field, fate: .refused, alone)
            }
        }
        if writer.enter("case-confirm-death", at: confirmed, by: county.office, proof) {
            writer.count(county) { $0.ended["deceased", default: 0] += 1 }
            assets.services[person.careCase]?.until = confirmed
            assets.services[person.careCase]?.endedOn = day
        }
    }

    /// Nobody reports a death, but the list of deaths has it; some go on to record visits.
    private mutating func playUnreportedDeath(_ person: inout Person, on day: CivilDay, _ visits: PlayedVisits) {
        guard enterOnList(person, diedOn: day, at: day.adding(5).at(11)) else { return }
        writer.count(person.county) { $0.unreportedDeaths += 1 }
        guard person.random.chance(.percent(50)) else { return }
        playVisitAfterDeath(&person, from: day.adding(7), visits)
    }

    private mutating func enterOnList(_ person: Person, diedOn day: CivilDay, at moment: Moment) -> Bool {
        writer.enter(
            "death-list", at: moment, by: person.county.office,
            [
                ("listEntry", "dl-\(person.id)"), ("identityNumber", person.identityNumber),
                ("diedOn", CivilText.day(day)), ("source", "殡仪馆"),
            ])
    }

    /// Somebody is taken for dead, and found alive a few days later.
    private mutating func playWrongDeath(_ person: inout Person, after last: CivilDay?) {
        let isByChance = person.random.chance(.percent(1))
        let isFirst = !met.contains("wrong death") && !person.isHeard
        // The end of a case finds everything in use.
        guard let last, isByChance || isFirst, !person.hadMishap else { return }
        let day = last.adding(20)
        let (county, at) = (person.county, day.adding(1).at(10))
        // Both entries or none: a death that stands at the end of the play would be one.
        guard day.adding(6).at(12) < writer.end else { return }
        writer.enter("case-end", at: at, by: county.field, ending(person, "deceased", on: day))
        writer.enter(
            "case-confirm-death", at: day.adding(2).at(11), by: county.office,
            [("careCase", person.careCase), ("confirmedBy", "郑某")])
        met.insert("wrong death")
        writer.enter(
            "case-revert-death", at: day.adding(6).at(11), by: county.office,
            [("careCase", person.careCase), ("revertedBy", "郑某"), ("revertReason", "同名误报")])
    }

    private mutating func playTraining(_ person: inout Person, _ served: CivilDay, until last: CivilDay?) {
        let day = served.adding(person.random.whole(6...25))
        guard last.map({ day < $0 }) ?? true else { return }
        let outcome = person.random.pickIndex(weights: [90, 6, 4])
        var isCertified = false
        if outcome != 0 { train(&person, 1, on: day, isPassed: false) }
        if outcome != 2 { isCertified = train(&person, 2, on: day.adding(outcome == 1 ? 14 : 0), isPassed: true) }
        if isCertified {
            writer.count(person.county) { $0.trainedBeds += 1 }
            let key = "t-\(person.county.code)-\(person.number)-2"
            pay(person, "training", ("training", key), PlayedPrice.training, after: day.adding(outcome == 1 ? 14 : 0))
        }
        if person.random.chance(.percent(3)), train(&person, 3, on: day.adding(1), isPassed: true, isExtended: true) {
            writer.count(person.county) { $0.extendedTrainings += 1 }
        }
    }

    @discardableResult
    mutating func train(
        _ person: inout Person, _ number: Int, on day: CivilDay, isPassed: Bool, isExtended: Bool = false
    ) -> Bool {
        let key = "t-\(person.county.code)-\(person.number)-\(number)"
        let minutes = ["living", "basic", "rehabilitation", "support"].flatMap { area in
            [(name: "\(area)Theory", text: "45"), (name: "\(area)Practice", text: "90")]
        }
        return writer.enter(
            "training", at: day.at(17), by: person.county.field,
            [
                ("training", key), ("scope", isExtended ? "extended" : "bed"), ("bed", isExtended ? "" : person.bed),
                ("role", person.random.pick(["family", "family", "carer"])), ("name", Person.name(&person.random)),
                ("on", CivilText.day(day)), ("trainer", person.county.pairs[0].1),
            ] + minutes + [
                ("result", isPassed ? "passed" : "failed"), ("certificate", isPassed ? "PX-\(key)" : ""),
                ("issuer", isPassed ? "大理州职业技能鉴定中心" : ""),
            ])
    }
}
