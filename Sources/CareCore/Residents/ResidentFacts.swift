/// The recorded facts of one bed's resident, as a set of bits.
public struct ResidentFacts: Hashable, Sendable {
    /// One bit a fact, at the fact's raw value.
    public var bits: UInt64

    /// Wraps stored bits; nothing recorded by default, which reads as "no".
    public init(bits: UInt64 = 0) { self.bits = bits }

    /// Whether the fact is recorded as true.
    public subscript(fact: ResidentFact) -> Bool {
        get { bits & (1 << UInt64(fact.rawValue)) != 0 }
        set {
            let mask: UInt64 = 1 << UInt64(fact.rawValue)
            if newValue { bits |= mask } else { bits &= ~mask }
        }
    }
}
