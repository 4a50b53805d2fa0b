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

    private static func write(_ problem: MaintenanceOrder.Problem, of id: OrderID, _ db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO maintenanceProblem (maintenanceOrder, rule, device, alarm, priority, foundAt, lastAt, count,
                    endedAt)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (maintenanceOrder, rule, coalesce(device, -1)) DO UPDATE SET alarm = excluded.alarm,
                    priority = excluded.priority, lastAt = excluded.lastAt, count = excluded.count,
                    endedAt = excluded.endedAt
                """
        ).execute(arguments: [
            id.number, problem.rule, problem.device?.index, problem.alarm.number, problem.priority.rawValue,
            problem.foundAt.milliseconds, problem.lastAt.milliseconds, problem.count, problem.endedAt?.milliseconds,
        ])
    }
}
