public import CareCore

/// Finds in the records of a bed what stands and needs a response: a pure fold, asked again whenever the records of
/// the bed or the day have changed. Decision 49.
///
/// A further rule is a case of `RecordRule` and a check here.
public enum RecordReview {
    /// Says what is wrong at a bed by one rule.
    typealias Check = @Sendable (BedRecords) throws -> RuleVerdict

    /// The check of each rule that judges records alone, in the order of the rules.
    static let checks: [Check] = [unstarted, odd, behind, reassessment, uncollected, recoveryLate]

    /// Time of day, in minutes from midnight, at which every bed is looked at of which the day alone may tell something
    /// else. Own choice: before the digest of 08:30 (care.md 9), which then tells of it.
    public static let minuteOfDay = 7 * 60 + 30

    /// How far ahead planned visits are looked up: the clock asks again by then at the latest.
    public static let horizon = Milliseconds.hours(1)

    /// Visits that a finding names; of more it gives the number.
    static let named = 5

    /// All that the records say of each of the beds.
    /// - Throws: What the book throws when it cannot be read.
    public static func findings(of beds: [BedID], _ book: any RecordBook, at now: Timestamp) throws -> [BedReview] {
        if beds.isEmpty { return [] }
        // Which days they are is the same for every bed.
        let days = try heardDays(book, at: now)
        return try beds.map { bed in
            let records = try BedRecords(bed, book, at: now)
            let verdicts = try checks.map { try $0(records) }
            let silent = try days.flatMap { try useless(at: bed, book, on: $0) }
            return BedReview(
                bed: bed, findings: verdicts.compactMap(\.finding) + (silent.map { [$0] } ?? []),
                changesOn: verdicts.compactMap(\.changesOn).min())
        }
    }

    /// Of beds where nothing stands, those whose equipment says nothing on `days`: what may be new there although no
    /// record has changed and no day has come on which one says something else.
    /// - Throws: What the book throws when it cannot be read.
    public static func silent(at beds: [BedID], _ book: any RecordBook, on days: HeardDays) throws -> [BedReview] {
        try beds.compactMap { bed in
            try useless(at: bed, book, on: days).map { BedReview(bed: bed, findings: [$0], changesOn: nil) }
        }
    }

    /// The days by which it is judged whether devices talk; `nil` when there are too few.
    /// - Throws: What the book throws when it cannot be read.
    public static func heardDays(_ book: any RecordBook, at now: Timestamp) throws -> HeardDays? {
        try book.gateway?.heardDays(UseCriteria.uselessDays, before: CivilDate(of: now))
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

    /// Whose findings changes may move: beds, and residents where no bed is named or what befell them was reported with
    /// the bed at which it happened.
    public static func concerned(by changes: [RecordChange]) -> (beds: Set<BedID>, residents: Set<RecordID>) {
        var concerned: (beds: Set<BedID>, residents: Set<RecordID>) = ([], [])
        for put in changes.flatMap(\.puts) where watched.contains(put.table.name) {
            let bed = put.row[SharedField.bed]
            if let bed { concerned.beds.insert(bed) }
            // That bed may be another than the resident's own.
            let isElsewhere = bed == nil || put.table.name == RecordTable.abnormalEvent.name
            if isElsewhere, let resident = put.row[SharedField.resident] { concerned.residents.insert(resident) }
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
