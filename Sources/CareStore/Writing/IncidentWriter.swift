internal import CareCore
internal import GRDB

/// Writes incidents with their beds, alarms and problems. They are rare, so they go through GRDB's own binding.
struct IncidentWriter {
    /// Applies `changes` in their order, after the alarms that they name.
    static func write(_ changes: [IncidentChange], _ db: Database) throws {
        for change in changes {
            switch change {
            case .opened(let incident): try insert(incident, db)
            case .alarm(let id, let alarm):
                try db.cachedStatement(sql: "INSERT INTO incidentAlarm (incident, alarm) VALUES (?, ?)")
                    .execute(arguments: [id.number, alarm.number])
            case .bed(let id, let bed, let standing): try write(bed, standing, of: id, db)
            case .problem(let id, let problem): try write(problem, of: id, db)
            case .closed(let id, let at, let by, let note):
                try db.cachedStatement(
                    sql: "UPDATE incident SET closedAt = ?, closedBy = ?, conclusion = ? WHERE number = ?"
                ).execute(arguments: [at.milliseconds, by, note, id.number])
            }
        }
    }

    private static func insert(_ incident: Incident, _ db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO incident (number, kind, township, openedAt, openedBy, note, drillUntil)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            incident.id.number, incident.kind.rawValue, incident.township.description, incident.openedAt.milliseconds,
            incident.openedBy, incident.note, incident.drillUntil?.milliseconds,
        ])
        for (bed, standing) in incident.beds.sorted(by: { $0.key < $1.key }) {
            try write(bed, standing, of: incident.id, db)
        }
    }

    private static func write(_ bed: BedNumber, _ standing: IncidentBed, of id: IncidentID, _ db: Database) throws {
        let contact = standing.contact
        try db.cachedStatement(
            sql: """
                INSERT INTO incidentBed (incident, bed, isAway, heardAt, pressedAt, reachedAt, reachedBy, way, note)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (incident, bed) DO UPDATE SET heardAt = excluded.heardAt, pressedAt = excluded.pressedAt,
                    reachedAt = excluded.reachedAt, reachedBy = excluded.reachedBy, way = excluded.way,
                    note = excluded.note
                """
        ).execute(arguments: [
            id.number, bed.index, standing.isAway, standing.heardAt?.milliseconds, standing.pressedAt?.milliseconds,
            contact?.at.milliseconds, contact?.by, contact?.way.rawValue, contact?.note,
        ])
    }

    private static func write(_ problem: IncidentProblem, of id: IncidentID, _ db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO incidentProblem (incident, number, foundAt, foundBy, problem, rectifiedAt, rectifiedBy,
                    rectification, acceptedAt, acceptedBy, acceptance)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (incident, number) DO UPDATE SET rectifiedAt = excluded.rectifiedAt,
                    rectifiedBy = excluded.rectifiedBy, rectification = excluded.rectification,
                    acceptedAt = excluded.acceptedAt, acceptedBy = excluded.acceptedBy, acceptance = excluded.acceptance
                """
        ).execute(arguments: [
            id.number, problem.number, problem.found.at.milliseconds, problem.found.by, problem.found.text,
            problem.rectified?.at.milliseconds, problem.rectified?.by, problem.rectified?.text,
            problem.accepted?.at.milliseconds, problem.accepted?.by, problem.accepted?.text,
        ])
    }
}
