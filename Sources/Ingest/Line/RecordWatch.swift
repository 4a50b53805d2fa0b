import CareCore
import CareRecords

/// When the line looks at which records for alarms about them. Nothing of it is stored: a line that starts looks at
/// every bed once, and what stands already is no news.
struct RecordWatch {
    /// Beds that are still to be looked at.
    private(set) var beds: Set<BedID> = []
    /// Residents whose beds are.
    private var residents: Set<RecordID> = []
    /// When planned visits are looked up next.
    private(set) var visitsDue: Timestamp
    /// When every bed is looked at next.
    private(set) var dayDue: Timestamp

    init(startedAt now: Timestamp) {
        visitsDue = now
        dayDue = now
    }

    /// When there is something to look at.
    var due: Timestamp { beds.isEmpty && residents.isEmpty ? min(visitsDue, dayDue) : .epoch }

    /// Adds beds to be looked at.
    mutating func add(_ more: Set<BedID>) { beds.formUnion(more) }

    /// Records are being entered: what they may move is looked at in the next turn, when they are on disk.
    mutating func note(_ changes: [RecordChange], at now: Timestamp) {
        let concerned = RecordReview.concerned(by: changes)
        if concerned.beds.isEmpty, concerned.residents.isEmpty { return }
        beds.formUnion(concerned.beds)
        residents.formUnion(concerned.residents)
        // A visit may have been planned that is due before any other.
        visitsDue = min(visitsDue, now)
    }

    /// The next morning every bed is looked at again.
    mutating func expectDay(after now: Timestamp) {
        dayDue = CivilCalendar.next(minuteOfDay: RecordReview.minuteOfDay, after: now)
    }

    /// The store takes no records or cannot be read: nothing is looked at before `next`, then everything.
    mutating func rest(until next: Timestamp) {
        self = RecordWatch(startedAt: next)
    }

    /// Takes one look: what stands at up to `room` beds, the others wait for the next.
    mutating func look(
        _ book: any RecordBook, room: Int, at now: Timestamp
    ) throws -> [(bed: BedID, findings: [RecordFinding])] {
        beds.formUnion(try RecordReview.beds(of: residents, book))
        residents = []
        if now >= visitsDue {
            let (overdue, next) = try RecordReview.overdue(book, at: now)
            beds.formUnion(overdue)
            visitsDue = next
        }
        let taken = Array(beds.sorted().prefix(room))
        beds.subtract(taken)
        return try RecordReview.findings(of: taken, book, at: now)
    }
}
