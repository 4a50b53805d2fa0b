/// Which visits count toward what the programme has promised.
public struct VisitProgramme: Sendable, Equatable {
    /// The last day of the programme's first part.
    public let earlyUntil: CivilDate
    /// Visits of a resident that count in the first part.
    public let earlyOrdinals: ClosedRange<Int64>
    /// Visits of a resident that count in all; later ones are a column of their own.
    public let ordinals: ClosedRange<Int64>

    /// Makes a programme.
    public init(earlyUntil: CivilDate, earlyOrdinals: ClosedRange<Int64>, ordinals: ClosedRange<Int64>) {
        self.earlyUntil = earlyUntil
        self.earlyOrdinals = earlyOrdinals
        self.ordinals = ordinals
    }

    /// Visits that each resident must have by `earlyUntil`: those that count in the first part.
    public var requiredEarly: Int { earlyOrdinals.count }

    /// Visits that each resident must have in all. No source gives a day for those after `requiredEarly`.
    public var required: Int { ordinals.count }

    /// Two visits for each of 2,100 people by the end of 2021 are 4,200, three in all are 6,300. Source: the plan, 二
    /// and 三(三)2(1).
    public static var dali: VisitProgramme? {
        CivilDate(year: 2021, month: 12, day: 31).map {
            VisitProgramme(earlyUntil: $0, earlyOrdinals: 1...2, ordinals: 1...3)
        }
    }
}
