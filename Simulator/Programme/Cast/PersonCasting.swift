internal import SimKit

/// Draws the people of a county: as many as it takes to bring its beds into service.
struct PersonCasting {
    private let county: CountyCast
    private let source: RandomSource
    private var taken: Set<String> = []

    init(_ county: CountyCast, _ source: RandomSource) {
        self.county = county
        self.source = source.stream("county \(county.code)")
    }

    /// The people in order of their numbers. Of each hundred, four are couples: both of a home apply.
    mutating func all() -> [Person] {
        var people: [Person] = []
        var served = 0
        while served < county.beds {
            let number = people.count + 1
            var random = source.stream("person", Int64(number))
            let fate = Self.fate(&random)
            let before = people.last
            let isPartner = random.chance(.percent(4)) && before?.isFirstOfHousehold == true
            let screened = CivilText.day(2021, 8, 5).adding(random.whole(0...22))
            let day = isPartner ? before?.screenedOn ?? screened : screened
            let birth = day.adding(-365 * random.whole(62...96) - random.whole(0...364))
            people.append(
                Person(
                    number: number, county: county, fate: fate,
                    household: isPartner ? before?.household ?? "" : "h-\(county.code)-\(number)",
                    isFirstOfHousehold: !isPartner, name: Person.name(&random),
                    identityNumber: identityNumber(birth, &random),
                    isAdvancedInAge: CivilText.years(from: birth, to: day) >= 80, screenedOn: day,
                    group: random.pick(["extreme-poverty", "minimum-income", "low-income", "other", "other"]),
                    random: random))
            if fate.isServed { served += 1 }
        }
        return people
    }

    private mutating func identityNumber(_ birth: CivilDay, _ random: inout RandomSource) -> String {
        while true {
            let number = CheckedCode.identityNumber(
                county: county.code, birth: birth, sequence: random.whole(1...999))
            if taken.insert(number).inserted { return number }
        }
    }

    /// Own choice of shares, in thousandths: 85 in a hundred stay, about as many die in a year as at the age of 80.
    private static func fate(_ random: inout RandomSource) -> PersonFate {
        let days = random.whole(25...330)
        switch random.pickIndex(weights: [40, 15, 30, 15, 8, 740, 80, 36, 14, 12, 10]) {
        case 0: return .notLocal
        case 1: return .able
        case 2: return .declined
        case 3: return .referred
        case 4: return .diedWaiting
        case 5: return .served
        case 6: return .left(reason: "deceased", after: days)
        case 7: return .left(reason: "recovered", after: days)
        case 8: return .left(reason: "moved", after: days)
        case 9: return .left(reason: "withdrew", after: days)
        default: return .left(reason: "institution", after: days)
        }
    }
}
