internal import SimKit

/// Payments for property, and what comes back of money that should not have been paid.
extension Play {
    /// Pays for a piece of property at its price, now and then with a mistake.
    mutating func payAsset(_ person: Person, _ story: AssetStory, on day: CivilDay) {
        let thing = (name: "asset", text: story.asset)
        pay(person, "devices", thing, story.price, after: day)
        guard let paid = payments[story.asset] else { return }
        var random = source.stream("wrong money \(story.asset)")
        if random.chance(.percent(2)), let other = counties.first(where: { $0.code != person.county.code }) {
            // Another county pays for what is not its own.
            let foreign = payment(person, "devices", thing, story.price, "f-\(story.asset)", on: paid.paidOn).map {
                switch $0.name {
                case "county": (name: $0.name, text: other.code)
                case "standard": (name: $0.name, text: standard(other, "devices"))
                default: $0
                }
            }
            writer.enter("money", at: paid.paidOn.at(11), by: other.office, fate: .refused, foreign)
        }
        // The same thing once more, as part of the home.
        if random.chance(.percent(2)) { payWrongly(person, "retrofit", thing, story.price, on: paid.paidOn) }
    }

    /// Somebody wants to pay for a piece in the name of a person whose service has ended; of what was not paid yet.
    mutating func playAssetPaymentAfterEnd(_ person: Person, on day: CivilDay) {
        guard let asset = person.assets.values.sorted().first(where: { payments[$0] == nil }),
            let story = assets.pieces[asset]?.story
        else { return }
        let fields = payment(person, "devices", ("asset", asset), story.price, "e-\(asset.dropFirst(3))", on: day)
        writer.enter(
            "money", at: day.at(16), by: person.county.office, fate: .refused,
            fields + [(name: "careCase", text: person.careCase)])
    }

    /// A visit that was paid turns out not to have taken place: its record is voided, and the money comes back, or
    /// has not yet.
    mutating func playVoidAfterPayment(_ person: Person, _ visits: PlayedVisits) {
        guard let story = visits.story, let paid = payments[story.visit], story.ordinal > 3, !story.complains else {
            return
        }
        var random = person.random.stream("void after payment")
        guard random.chance(.percent(15)) else { return }
        let (county, found) = (person.county, paid.paidOn.adding(random.whole(5...25)))
        let isWritten = writer.enter(
            "visit-void", at: found.at(9, 30), by: county.office,
            [("visit", story.visit), ("voidReason", "did-not-happen")])
        guard isWritten else { return }
        count(story, recorded: paid.doneOn.at(20), by: -1)
        writer.count(county) {
            $0.voidedVisits += 1
            $0.openRepayments += 1
        }
        let returned = found.adding(random.whole(7...20))
        guard random.chance(.percent(70)) else { return }
        let isBack = writer.enter(
            "money-reverse", at: returned.at(10), by: county.office,
            [
                ("money", "b-\(story.visit)"), ("reverses", paid.money), ("on", CivilText.day(returned)),
                ("document", "退1"), ("reversal", "paid-back"), ("reverseReason", "上门未发生，款项退回"),
                ("reversedBy", "钱某"),
            ])
        guard isBack else { return }
        count(county, "visits", "paid", -paid.amount)
        writer.count(county) { $0.openRepayments -= 1 }
    }
}
