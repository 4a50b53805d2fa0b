internal import CareCore
internal import GRDB

/// Writes maintenance orders and their problems. They are rare, so they go through GRDB's own binding.
struct MaintenanceWriter {
    /// Applies `changes` in their order, after the alarms that they name.
    static func write(_ changes: [MaintenanceChange], _ db: Database) throws {
        for change in changes {
            switch change {
            case .opened(let id, let bed, let at):
                try db.cachedStatement(sql: "INSERT INTO maintenanceOrder (number, bed, openedAt) VALUES (?, ?, ?)")
                    .execute(arguments: [id.number, bed.index, at.milliseconds])
            case .problem(let id, let problem): try write(problem, of: id, db)
            case .closed(let id, let at, let by, let note):
                try db.cachedStatement(
                    sql: "UPDATE maintenanceOrder SET closedAt = ?, closedBy = ?, closeText = ? WHERE number = ?"
                ).execute(arguments: [at.milliseconds, by, note, id.number])
            }
        }
    }

    private static func write(_ problem: MaintenanceProblem, of id: OrderID, _ db: Database) throws {
        let names = columns.joined(separator: ", ")
        let marks = columns.map { _ in "?" }.joined(separator: ", ")
        let news = columns.dropFirst(2).map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
        try db.cachedStatement(
            sql: """
                INSERT INTO maintenanceProblem (\(names)) VALUES (\(marks))
                ON CONFLICT (maintenanceOrder, number) DO UPDATE SET \(news)
                """
        ).execute(arguments: found(problem, of: id) + way(problem))
    }

    private static let columns = [
        "maintenanceOrder", "number", "rule", "device", "alarm", "priority", "foundAt", "lastAt", "count", "endedAt",
        "thing", "report", "reportedBy",
        "assignedAt", "assignedBy", "assignee", "dueAt", "mendedAt", "mendedBy", "work", "parts", "replacedBattery",
        "evidence", "evidenceAt", "acceptedAt", "acceptedBy", "proof", "inspection", "signedAt", "signedBy", "signNote",
    ]

    private static func found(_ problem: MaintenanceProblem, of id: OrderID) -> StatementArguments {
        [
            id.number, problem.number, problem.rule, problem.device?.index, problem.alarm?.number,
            problem.priority.rawValue, problem.foundAt.milliseconds, problem.lastAt.milliseconds, problem.count,
            problem.endedAt?.milliseconds, problem.report?.thing, problem.report?.text, problem.report?.by,
        ]
    }

    private static func way(_ problem: MaintenanceProblem) -> StatementArguments {
        let (assignment, mending) = (problem.assignment, problem.mending)
        let (acceptance, signature) = (problem.acceptance, problem.signature)
        let assigned: StatementArguments = [
            assignment?.at.milliseconds, assignment?.by, assignment?.to, assignment?.due.milliseconds,
        ]
        let mended: StatementArguments = [
            mending?.at.milliseconds, mending?.by, mending?.work.text, mending?.work.parts,
            mending?.work.replacedBattery, problem.evidence?.kind.rawValue, problem.evidence?.at.milliseconds,
        ]
        let proof = acceptance.map { ProofColumns($0.proof) }
        let accepted: StatementArguments = [
            acceptance?.at.milliseconds, acceptance?.by, proof?.number, proof?.inspection,
        ]
        return assigned + mended + accepted + [signature?.at.milliseconds, signature?.by, signature?.note]
    }
}
