import CareCore
import CareRecords

/// When the line looks at which records for alarms about them. Nothing of it is stored: a line that starts looks at
/// every bed once, and what stands already is no news.
struct RecordWatch {
    /// Beds that are still to be looked at.
    private(set) var beds: Set<BedID> = []
    /// Residents whose beds are.
    private var residents: Set<RecordID> = []
    /// Beds where nothing stands, each with the day until which it need not be looked at while its records stay as they
    /// are. Decision 83.
    private var quiet: [BedID: CivilDate] = [:]
    /// Those of them of which it is still to be asked this morning whether their devices say anything.
    private var mornings: Set<BedID> = []
    /// When planned visits are looked up next.
    private(set) var visitsDue: Timestamp
    /// When the next day begins for every bed.
    private(set) var dayDue: Timestamp

    init(startedAt now: Timestamp) {
        visitsDue = now
        dayDue = now
    }

    /// When there is something to look at.
    var due: Timestamp {
        beds.isEmpty && residents.isEmpty && mornings.isEmpty ? min(visitsDue, dayDue) : .epoch
    }

    /// Records are being entered: what they may move is looked at in the next turn, when they are on disk.
    mutating func note(_ changes: [RecordChange], at now: Timestamp) {
        let concerned = RecordReview.concerned(by: changes)
        if concerned.beds.isEmpty, concerned.residents.isEmpty { return }
        beds.formUnion(concerned.beds)
        residents.formUnion(concerned.residents)
        // A visit may have been planned that is due before any other.
        visitsDue = min(visitsDue, now)
    }

    /// A morning has come: every bed is looked at of which the day alone may tell something else.
    mutating func beginDay(_ all: some Sequence<BedID>, at now: Timestamp) {
        let today = CivilDate(of: now)
        for bed in all {
            if let day = quiet[bed], today < day { mornings.insert(bed) } else { beds.insert(bed) }
        }
        dayDue = CivilCalendar.next(minuteOfDay: RecordReview.minuteOfDay, after: now)
    }

    /// The store takes no records or cannot be read: nothing is looked at before `next`, then everything.
    mutating func rest(until next: Timestamp) {
        self = RecordWatch(startedAt: next)
    }

    /// Takes one look: what stands at up to `room` beds, the others wait for the next. Quiet beds of which nothing is
    /// new are not told.
    mutating func look(_ book: any RecordBook, room: Int, at now: Timestamp) throws -> [BedReview] {
        beds.formUnion(try RecordReview.beds(of: residents, book))
        residents = []
        if now >= visitsDue {
            let (overdue, next) = try RecordReview.overdue(book, at: now)
            beds.formUnion(overdue)
            visitsDue = next
        }
        mornings.subtract(beds)
        let taken = Array(beds.sorted().prefix(room))
        beds.subtract(taken)
        let found = try RecordReview.findings(of: taken, book, at: now)
        let today = CivilDate(of: now)
        for review in found { quiet[review.bed] = review.quietUntil(from: today) }
        return found + (try listen(book, room: room - taken.count, at: now))
    }

    /// Asks of up to `room` quiet beds whether their devices say anything.
    private mutating func listen(_ book: any RecordBook, room: Int, at now: Timestamp) throws -> [BedReview] {
        if mornings.isEmpty { return [] }
        guard let days = try RecordReview.heardDays(book, at: now) else {
            mornings = []
            return []
        }
        let taken = Array(mornings.sorted().prefix(room))
        mornings.subtract(taken)
        let found = try RecordReview.silent(at: taken, book, on: days)
        for review in found { quiet[review.bed] = nil }
        return found
    }
}
