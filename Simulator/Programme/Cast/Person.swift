internal import SimKit

/// Somebody who applies for a bed: what does not depend on how the play goes.
struct Person: Sendable {
    let number: Int
    let county: CountyCast
    let fate: PersonFate
    let household: String
    /// The first of the household registers it.
    let isFirstOfHousehold: Bool
    let name: String
    let identityNumber: String
    let isAdvancedInAge: Bool
    let screenedOn: CivilDay
    let group: String
    /// What the bed was fitted with.
    var kinds: [String] = []
    /// Whether the devices of the bed speak.
    var isHeard = false
    /// The assets at the bed, by kind.
    var assets: [String: String] = [:]
    /// The camera was refused in writing.
    var refusesCamera = false
    /// Equipment of the bed was lost, taken to be mended or stood still for a while.
    var hadMishap = false
    /// The day on which the person fell, choked, got lost or harmed himself, where that was reported.
    var riskEventOn: CivilDay?
    /// Draws of this person's story alone.
    var random: RandomSource

    var id: String { "r-\(county.code)-\(number)" }
    var careCase: String { "c-\(county.code)-\(number)" }
    var bed: String { "\(county.code)-\(String(1_000_000 + number).dropFirst())" }
    var township: String { county.townships[number % county.townships.count] }
    var village: String { township + "00\(number % 4 + 1)" }
    func kitItem(_ kind: String) -> String { "kit-\(county.code)-\(number)-\(kind)" }
    func device(_ kind: String) -> String { "d-\(county.code)-\(number)-\(kind)" }
    func serial(_ kind: String) -> String { "SN-\(kitItem(kind))" }
    /// The day from which the person leaves service; nobody visits from ten days before.
    func leavesOn(_ servedFrom: CivilDay) -> CivilDay? {
        guard case .left(_, let days) = fate else { return nil }
        return servedFrom.adding(days)
    }

    /// How many such events lie in the 30 days before a day, that day included.
    func riskEvents(before day: CivilDay) -> Int {
        riskEventOn.map { (0...30).contains(day.number - $0.number) ? 1 : 0 } ?? 0
    }

    static let surnames = ["杨", "李", "张", "王", "赵", "段", "董", "尹", "何", "罗", "马", "字"]

    /// Somebody's name without a given name.
    static func name(_ random: inout RandomSource) -> String { random.pick(surnames) + "某" }

    /// A mobile number of a block that no operator has.
    static func phone(_ random: inout RandomSource) -> String { "1990000\(random.whole(1_000...9_999))" }
}
