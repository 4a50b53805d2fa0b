public import CareCore

/// A piece of a bed's kit.
public struct KitPiece: Sendable, Equatable {
    /// Its key; empty where no row is named.
    public let item: String
    /// The bed.
    public let bed: BedID
    /// What it is.
    public let kind: KitKind
    /// Whether it is that of another bed of the household, which counts it.
    public let isShared: Bool
    /// When it was signed off.
    public let signedOffAt: Timestamp?
    /// When it was refused in writing.
    public let refusedOn: CivilDate?
    /// When it was taken away.
    public let removedAt: Timestamp?

    /// Makes a piece.
    public init(
        item: String, bed: BedID, kind: KitKind, isShared: Bool, signedOffAt: Timestamp?, refusedOn: CivilDate?,
        removedAt: Timestamp?
    ) {
        self.item = item
        self.bed = bed
        self.kind = kind
        self.isShared = isShared
        self.signedOffAt = signedOffAt
        self.refusedOn = refusedOn
        self.removedAt = removedAt
    }

    /// How it stood at the end of `day`; `nil` when it was neither signed off nor refused by then, or taken away.
    func state(at day: CivilDate) -> KitState? {
        if let removedAt, CivilDate(of: removedAt) <= day { return nil }
        if let signedOffAt, CivilDate(of: signedOffAt) <= day { return .signedOff }
        if let refusedOn, refusedOn <= day { return .refused }
        return nil
    }
}
