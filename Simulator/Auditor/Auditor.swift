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
    ///   - path: Of the gateway's database; no process has it open.
    /// - Throws: What SQLite says when the file cannot be read.
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
        let services = try database.services()
        let evidence = Evidence(
            record, messages: messages, events: events, alarms: try database.alarms(), services: services)
        let history = HistoryAudit(
            evidence, waiting: try database.waitingMessages(), audited: try database.audited())
        return record.violations + messages.violations + EventAlarmAudit(evidence).violations + history.violations
            + ReminderAudit(evidence).violations + OnsetAudit(evidence).violations + HubAudit(evidence).violations
            + UrgencyAudit(evidence).violations + CauseAudit(evidence).violations + compare(services)
    }

    /// The registry is what operators were told that it is (promise 6).
    private func compare(_ services: [ServiceRecord]) -> [Violation] {
        func text(_ service: ServiceRecord) -> String {
            "\(service.device) at \(service.bed ?? service.household) since \(service.from.milliseconds)"
        }
        var possible = record.possibleServices
        let told = Set(record.services.map(text))
        let written = Set(services.map(text))
        var violations = told.subtracting(written).sorted().map {
            Violation(6, "\($0): answered as done and not written")
        }
        for service in services where !told.contains(text(service)) {
            let match = possible.firstIndex {
                $0.device == service.device && $0.bed == service.bed && $0.household == service.household
            }
            if let match {
                possible.remove(at: match)
            } else {
                violations.append(Violation(6, "\(text(service)): written and never asked for"))
            }
        }
        return violations
    }
}
