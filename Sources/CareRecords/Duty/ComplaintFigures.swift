/// How complaints were answered, for county summaries; each figure is the number of the keys that it holds.
public struct ComplaintFigures: Sendable, Equatable {
    /// All that came.
    public let received: [RecordID]
    /// Answered within five working days.
    public let answeredInTime: [RecordID]
    /// Answered later.
    public let answeredLate: [RecordID]
    /// Not answered, with time left.
    public let open: [RecordID]
    /// Not answered, without.
    public let overdue: [RecordID]

    /// Counts deadlines.
    public init(_ deadlines: [ComplaintDeadline]) {
        func keys(_ standing: ComplaintDeadline.Standing) -> [RecordID] {
            deadlines.filter { $0.standing == standing }.map(\.complaint)
        }
        received = deadlines.map(\.complaint)
        answeredInTime = keys(.answeredInTime)
        answeredLate = keys(.answeredLate)
        open = keys(.open)
        overdue = keys(.overdue)
    }

    /// Answered in time of those whose time is over or that are answered, in percent rounded down (5日办结率); nothing
    /// where there are none.
    public var inTimePercent: Int? {
        let settled = answeredInTime.count + answeredLate.count + overdue.count
        return settled == 0 ? nil : answeredInTime.count * 100 / settled
    }
}
