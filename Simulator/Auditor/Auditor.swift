import SimKit

/// Judges a run: what the world recorded against what the gateway's database holds and what its messages said.
///
/// It knows the promises of the design and the rules of care in words of its own; no code of the gateway is called.
public struct Auditor {
    private let record: RunRecord
    private let database: AuditDatabase

    /// Prepares to judge.
    /// - Parameters:
    ///   - record: What truly happened.
    ///   - database: Path of the gateway's database; no process has it open.
    public init(_ record: RunRecord, database path: String) throws {
        self.record = record
        database = try AuditDatabase(path: path)
    }

    /// Everything that breaks a promise; empty when all were kept.
    public func audit() throws -> [Violation] {
        var messages = MessageAudit(record)
        try database.forEachReading { messages.found($0) }
        let events = try database.events()
        for event in events { messages.found(event) }
        messages.close(quarantined: try database.quarantined())
        return record.violations + messages.violations
    }
}
