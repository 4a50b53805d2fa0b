public import CareCore

/// Finds in the records of a bed what stands and needs a response: a pure fold, asked again whenever the records of
/// the bed or the day have changed. Decision 49.
///
/// A further rule is a case of `RecordRule` and a check here.
public enum RecordReview {
    /// Says what is wrong at a bed by one rule; `nil` for nothing.
    typealias Check = @Sendable (BedRecords) throws -> RecordFinding?

    /// Each rule's check, in the order of the rules.
    static let checks: [Check] = [unstarted, odd, behind, reassessment, uncollected, useless, recoveryLate]

    /// Time of day, in minutes from midnight, at which every bed is looked at: what depends on the day alone has
    /// changed. Own choice: before the digest of 08:30 (care.md 9), which then tells of it.
    public static let minuteOfDay = 7 * 60 + 30

    /// How far ahead planned visits are looked up: the clock asks again by then at the latest.
    public static let horizon = Milliseconds.hours(1)

    /// Keys that a finding names; of more it gives the number.
    static let named = 5

    /// All that the records say of each of the beds.
    /// - Throws: What the book throws when it cannot be read.
    public static func findings(
        of beds: [BedID], _ book: any RecordBook, at now: Timestamp
    ) throws -> [(bed: BedID, findings: [RecordFinding])] {
        // Which days they are is the same for every bed.
        let heard = try book.gateway?.heardDays(UseCriteria.uselessDays, before: CivilDate(of: now))
        return try beds.map { bed in
            let records = try BedRecords(bed, book, heard: heard, at: now)
            return (bed, try checks.compactMap { try $0(records) })
        }
    }

    /// Beds at which a planned visit has not begun in time, and when that will next be so or must be asked.
    ///
    /// What it costs grows with visits that are overdue or planned for the next hour, not with all there are.
    /// - Throws: What the book throws when it cannot be read.
    public static func overdue(
        _ book: any RecordBook, at now: Timestamp
    ) throws -> (beds: Set<BedID>, next: Timestamp) {
        var beds: Set<BedID> = []
        var next = now + horizon
        for state in [VisitState.planned, .dispatched] {
            let rows = try book.openRows(
                .visit,
                where: [.equal(VisitField.state, state), .below(VisitField.plannedStart, next - VisitLimits.unstarted)])
            for row in rows {
                guard let start = row[VisitField.plannedStart], let bed = row[SharedField.bed] else { continue }
                let due = start + VisitLimits.unstarted
                if due <= now { beds.insert(bed) } else { next = min(next, due) }
            }
        }
        return (beds, next)
    }

    /// Whose findings changes may move: beds, and residents where no bed is named.
    public static func concerned(by changes: [RecordChange]) -> (beds: Set<BedID>, residents: Set<RecordID>) {
        var concerned: (beds: Set<BedID>, residents: Set<RecordID>) = ([], [])
        for put in changes.flatMap(\.puts) where watched.contains(put.table.name) {
            if let bed = put.row[SharedField.bed] {
                concerned.beds.insert(bed)
            } else if let resident = put.row[SharedField.resident] {
                concerned.residents.insert(resident)
            }
        }
        return concerned
    }

    /// The beds of residents.
    /// - Throws: What the book throws when it cannot be read.
    public static func beds(of residents: Set<RecordID>, _ book: any RecordBook) throws -> Set<BedID> {
        var beds: Set<BedID> = []
        for resident in residents {
            let cases = try book.openRows(.careCase, where: [.equal(SharedField.resident, resident)])
            beds.formUnion(cases.compactMap { $0[SharedField.bed] })
        }
        return beds
    }

    private static let watched: Set<String> = [
        RecordTable.visit.name, RecordTable.careCase.name, RecordTable.assessment.name, RecordTable.abnormalEvent.name,
        RecordTable.asset.name, RecordTable.recoveryOrder.name,
    ]
}
