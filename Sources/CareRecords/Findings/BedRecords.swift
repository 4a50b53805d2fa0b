internal import CareCore

/// The records of one bed that checks of standing things look at.
struct BedRecords {
    let bed: BedID
    let now: Timestamp
    /// The case that is not ended; `nil` when nobody is served there.
    let openCase: RecordRow?
    let book: any RecordBook

    init(_ bed: BedID, _ book: any RecordBook, at now: Timestamp) throws {
        self.bed = bed
        self.now = now
        self.book = book
        openCase = try book.openRows(.careCase, where: [.equal(SharedField.bed, bed)])
            .first { $0[CaseField.state]?.isOpen == true }
    }

    var today: CivilDate { CivilDate(of: now) }
    /// Who is served there.
    var resident: RecordID? { openCase?[SharedField.resident] }
    /// Whether somebody is served there.
    var isServed: Bool { openCase?[CaseField.state]?.isServed == true }

    /// The visits at the bed that fulfil a condition: a look at a bed must not cost more with each visit that it had.
    func visits(_ condition: RecordCondition) throws -> [RecordRow] {
        try book.openRows(.visit, where: [.equal(SharedField.bed, bed), condition])
    }
}
