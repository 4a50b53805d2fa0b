import SimKit

/// How the firmware of a device writes JSON. Firmwares differ, and all of it is legal (RFC 8259): a reader that wants
/// it as the gateway writes its own would fail on the first real device.
struct PayloadStyle: Sendable, Equatable {
    /// In what order the fields of an object stand, which means nothing.
    enum Order: Sendable, Equatable {
        /// As DESIGN 6 shows them.
        case written
        /// As a library with sorted keys has them.
        case alphabetical
        /// As a library with a table of hashes has them.
        case scattered(UInt64)
    }

    /// Where white space stands between tokens.
    enum Spacing: Sendable, Equatable {
        case none
        /// After colons and commas.
        case afterSeparators
        /// Around every token, line ends among it.
        case everywhere
    }

    /// How numbers are written; each form reads back as the same number.
    enum Numbers: Sendable, Equatable {
        /// `72`, `36.5`.
        case plain
        /// `72.0`, `36.50`, as `%f` of C writes them.
        case padded
        /// `7.2e+1`, `3.65e+1`, as `%e` of C and the JSON of Lua write them.
        case scientific
    }

    let order: Order
    let spacing: Spacing
    let numbers: Numbers
    /// Whether texts have a letter written as `\u0073`.
    let hasEscapes: Bool

    /// Draws the style of a device. Shares own: two in three write like the examples of DESIGN 6 but for one thing at
    /// most.
    init(_ random: inout RandomSource) {
        let salt = random.next()
        let orders: [Order] = [.written, .alphabetical, .scattered(salt)]
        order = orders[random.pickIndex(weights: [60, 20, 20])]
        let spacings: [Spacing] = [.none, .afterSeparators, .everywhere]
        spacing = spacings[random.pickIndex(weights: [60, 25, 15])]
        let forms: [Numbers] = [.plain, .padded, .scientific]
        numbers = forms[random.pickIndex(weights: [70, 20, 10])]
        hasEscapes = random.chance(.percent(10))
    }

    /// The fields of an object in the order of the device.
    func arranged(_ members: [PayloadValue.Member]) -> [PayloadValue.Member] {
        switch order {
        case .written: members
        case .alphabetical: members.sorted { $0.name < $1.name }
        case .scattered(let salt):
            members.map { (rank: Self.rank($0.name, salt), member: $0) }.sorted {
                ($0.rank, $0.member.name) < ($1.rank, $1.member.name)
            }.map(\.member)
        }
    }

    /// FNV-1a, begun with the salt of the device.
    private static func rank(_ name: String, _ salt: UInt64) -> UInt64 {
        name.utf8.reduce(salt) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
    }
}
