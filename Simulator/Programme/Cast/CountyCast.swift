internal import SimKit

/// One of the plan's four counties with its provider and staff.
struct CountyCast: Sendable {
    let code: String
    let name: String
    /// How many beds it sets up.
    let beds: Int
    let provider: String
    /// Members of the staff who visit, two and two.
    let pairs: [(String, String)]

    /// The four counties and how 2,100 beds fall to them. Source: the plan, 三(一); the shares are an own choice, because
    /// its annex 1 is not at hand.
    private static let shares: [(code: String, name: String, of2100: Int)] = [
        ("532901", "大理市", 900), ("532925", "弥渡县", 450), ("532928", "永平县", 350), ("532931", "剑川县", 400),
    ]

    /// One pair serves at most 45 beds, which leaves every second of its visiting times free.
    private static let bedsOfPair = 45

    /// The counties of a programme of that many beds.
    static func all(beds: Int) -> [CountyCast] {
        var rest = beds
        return shares.enumerated().map { index, share in
            let own = index == shares.count - 1 ? rest : beds * share.of2100 / 2_100
            rest -= own
            let pairs = (0..<(own / bedsOfPair + 2)).map { pair in
                ("st-\(share.code)-\(2 * pair + 1)", "st-\(share.code)-\(2 * pair + 2)")
            }
            return CountyCast(
                code: share.code, name: share.name, beds: own,
                provider: CheckedCode.providerCode(county: share.code, number: 1_234_567), pairs: pairs)
        }
    }

    var technician: String { "st-\(code)-t" }
    /// Works for the provider without a qualification.
    var driver: String { "st-\(code)-d" }
    var townships: [String] { (1...3).map { "\(code)00\($0)" } }
    /// Accounts that enter forms.
    var office: String { "office-\(code)" }
    var desk: String { "desk-\(code)" }
    var field: String { "field-\(code)" }
}
