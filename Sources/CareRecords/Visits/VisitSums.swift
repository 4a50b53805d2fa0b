internal import CareCore

/// What is counted of visits, as sums: of one visit, or of many.
///
/// A visit counts on two days: on that on which it ended, and on that for which it was planned.
public struct VisitSums: Sendable, Equatable {
    /// Served residents, one a valid finished visit (人次).
    public private(set) var served: Int64 = 0
    /// Of those, what counts toward the promise for the end of 2021.
    public private(set) var early: Int64 = 0
    /// Of those, what counts toward the promise in all.
    public private(set) var promised: Int64 = 0
    /// Of those, later visits.
    public private(set) var further: Int64 = 0
    /// Finished visits that count nowhere.
    public private(set) var doubtful: Int64 = 0
    /// Finished visits on which at least two served.
    public private(set) var byTwo: Int64 = 0
    /// Of `served`, those that were rated.
    public private(set) var rated: Int64 = 0
    /// Points of those.
    public private(set) var points: Int64 = 0
    /// Milliseconds of the visits of `served` together.
    public private(set) var length: Int64 = 0
    /// Visits that were planned, cancelled ones too.
    public private(set) var planned: Int64 = 0
    /// Those of `planned` that took place.
    public private(set) var kept: Int64 = 0

    /// Makes sums of nothing.
    public init() {}

    /// Makes sums; `value` is asked for each of them, in the order of the properties.
    public init(_ value: (Int) -> Int64) {
        served = value(0)
        early = value(1)
        promised = value(2)
        further = value(3)
        doubtful = value(4)
        byTwo = value(5)
        rated = value(6)
        points = value(7)
        length = value(8)
        planned = value(9)
        kept = value(10)
    }

    /// Adds others.
    public mutating func add(_ other: VisitSums) { add(other, 1) }

    /// Takes others away.
    public mutating func take(_ other: VisitSums) { add(other, -1) }

    private mutating func add(_ other: VisitSums, _ sign: Int64) {
        served += sign * other.served
        early += sign * other.early
        promised += sign * other.promised
        further += sign * other.further
        doubtful += sign * other.doubtful
        byTwo += sign * other.byTwo
        rated += sign * other.rated
        points += sign * other.points
        length += sign * other.length
        planned += sign * other.planned
        kept += sign * other.kept
    }
}

extension VisitSums {
    /// What a visit counts for on the day in Asia/Shanghai on which it ended; `nil` for one that did not take place.
    public static func ended(
        _ visit: Visit, _ programme: VisitProgramme
    ) -> (day: CivilDate, sums: VisitSums)? {
        guard visit.state.isFinished, let end = visit.endAt else { return nil }
        let day = CivilDate(of: end)
        var sums = VisitSums()
        if visit.isByTwo { sums.byTwo = 1 }
        guard visit.counts else {
            sums.doubtful = 1
            return (day, sums)
        }
        sums.served = 1
        sums.length = (visit.duration ?? .zero).count
        if programme.earlyOrdinals.contains(visit.ordinal), day <= programme.earlyUntil { sums.early = 1 }
        if programme.ordinals.contains(visit.ordinal) { sums.promised = 1 } else { sums.further = 1 }
        if let rating = visit.row[VisitField.rating] {
            sums.rated = 1
            sums.points = rating
        }
        return (day, sums)
    }

    /// What a visit counts for on the day for which it was planned; `nil` for one without a plan, or void.
    public static func planned(_ visit: Visit) -> (day: CivilDate, sums: VisitSums)? {
        guard visit.state != .void, let start = visit.row[VisitField.plannedStart] else { return nil }
        var sums = VisitSums()
        sums.planned = 1
        if visit.state.isFinished { sums.kept = 1 }
        return (CivilDate(of: start), sums)
    }
}
