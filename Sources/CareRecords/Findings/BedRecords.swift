internal import CareCore

/// The records of one bed that checks of standing things look at.
struct BedRecords {
    let bed: BedID
    let now: Timestamp
    /// The case that is not ended; `nil` when nobody is served there.
    let openCase: RecordRow?
    /// Every visit at the bed.
    let visits: [RecordRow]
    let book: any RecordBook

    init(_ bed: BedID, _ book: any RecordBook, at now: Timestamp) throws {
        self.bed = bed
        self.now = now
        self.book = book
        openCase = try book.rows(.careCase, where: [.equal(SharedField.bed, bed)])
            .first { $0[CaseField.state]?.isOpen == true }
        visits = try book.rows(.visit, where: [.equal(SharedField.bed, bed)])
    }

    var today: CivilDate { CivilDate(of: now) }
    /// Who is served there.
    var resident: RecordID? { openCase?[SharedField.resident] }
}
