/// A county of the prefecture as the fleet sees it. Sources: care.md 1 (codes, altitudes), GB/T 2260.
struct County: Sendable {
    /// The six-digit code.
    let code: String
    /// Its towns, by the last three digits of their code.
    let townships: [String]
    /// Metres above sea level of its lowest and highest households.
    let altitudes: ClosedRange<Int64>
    /// How many of a hundred beds stand there.
    let weight: UInt64

    static let all = [
        County(code: "532901", townships: ["001", "002", "100", "101"], altitudes: 1_960...2_100, weight: 40),
        County(code: "532925", townships: ["100", "101", "200"], altitudes: 1_620...1_750, weight: 25),
        County(code: "532928", townships: ["100", "101"], altitudes: 1_600...1_720, weight: 20),
        County(code: "532931", townships: ["100", "101", "202"], altitudes: 2_150...2_750, weight: 15),
    ]
}
