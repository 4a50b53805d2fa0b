public import CareCore

/// One bed's file (一户一档) as a document: what is missing first, then everything on record, then the proof.
public struct Dossier: Sendable, Equatable {
    /// A line of a section.
    public struct Line: Sendable, Equatable {
        /// One text a column.
        public let cells: [String]
        /// More, over the whole width below the cells; may be empty.
        public let detail: String
        /// What the line can be traced to: the ledger's entry, or the alarm.
        public let trace: String

        /// Makes a line.
        public init(_ cells: [String], detail: String = "", trace: String) {
            self.cells = cells
            self.detail = detail
            self.trace = trace
        }
    }

    /// A table of the document.
    public struct Section: Sendable, Equatable {
        /// The heading.
        public let title: String
        /// The titles of the columns.
        public let columns: [String]
        /// The lines, in order of time.
        public let lines: [Line]

        /// Makes a section.
        public init(_ title: String, _ columns: [String], _ lines: [Line]) {
            self.title = title
            self.columns = columns
            self.lines = lines
        }
    }

    /// The bed.
    public let bed: BedID
    /// The day as of which it was made.
    public let day: CivilDate
    /// Whether names, numbers and words about people stand there as they are.
    public let showsPeople: Bool
    /// Title and value of what is said of bed and people.
    public let heading: [RecordSheet.Line]
    /// What is missing.
    public let missing: [MissingEvidence]
    /// Everything on record.
    public let sections: [Section]
    /// What the ledger says of the records.
    public let proof: DossierProof
    /// The name of the programme's office or provider that keeps it; empty for none.
    public let title: String

    /// Lays the records of a bed out.
    /// - Parameters:
    ///   - records: The records; unsealed where people are shown.
    ///   - alarms: The bed's alarms, the oldest first.
    ///   - areOlderLeftOut: Whether there are older alarms, which the document must say.
    ///   - proof: What the ledger says of the records.
    ///   - day: The day as of which it is made.
    ///   - showsPeople: Whether personal data stands there as it is.
    /// - Throws: Never with good rows.
    public init(
        _ records: DossierRecords, alarms: [DossierAlarm], areOlderLeftOut: Bool = false, proof: DossierProof,
        on day: CivilDate, showsPeople: Bool
    ) throws {
        bed = records.bed
        self.day = day
        self.showsPeople = showsPeople
        self.proof = proof
        title = "家庭养老床位档案"
        missing = try MissingEvidence.list(records, on: day)
        let layout = DossierLayout(records: records, showsPeople: showsPeople)
        heading = layout.heading
        sections =
            layout.sections + [layout.alarms(alarms, areOlderLeftOut: areOlderLeftOut)] + layout.custody
            + [layout.money]
    }
}
