import CareCore

extension JournalWriter {
    /// What the records say of a bed.
    mutating func findings(_ findings: [RecordFinding]) {
        integer(Int64(findings.count))
        for finding in findings {
            text(finding.rule.rawValue)
            text(finding.text.stored)
        }
    }
}
