public import CareCore

/// Until when a complaint is to be answered, and whether it was.
public struct ComplaintDeadline: Sendable, Equatable {
    /// How it stands.
    public enum Standing: Sendable, Equatable {
        case answeredInTime
        case answeredLate
        /// Not answered; there is time.
        case open
        /// Not answered; the time is over.
        case overdue
    }

    /// In how many working days a complaint is answered. Source: the supervision document, 二(二)10.
    public static let workingDays = 5

    /// The complaint.
    public let complaint: RecordID
    /// When it came.
    public let received: Timestamp
    /// The last day for the answer; `nil` where it runs into a year without a calendar.
    public let due: CivilDate?
    /// How it stands.
    public let standing: Standing

    /// The deadlines of rows of `complaint` as they stood at `now`, the first due first; voided ones have none.
    /// - Returns: The deadlines, and a fault for each year without a calendar: a complaint that waits for its answer
    ///   stands as open without its day then, before all others, and of one that was answered nothing is said.
    public static func list(
        _ complaints: [RecordRow], _ calendar: WorkingCalendar, at now: Timestamp
    ) -> (deadlines: [ComplaintDeadline], faults: [RecordFault]) {
        var list: [ComplaintDeadline] = []
        var faults: [RecordFault] = []
        for row in complaints where row[DutyField.voidReason] == nil {
            guard let complaint = row[ComplaintField.complaint],
                let received = row[ComplaintField.receivedAt], received <= now
            else { continue }
            let answered = row[ComplaintField.answeredAt].flatMap { $0 <= now ? $0 : nil }
            do {
                let due = try calendar.workingDay(workingDays, after: CivilDate(of: received))
                let isLate = CivilDate(of: answered ?? now) > due
                let standing: Standing =
                    answered == nil ? (isLate ? .overdue : .open) : (isLate ? .answeredLate : .answeredInTime)
                list.append(ComplaintDeadline(complaint: complaint, received: received, due: due, standing: standing))
            } catch {
                if !faults.contains(error) { faults.append(error) }
                guard answered == nil else { continue }
                list.append(ComplaintDeadline(complaint: complaint, received: received, due: nil, standing: .open))
            }
        }
        return (list.sorted { ($0.place, $0.complaint) < ($1.place, $1.complaint) }, faults)
    }

    /// Where it stands in the order of days.
    private var place: Int32 { due?.day ?? .min }
}
