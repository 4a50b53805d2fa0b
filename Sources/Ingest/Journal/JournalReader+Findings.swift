import CareCore

extension JournalReader {
    /// What `JournalWriter.findings` wrote.
    mutating func findings() throws(JournalError) -> [RecordFinding] {
        var findings: [RecordFinding] = []
        for _ in 0..<(try integer()) {
            guard let rule = RecordRule(rawValue: try text()) else { throw JournalError(offset: offset) }
            findings.append(RecordFinding(rule, AlarmRemark(stored: try text())))
        }
        return findings
    }
}
