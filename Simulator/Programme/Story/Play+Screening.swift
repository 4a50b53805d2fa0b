internal import SimKit

extension Play {
    /// From the application to the retrofit agreement.
    /// - Returns: The day of the agreement; `nil` when the person goes no further.
    mutating func playScreening(_ person: inout Person) -> CivilDay? {
        let county = person.county
        // The second of a couple comes a minute after the first, who brings the address.
        let first = person.isFirstOfHousehold ? person.number : person.number - 1
        let at = person.screenedOn.at(9) + .minutes(Int64(first % 240 + person.number - first))
        enterPerson(&person, at)
        enterConsents(&person, at + .minutes(6))
        let isLocal = person.fate != .notLocal
        let screening: [(name: String, text: String)] = [
            ("careCase", person.careCase), ("resident", person.id), ("county", county.code),
            ("screenedOn", CivilText.day(person.screenedOn)), ("screenedBy", "郑某"),
            ("screenDocument", "SC\(person.number)"), ("localHousehold", isLocal ? "yes" : "no"),
            ("localHouseholdWords", isLocal ? "户口簿" : "户籍在外县"), ("homeBasis", "yes"), ("homeBasisWords", "子女同住"),
            ("willing", "yes"), ("willingWords", "本人申请"), ("livesAtHome", "yes"), ("livesAtHomeWords", "居家"),
        ]
        guard writer.enter("case-screen", at: at + .minutes(10), by: county.office, screening) else { return nil }
        writer.count(county) { $0.screened += 1 }
        if person.random.chance(.percent(2)) {
            writer.enter("case-screen", at: at + .minutes(12), by: county.office, fate: .repeated, screening)
        }
        let seen = person.screenedOn.adding(person.random.whole(2...9))
        let assessment: [(name: String, text: String)] = [
            ("careCase", person.careCase), ("homeAssessedOn", CivilText.day(seen)), ("homeAssessedBy", "钱某"),
            ("homePlan", "HP\(person.number)"),
        ]
        guard isLocal else {
            writer.enter("case-home-assess", at: seen.at(15), by: county.field, fate: .refused, assessment)
            end(person, "not-eligible", on: seen, at: seen.at(16), [("criterion", "local-household")])
            return nil
        }
        writer.enter("case-home-assess", at: seen.at(15), by: county.field, assessment)
        return afterHomeAssessment(&person, seen)
    }

    private mutating func afterHomeAssessment(_ person: inout Person, _ seen: CivilDay) -> CivilDay? {
        switch person.fate {
        case .declined: end(person, "declined", on: seen, at: seen.at(16))
        case .referred:
            let fields = [("referredTo", "日间照料中心"), ("referralOffice", "\(person.county.name)民政局")]
            end(person, "referred", on: seen.adding(1), at: seen.adding(1).at(10), fields)
        case .diedWaiting: playDeath(&person, on: seen.adding(person.random.whole(1...5)))
        case .notLocal, .able, .served, .left: return agree(&person, seen.adding(person.random.whole(1...5)))
        }
        return nil
    }

    private mutating func agree(_ person: inout Person, _ day: CivilDay) -> CivilDay? {
        let isWritten = writer.enter(
            "case-agree-retrofit", at: day.at(10), by: person.county.field,
            [
                ("careCase", person.careCase), ("retrofitAgreedOn", CivilText.day(day)), ("retrofitAgreedBy", "孙某"),
                ("retrofitAgreement", "RA\(person.number)"), ("retrofitParty", "适老化改造公司"),
            ])
        return isWritten ? day : nil
    }

    private mutating func enterPerson(_ person: inout Person, _ at: Moment) {
        let by = person.county.office
        if person.isFirstOfHousehold {
            writer.enter(
                "residence", at: at, by: by,
                [
                    ("household", person.household), ("county", person.county.code), ("township", person.township),
                    ("village", person.village), ("address", "\(person.number)号"),
                ])
        }
        var fields: [(name: String, text: String)] = [
            ("resident", person.id), ("name", person.name), ("identityNumber", person.identityNumber),
            ("phone", Person.phone(&person.random)), ("household", person.household), ("group", person.group),
            ("priority", person.isAdvancedInAge ? "advanced-age" : ""),
            ("careFlags", person.random.pick(["", "bed_bound", "high_fall_risk", "lives_alone skin_risk"])),
            ("isLocal", person.fate == .notLocal ? "no" : "yes"),
        ]
        if person.random.chance(.percent(3)) {
            var wrong = fields
            // The check character of a number is wrong for every other digit in its place.
            wrong[2].text = person.identityNumber.dropLast() + (person.identityNumber.hasSuffix("1") ? "2" : "1")
            writer.enter("resident", at: at + .minutes(1), by: by, fate: .refused, wrong)
        }
        writer.enter("resident", at: at + .minutes(2), by: by, fields)
        if person.random.chance(.percent(2)) {
            writer.enter("resident", at: at + .minutes(3), by: by, fate: .repeated, fields)
        }
        fields = [
            ("contact", "k-\(person.county.code)-\(person.number)"), ("resident", person.id), ("role", "family-carer"),
            ("name", Person.name(&person.random)), ("phone", Person.phone(&person.random)),
            ("relation", person.random.pick(["女儿", "儿子", "配偶", "儿媳"])), ("isGuardian", "no"),
        ]
        writer.enter("resident-contact", at: at + .minutes(4), by: by, fields)
    }

    private mutating func enterConsents(_ person: inout Person, _ at: Moment) {
        let isSignedByGuardian = person.random.chance(.percent(30))
        for purpose in ["vitals", "video", "sharing"] {
            var fields: [(name: String, text: String)] = [
                ("consent", "\(person.id)-\(purpose)"), ("resident", person.id), ("purpose", purpose),
                ("decision", "given"), ("on", CivilText.day(person.screenedOn)),
                ("takenBy", person.county.pairs[0].0), ("signer", isSignedByGuardian ? "guardian" : "self"),
            ]
            if isSignedByGuardian {
                fields += [("signerName", "赵某"), ("signerRelation", "女儿"), ("signerDocument", "村委会证明")]
            }
            if person.random.chance(.percent(1)) {
                let unsigned = fields.filter { $0.name != "signer" }
                writer.enter("consent", at: at, by: person.county.office, fate: .refused, unsigned)
            }
            writer.enter("consent", at: at + .minutes(1), by: person.county.office, fields)
        }
    }
}
