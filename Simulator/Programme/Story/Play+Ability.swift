internal import SimKit

extension Play {
    /// Assessment, care plan and the begin of service.
    /// - Returns: The first day of service; `nil` when there is none.
    mutating func playAbility(_ person: inout Person, _ fitted: CivilDay) -> CivilDay? {
        let county = person.county
        let day = fitted.adding(person.random.whole(0...3))
        let sheet = person.fate == .able ? AbilitySheet.able() : AbilitySheet.draw(&person.random)
        if person.random.chance(.percent(1)) {
            let others = sheet.scores.split(separator: " ").dropFirst()
            let wrong = AbilitySheet(disability: "", scores: "12 " + others.joined(separator: " "))
            assess(person, "a\(person.number)-1", wrong, on: day, reason: "initial", fate: .refused)
        }
        if person.random.chance(.percent(1)) { playWrongSheet(&person, on: day) }
        guard assess(person, "a\(person.number)-1", sheet, on: day, reason: "initial") else { return nil }
        let taken: [(name: String, text: String)] = [
            ("careCase", person.careCase), ("assessment", assessment(person, "a\(person.number)-1")),
            ("abilityAssessedOn", CivilText.day(day)), ("abilityAssessedBy", "郑某"),
        ]
        guard person.fate != .able else {
            writer.enter("case-assess", at: day.at(18), by: county.office, fate: .refused, taken)
            // The person was willing, and the screening says so.
            let unfounded = ending(person, "not-eligible", on: day) + [("criterion", "willing")]
            writer.enter("case-end", at: day.adding(1).at(8), by: county.office, fate: .refused, unfounded)
            end(person, "not-eligible", on: day, at: day.adding(1).at(9), [("criterion", "disability")])
            return nil
        }
        writer.enter("case-assess", at: day.at(18), by: county.office, taken)
        let planned = day.adding(person.random.whole(1...4))
        writer.enter(
            "case-plan", at: planned.at(10), by: county.field,
            [
                ("careCase", person.careCase), ("plannedOn", CivilText.day(planned)), ("plannedBy", "赵某"),
                ("carePlan", "CP\(person.number)"), ("careAgreement", "CA\(person.number)"),
            ])
        let served = planned.adding(person.random.whole(0...4))
        let isWritten = writer.enter(
            "case-serve", at: served.at(15), by: county.field,
            [
                ("careCase", person.careCase), ("bed", person.bed), ("provider", county.provider),
                ("serviceFrom", CivilText.day(served)), ("servedBy", "钱某"), ("serveDocument", "SV\(person.number)"),
            ])
        guard isWritten else { return nil }
        writer.count(county) { $0.served += 1 }
        pay(
            person, "assessment", ("assessment", assessment(person, "a\(person.number)-1")), PlayedPrice.assessment,
            after: served)
        pay(person, "retrofit", ("careCase", person.careCase), PlayedPrice.retrofit, after: served)
        return served
    }

    /// Six months later, while the person is served.
    mutating func playReassessment(_ person: inout Person, first: CivilDay, until leaving: CivilDay?) {
        let day = first.adding(183 + person.random.whole(0...20))
        guard leaving.map({ day < $0.adding(-3) }) ?? true else { return }
        let (number, sheet) = ("a\(person.number)-2", AbilitySheet.draw(&person.random))
        if let event = person.riskEventOn, event < day, person.riskEvents(before: day) > 0 {
            // The fall stands in the records, but not on the sheet.
            var forgetful = person
            forgetful.riskEventOn = nil
            assess(forgetful, number, sheet, on: day, reason: "routine", fate: .refused)
        }
        assess(person, number, sheet, on: day, reason: "routine")
    }

    /// Writes an assessment and keeps what it says.
    @discardableResult
    mutating func assess(
        _ person: Person, _ number: String, _ sheet: AbilitySheet, on day: CivilDay, reason: String,
        fate: ProgrammeEntry.Fate = .accepted
    ) -> Bool {
        let pair = person.county.pairs[person.number % person.county.pairs.count]
        let events = person.riskEvents(before: day)
        let isWritten = writer.enter(
            "assessment", at: day.at(17), by: person.county.field, fate: fate,
            [
                ("assessment", assessment(person, number)), ("resident", person.id),
                ("assessedOn", CivilText.day(day)), ("reason", reason), ("assessor", pair.0),
                ("otherAssessor", pair.1), ("scores", sheet.scores), ("document", "AB\(number)"),
                ("riskEvents", events > 0 ? "\(events)" : ""),
            ])
        if isWritten, fate == .accepted { disabilities[person.id] = (person.county, sheet.disability) }
        return isWritten
    }

    /// A sheet of somebody else was entered; it is voided the same day.
    private mutating func playWrongSheet(_ person: inout Person, on day: CivilDay) {
        let number = "a\(person.number)-x"
        assess(person, number, AbilitySheet.able(), on: day, reason: "initial")
        disabilities[person.id] = nil
        writer.enter(
            "assessment-void", at: day.at(17), by: person.county.field,
            [("assessment", assessment(person, number)), ("voidReason", "录错老人"), ("voidedBy", "钱某")])
    }

    private func assessment(_ person: Person, _ number: String) -> String { "\(person.county.code)-\(number)" }
}
