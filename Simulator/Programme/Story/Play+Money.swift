internal import SimKit

extension Play {
    /// Standards, budgets and allocations of a county, before anything is paid: enough for all that can be played.
    mutating func enterMoney(_ county: CountyCast) {
        let (start, beds) = (Self.allocatedOn.at(9), Int64(county.beds + 100))
        let heads: [(head: String, unit: String, price: Int64, units: Int64)] = [
            ("visits", "人次", PlayedPrice.visit, beds * 7), ("training", "人", PlayedPrice.training, beds * 2),
            ("assessment", "人次", PlayedPrice.assessment, beds * 2), ("retrofit", "户", PlayedPrice.retrofit, beds),
            ("devices", "件", PlayedPrice.device, beds * 9),
        ]
        for (head, unit, price, units) in heads {
            writer.enter(
                "money-standard", at: start, by: county.office,
                [
                    ("standard", standard(county, head)), ("county", county.code), ("head", head),
                    ("standardTitle", "补助标准"), ("unitAmount", "\(price)"), ("unit", unit),
                    ("validFrom", "2021-07-01"), ("document", "县民发〔2021〕8号"),
                ])
            for (kind, minutes) in [("budgeted", 1), ("allocated", 2)] as [(String, Int64)] {
                let written = writer.enter(
                    "money", at: start + .minutes(minutes), by: county.office,
                    [
                        ("money", "\(kind)-\(county.code)-\(head)"), ("county", county.code), ("head", head),
                        ("source", "prefecture"), ("kind", kind), ("amount", "\(price * units)"),
                        ("on", "2021-08-20"), ("document", "州财社〔2021〕30号"),
                        ("standard", standard(county, head)), ("units", "\(units)"),
                    ])
                if written { count(county, head, kind, price * units) }
            }
        }
    }

    private static let allocatedOn = CivilText.day(2021, 8, 20)

    /// Pays for a thing some weeks after it was done, now and then with a mistake.
    /// - Parameters:
    ///   - person: For whom it was done.
    ///   - head: The head.
    ///   - thing: The field that names the thing, and its identity.
    ///   - amount: Fen.
    ///   - day: The day on which it was recorded.
    mutating func pay(
        _ person: Person, _ head: String, _ thing: (name: String, text: String), _ amount: Int64, after day: CivilDay
    ) {
        var random = source.stream("money \(head) \(thing.text)")
        guard random.chance(.percent(92)) else { return }
        // Nobody pays before there is money.
        let paidOn = max(day.adding(random.whole(10...40)), Self.allocatedOn.adding(1))
        let (county, at) = (person.county, paidOn.at(10))
        let key = paymentKey(head, thing.text)
        let fields = payment(person, head, thing, amount, "p-\(key)", on: paidOn)
        if random.chance(.percent(2)) {
            // Nothing of it was allocated.
            let own = fields.map { $0.name == "source" ? (name: $0.name, text: "own") : $0 }
            writer.enter("money", at: at - .minutes(5), by: county.office, fate: .refused, own)
        }
        guard writer.enter("money", at: at, by: county.office, fields) else { return }
        count(county, head, "paid", amount)
        payments[thing.text] = PlayedPayment(money: "p-\(key)", amount: amount, doneOn: day, paidOn: paidOn)
        if random.chance(.percent(2)) {
            writer.enter("money", at: at + .minutes(1), by: county.office, fate: .repeated, fields)
        }
        if random.chance(.percent(3)) {
            let again = payment(person, head, thing, amount, "q-\(key)", on: paidOn)
            writer.enter("money", at: at + .minutes(20), by: county.office, fate: .refused, again)
        }
        if random.chance(.percent(3)) { playReversal(person, head, thing, amount, key, on: paidOn.adding(3)) }
    }

    /// A payment was entered with a wrong document; it is taken back, and entered anew under another identity.
    private mutating func playReversal(
        _ person: Person, _ head: String, _ thing: (name: String, text: String), _ amount: Int64, _ key: String,
        on day: CivilDay
    ) {
        let county = person.county
        let back = writer.enter(
            "money-reverse", at: day.at(9), by: county.office,
            [
                ("money", "r-\(key)"), ("reverses", "p-\(key)"), ("on", CivilText.day(day)), ("document", "更正1"),
                ("reversal", "mistake"), ("reverseReason", "文号录错"), ("reversedBy", "钱某"),
            ])
        if back { count(county, head, "paid", -amount) }
        let before = back ? payments.removeValue(forKey: thing.text) : nil
        let anew = payment(person, head, thing, amount, "n-\(key)", on: day)
        if writer.enter("money", at: day.at(9) + .minutes(5), by: county.office, anew) {
            count(county, head, "paid", amount)
            if let before {
                payments[thing.text] = PlayedPayment(
                    money: "n-\(key)", amount: amount, doneOn: before.doneOn, paidOn: day)
            }
        }
    }

    /// Somebody pays for something that may not be paid; it must be refused.
    mutating func payWrongly(
        _ person: Person, _ head: String, _ thing: (name: String, text: String), _ amount: Int64, on day: CivilDay
    ) {
        writer.enter(
            "money", at: day.at(16), by: person.county.office, fate: .refused,
            payment(person, head, thing, amount, "w-\(paymentKey(head, thing.text))", on: day))
    }

    /// A training is recorded for a bed whose resident has left, and somebody wants to pay for it.
    mutating func playTrainingAfterEnd(_ person: inout Person, _ day: CivilDay) {
        train(&person, 9, on: day, isPassed: false)
        payWrongly(
            person, "training", ("training", "t-\(person.county.code)-\(person.number)-9"), PlayedPrice.training,
            on: day.adding(10))
    }

    func payment(
        _ person: Person, _ head: String, _ thing: (name: String, text: String), _ amount: Int64, _ money: String,
        on day: CivilDay
    ) -> [(name: String, text: String)] {
        [
            ("money", money), ("county", person.county.code), ("head", head), ("source", "prefecture"),
            ("kind", "paid"), ("amount", "\(amount)"), ("on", CivilText.day(day)), ("document", "支\(person.number)"),
            ("standard", standard(person.county, head)), thing,
        ]
    }

    /// What payments for a thing are called after: identities have at most 32 characters.
    private func paymentKey(_ head: String, _ thing: String) -> String {
        "\(head.prefix(1))-\(thing.hasPrefix("as-") ? thing.dropFirst(3) : thing[...])"
    }

    func standard(_ county: CountyCast, _ head: String) -> String { "std-\(county.code)-\(head)" }

    mutating func count(_ county: CountyCast, _ head: String, _ kind: String, _ amount: Int64) {
        writer.count(county) { $0.money["\(head) \(kind)", default: 0] += amount }
    }
}
