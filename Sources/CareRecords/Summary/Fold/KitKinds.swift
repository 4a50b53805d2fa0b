/// Some kinds of kit.
struct KitKinds: Hashable {
    private var bits: UInt16 = 0

    /// Makes none.
    init() {}

    /// Puts a kind in.
    mutating func insert(_ kind: KitKind) { bits |= 1 << kind.position }

    /// The kinds as a set.
    var set: Set<KitKind> { Set(KitKind.allCases.filter { bits & (1 << $0.position) != 0 }) }
}
