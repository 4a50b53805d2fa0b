internal import CareCore
internal import GRDB

/// Keeps every absence: the list of what holds alarms back forgets it when it ends.
///
/// Written in the transaction in which the list changes, by comparing it with the absences that are kept as running:
/// after a crash or a restart nothing is doubled.
enum AbsenceWriter {
    /// Takes in the list of everything that holds alarms back from now on; `audit`, what people did in the same turn,
    /// tells who ended an absence.
    static func follow(_ list: [Suppression], _ audit: [AuditRow], at now: Timestamp, _ db: Database) throws {
        var current: [Int64: Suppression] = [:]
        for absence in list where absence.kind == .absence {
            if case .place(.bed(let bed)) = absence.subject { current[Int64(bed.index)] = absence }
        }
        let running = try Row.fetchAll(
            try db.cachedStatement(
                sql: """
                    SELECT absence.number, absence.bed, fromAt, untilAt, bed.identity
                    FROM absence JOIN bed ON bed.number = absence.bed WHERE endedAt IS NULL
                    """))
        for row in running {
            let bed: Int64 = row[1]
            if let same = current[bed], from(same, now) == row[2] {
                try change(row[0], same, db)
                current[bed] = nil
            } else {
                try end(row, audit, at: now, db)
            }
        }
        for (bed, absence) in current.sorted(by: { $0.key < $1.key }) { try begin(bed, absence, at: now, db) }
    }

    private static func from(_ absence: Suppression, _ now: Timestamp) -> Int64 {
        (absence.from ?? now).milliseconds
    }

    private static func begin(_ bed: Int64, _ absence: Suppression, at now: Timestamp, _ db: Database) throws {
        try db.cachedStatement(
            sql: "INSERT INTO absence (bed, kind, fromAt, untilAt, reason, begunBy) VALUES (?, ?, ?, ?, ?, ?)"
        ).execute(arguments: [
            bed, kind(absence), from(absence, now), absence.until?.milliseconds, absence.reason, absence.by,
        ])
    }

    /// Somebody said it again: another end, another reason.
    private static func change(_ number: Int64, _ absence: Suppression, _ db: Database) throws {
        try db.cachedStatement(
            sql: "UPDATE absence SET kind = ?, untilAt = ?, reason = ?, begunBy = ? WHERE number = ?"
        ).execute(arguments: [kind(absence), absence.until?.milliseconds, absence.reason, absence.by, number])
    }

    private static func end(_ row: Row, _ audit: [AuditRow], at now: Timestamp, _ db: Database) throws {
        let subject = "bed \(row[4] as String)"
        let by = audit.last { $0.action == "back" && $0.subject == subject }?.by ?? KeptAbsence.gateway
        let (from, until) = (row[2] as Int64, row[3] as Int64? ?? .max)
        let at = max(from, min(until, now.milliseconds))
        try db.cachedStatement(sql: "UPDATE absence SET endedAt = ?, endedBy = ? WHERE number = ?")
            .execute(arguments: [at, by, row[0] as Int64])
    }

    private static func kind(_ absence: Suppression) -> String { (absence.absence ?? .away).name }
}
