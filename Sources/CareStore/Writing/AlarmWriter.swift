internal import CareCore
internal import GRDB

/// Writes alarms and their edges: the alarm as it is after the edge, the edge for good, and its place in the order of
/// all edges.
struct AlarmWriter {
    private let upsert: HotStatement
    private let insertEdge: HotStatement
    private let insertLog: HotStatement
    private let escalate: HotStatement

    init(_ db: Database) throws {
        upsert = try HotStatement(
            db,
            """
            INSERT INTO alarm (number, rule, subjectKind, subject, isTest, device, bed, household, raisedAt, receivedAt,
                isLate, latches, priority, audience, state, work, count, lastAt, acknowledgedAt, acknowledgedBy,
                clearedAt, closedAt, closeReason, closedBy, edge, calledBackAt, calledBackBy, dispatchedAt,
                dispatchedBy, responder, onSiteAt, onSiteBy, assignee, closeText, holdReason, holdBy, holdUntil,
                note)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                ?, ?, ?, ?, ?)
            ON CONFLICT (number) DO UPDATE SET
                priority = excluded.priority, audience = excluded.audience, state = excluded.state,
                work = excluded.work, count = excluded.count, lastAt = excluded.lastAt,
                acknowledgedAt = excluded.acknowledgedAt, acknowledgedBy = excluded.acknowledgedBy,
                clearedAt = excluded.clearedAt, closedAt = excluded.closedAt, closeReason = excluded.closeReason,
                closedBy = excluded.closedBy, edge = excluded.edge, calledBackAt = excluded.calledBackAt,
                calledBackBy = excluded.calledBackBy, dispatchedAt = excluded.dispatchedAt,
                dispatchedBy = excluded.dispatchedBy, responder = excluded.responder, onSiteAt = excluded.onSiteAt,
                onSiteBy = excluded.onSiteBy, assignee = excluded.assignee, closeText = excluded.closeText,
                holdReason = excluded.holdReason, holdBy = excluded.holdBy, holdUntil = excluded.holdUntil,
                note = excluded.note
            """)
        insertEdge = try HotStatement(
            db,
            """
            INSERT INTO alarmEdge (alarm, edge, cause, at, actor, state, work, priority, audience, count, detail)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        insertLog = try HotStatement(db, "INSERT INTO alarmLog (alarm, edge) VALUES (?, ?)")
        escalate = try HotStatement(db, "UPDATE alarm SET escalatesAt = ? WHERE number = ?")
    }

    /// Writes `edges` in their order.
    func write(_ edges: [AlarmEdge], late: inout LateDays) throws {
        for edge in edges {
            try write(edge.alarm)
            try insert(edge)
            if edge.cause == .raised, let place = edge.alarm.place { late.note(place, at: edge.alarm.raisedAt) }
        }
    }

    /// Writes when alarms are carried on, after the alarms themselves.
    func write(_ escalations: [NextEscalation]) throws {
        for next in escalations {
            escalate.bind(1, next.at?.milliseconds)
            escalate.bind(2, next.alarm.number)
            try escalate.run()
        }
    }

    private func write(_ alarm: Alarm) throws {
        let subject = SubjectColumns(alarm.key.subject)
        upsert.bind(1, alarm.id.number)
        upsert.bind(2, copyOf: alarm.key.rule)
        upsert.bind(3, subject.kind)
        upsert.bind(4, subject.number)
        upsert.bind(5, alarm.key.isTest)
        upsert.bind(6, alarm.device.map { Int64($0.index) })
        PlaceColumns(alarm.place).bind(to: upsert, at: 7)
        upsert.bind(9, alarm.raisedAt.milliseconds)
        upsert.bind(10, alarm.receivedAt.milliseconds)
        upsert.bind(11, alarm.isLate)
        upsert.bind(12, alarm.latches)
        upsert.bind(13, Int64(alarm.priority.rawValue))
        upsert.bind(14, Int64(alarm.audience.rawValue))
        upsert.bind(15, Int64(alarm.state.rawValue))
        upsert.bind(16, Int64(alarm.work.rawValue))
        upsert.bind(17, Int64(alarm.count))
        upsert.bind(18, alarm.lastAt.milliseconds)
        upsert.bind(19, alarm.acknowledgedAt?.milliseconds)
        upsert.bind(20, copyOf: alarm.acknowledgedBy)
        upsert.bind(21, alarm.clearedAt?.milliseconds)
        upsert.bind(22, alarm.closedAt?.milliseconds)
        upsert.bind(23, alarm.closeReason.map { Int64($0.rawValue) })
        upsert.bind(24, copyOf: alarm.closedBy)
        upsert.bind(25, Int64(alarm.edge))
        bindWork(of: alarm)
        try upsert.run()
    }

    private func bindWork(of alarm: Alarm) {
        upsert.bind(26, alarm.calledBack?.at.milliseconds)
        upsert.bind(27, copyOf: alarm.calledBack?.by)
        upsert.bind(28, alarm.dispatched?.at.milliseconds)
        upsert.bind(29, copyOf: alarm.dispatched?.by)
        upsert.bind(30, copyOf: alarm.responder)
        upsert.bind(31, alarm.arrived?.at.milliseconds)
        upsert.bind(32, copyOf: alarm.arrived?.by)
        upsert.bind(33, copyOf: alarm.assignee)
        upsert.bind(34, copyOf: alarm.closeText)
        upsert.bind(35, copyOf: alarm.hold?.reason.stored)
        upsert.bind(36, copyOf: alarm.hold?.by)
        upsert.bind(37, alarm.hold?.until?.milliseconds)
        upsert.bind(38, copyOf: alarm.note)
    }

    private func insert(_ edge: AlarmEdge) throws {
        insertEdge.bind(1, edge.alarm.id.number)
        insertEdge.bind(2, Int64(edge.alarm.edge))
        insertEdge.bind(3, Int64(edge.cause.rawValue))
        insertEdge.bind(4, edge.at.milliseconds)
        insertEdge.bind(5, copyOf: edge.by)
        insertEdge.bind(6, Int64(edge.alarm.state.rawValue))
        insertEdge.bind(7, Int64(edge.alarm.work.rawValue))
        insertEdge.bind(8, Int64(edge.alarm.priority.rawValue))
        insertEdge.bind(9, Int64(edge.alarm.audience.rawValue))
        insertEdge.bind(10, Int64(edge.alarm.count))
        insertEdge.bind(11, copyOf: edge.detail?.stored)
        try insertEdge.run()
        insertLog.bind(1, edge.alarm.id.number)
        insertLog.bind(2, Int64(edge.alarm.edge))
        try insertLog.run()
    }
}
