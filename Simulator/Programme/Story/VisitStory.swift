internal import SimKit

/// One visit as it really took place, and the forms about it.
struct VisitStory {
    typealias Fields = [(name: String, text: String)]

    let person: Person
    var visit: String
    let ordinal: Int
    let staff: (String, String)
    let arrived: Moment
    let started: Moment
    var ended: Moment
    /// 1 to 5; `nil` when nobody asked.
    let rating: Int64?
    let changesPlan: Bool
    /// The visit whose signature somebody used again; `nil` for a signature of its own.
    var copied: String?

    init(
        _ person: inout Person, number: Int, ordinal: Int, slot: PairDiary.Slot, isShort: Bool
    ) {
        visit = "v-\(person.county.code)-\(person.number)-\(number)"
        self.ordinal = ordinal
        staff = person.county.pairs[slot.pair]
        arrived = slot.day.at(slot.hour) + .minutes(person.random.whole(0...12))
        started = arrived + .minutes(person.random.whole(1...6))
        ended = started + .minutes(isShort ? person.random.whole(8...16) : person.random.whole(30...85))
        let points = Int64(5 - person.random.pickIndex(weights: [55, 30, 10, 3, 2]))
        rating = person.random.chance(.percent(80)) ? points : nil
        changesPlan = person.random.chance(.percent(40))
        self.person = person
    }

    var complains: Bool { rating.map { $0 <= 2 } ?? false }
    private var isShort: Bool { ended - started < .minutes(20) }
    /// Whether it counts for the county: a visit under 20 minutes does not. Source: care.md 8.2.
    var counts: Bool { !isShort }
    var purpose: String {
        ordinal <= 3 ? ["service-and-teach", "review-plan", "sum-up-and-guide"][ordinal - 1] : "further"
    }

    private var whose: Fields {
        [("visit", visit), ("careCase", person.careCase), ("ordinal", "\(ordinal)"), ("purpose", purpose)]
    }
    private var pair: (name: String, text: String) { ("staff", "\(staff.0) \(staff.1)") }

    func plan() -> Fields {
        // Visiting times begin on the hour.
        let from = Moment(milliseconds: arrived.milliseconds / 3_600_000 * 3_600_000)
        return whose + [
            ("plannedStart", CivilText.moment(from)), ("plannedEnd", CivilText.moment(from + .minutes(90))),
            ("plannedItems", "A01=40 T01=30"), ("subsidised", "yes"), pair,
        ]
    }

    /// What is filled in at the end.
    func outcome() -> Fields {
        var fields: Fields = [
            ("items", "A01=25 \(["T01", "B01", "C01", "D01"][ordinal % 4])=15"),
            ("skillsTaught", ordinal == 1 ? "living basic" : ""), ("signature", Self.hash(copied ?? visit)),
            ("visitNote", "服务正常"),
        ]
        if ordinal == 2 {
            fields += [("planAdjusted", changesPlan ? "yes" : "no")]
            if changesPlan { fields += [("planAdjustment", "增加康复训练")] }
        }
        return fields
    }

    /// The whole visit in one line.
    func record(approval: String = "") -> Fields {
        let times: Fields = [
            pair, ("arrivedAt", CivilText.moment(arrived)), ("startAt", CivilText.moment(started)),
            ("endAt", CivilText.moment(ended)),
        ]
        let opinion: Fields = rating.map { [("rating", "\($0)"), ("complaint", complains ? "yes" : "no")] } ?? []
        return whose + times + outcome() + opinion + [("approval", approval)]
    }

    /// 64 hexadecimal digits that no other visit has.
    static func hash(_ visit: String) -> String {
        var digits = ""
        for part in Int64(0)..<4 {
            var source = RandomSource(seed: 0).stream(visit, part)
            let word = String(source.next(), radix: 16)
            digits += String(repeating: "0", count: 16 - word.count) + word
        }
        return digits
    }
}
