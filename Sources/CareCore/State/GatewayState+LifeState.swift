extension GatewayState {
    /// What people did with open alarms, closed ones that may be opened again, and what holds alarms back.
    func encodeLife(into writer: inout StateWriter) {
        let open = alarms.values.sorted { $0.alarm.id < $1.alarm.id }
        for entry in open { encodeWork(entry.alarm, into: &writer) }
        writer.integer(closedAlarms.count)
        for closed in closedAlarms {
            encode(
                OpenAlarm(
                    alarm: closed.alarm, contributors: [], remindAt: .max, remindEvery: closed.remindEvery,
                    expiresAt: .max), into: &writer)
            encodeWork(closed.alarm, into: &writer)
            writer.integer(closed.closedAt.milliseconds)
        }
        suppression.encode(into: &writer)
    }

    /// Reads back what `encodeLife` wrote, after the open alarms themselves.
    mutating func decodeLife(from reader: inout StateReader, version: Int64) throws(StateError) {
        let open = alarms.values.sorted { $0.alarm.id < $1.alarm.id }
        for entry in open {
            var alarm = entry.alarm
            try Self.decodeWork(of: &alarm, from: &reader)
            alarms[alarm.key]?.alarm = alarm
        }
        for _ in 0..<(try reader.count()) {
            let entry = try Self.decodeEntry(from: &reader)
            var alarm = entry.alarm
            try Self.decodeWork(of: &alarm, from: &reader)
            closedAlarms.append(
                ClosedAlarm(
                    alarm: alarm, closedAt: Timestamp(milliseconds: try reader.integer()),
                    remindEvery: entry.remindEvery))
        }
        suppression = try SuppressionBook(from: &reader, version: version)
        scheduleSuppression()
    }

    private func encodeWork(_ alarm: Alarm, into writer: inout StateWriter) {
        for deed in [alarm.calledBack, alarm.dispatched, alarm.arrived] {
            writer.optional(deed?.at.milliseconds)
            writer.optional(deed?.by)
        }
        writer.optional(alarm.responder)
        writer.optional(alarm.assignee)
        writer.flag(alarm.hold != nil)
        guard let hold = alarm.hold else { return }
        writer.text(hold.reason.stored)
        writer.text(hold.by)
        writer.optional(hold.until?.milliseconds)
    }

    private static func decodeWork(of alarm: inout Alarm, from reader: inout StateReader) throws(StateError) {
        alarm.calledBack = try deed(from: &reader)
        alarm.dispatched = try deed(from: &reader)
        alarm.arrived = try deed(from: &reader)
        alarm.responder = try reader.optionalText()
        alarm.assignee = try reader.optionalText()
        guard try reader.flag() else { return }
        alarm.hold = AlarmHold(
            reason: AlarmRemark(stored: try reader.text()), by: try reader.text(),
            until: try reader.optionalInteger().map { Timestamp(milliseconds: $0) })
    }

    private static func deed(from reader: inout StateReader) throws(StateError) -> AlarmDeed? {
        let at = try reader.optionalInteger()
        let by = try reader.optionalText()
        guard let at, let by else { return nil }
        return AlarmDeed(at: Timestamp(milliseconds: at), by: by)
    }
}
