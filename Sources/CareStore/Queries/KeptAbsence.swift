public import CareCore
public import CareRecords

/// A time for which a resident was away, as it is kept.
public struct KeptAbsence: Sendable, Equatable {
    /// Who ends an absence that ends by itself.
    static let gateway = "gateway"

    /// The bed at home.
    public let bed: BedID
    /// Why the resident was away.
    public let kind: AbsenceKind
    /// When it began.
    public let from: Timestamp
    /// When it was to end by itself; `nil` for not before somebody says so.
    public let until: Timestamp?
    /// Why, in words.
    public let reason: String
    /// Who said so last.
    public let by: String
    /// When it ended; `nil` while it runs.
    public let endedAt: Timestamp?
    /// Who ended it; `gateway` when its time was over or the bed or watch showed somebody.
    public let endedBy: String?

    /// Whether nobody said that it was over and its time was not: somebody was in the bed.
    public var wasEndedByPresence: Bool {
        guard let endedAt, endedBy == Self.gateway else { return false }
        return until.map { endedAt < $0 } ?? true
    }

    /// From its beginning to its end, or to `now` while it runs.
    public func range(until now: Timestamp) -> Range<Timestamp> {
        let end = max(from, endedAt ?? now)
        return from..<end
    }

    /// The same as a stay in hospital of that resident; `nil` for no hospital.
    ///
    /// One that ended because somebody lay in the bed is looked at up to that moment: whether it was the resident who
    /// had come home is what the pattern asks.
    public func stay(of resident: RecordID) -> HospitalStay? {
        guard kind == .hospital else { return nil }
        let end = endedAt.map { wasEndedByPresence ? $0 + SuspicionLimits.stayMargin : $0 }
        return HospitalStay(resident: resident, bed: bed, from: from, until: end)
    }
}
