/// What a resident has agreed to as of a day.
public struct CurrentConsent: Sendable, Equatable {
    /// The newest line of each purpose; a purpose about which nothing was said is missing.
    public let lines: [ConsentPurpose: RecordRow]

    /// Works it out from lines of one resident, in any order. For each purpose the line of the latest day counts; of
    /// several of one day a withdrawal counts, because nobody can tell which came last. Voided lines and lines after
    /// `day` do not count.
    public init(of rows: [RecordRow], on day: CivilDate) {
        var lines: [ConsentPurpose: RecordRow] = [:]
        for row in rows where row[ConsentField.voidReason] == nil {
            guard let purpose = row[ConsentField.purpose], let on = row[SharedField.on], on <= day else { continue }
            if let best = lines[purpose], !Self.counts(row, before: best) { continue }
            lines[purpose] = row
        }
        self.lines = lines
    }

    /// Whether the purpose is agreed to.
    public func allows(_ purpose: ConsentPurpose) -> Bool { lines[purpose]?[ConsentField.decision] == .given }

    /// Whether `row` beats `other`; of equals the greater identity does, so that no order of lines matters.
    private static func counts(_ row: RecordRow, before other: RecordRow) -> Bool {
        if let day = row[SharedField.on], let otherDay = other[SharedField.on], day != otherDay {
            return day > otherDay
        }
        let (isWithdrawn, isOtherWithdrawn) = (
            row[ConsentField.decision] == .withdrawn, other[ConsentField.decision] == .withdrawn
        )
        if isWithdrawn != isOtherWithdrawn { return isWithdrawn }
        guard let consent = row[ConsentField.consent], let otherConsent = other[ConsentField.consent] else {
            return false
        }
        return consent > otherConsent
    }
}
