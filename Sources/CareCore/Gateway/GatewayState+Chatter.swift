/// An alarm whose rule opens and closes too often stands as one alarm until its condition stays away, and the
/// technician is told once (care.md 8.1 (9)). A P1 is told like any other but never held: each of its causes rings.
extension GatewayState {
    /// Counts that an alarm became active; holds it as chattering when that comes too often.
    mutating func countActivation(
        of key: AlarmKey, _ limits: ChatterGuard, at moment: Timestamp, into effects: inout Effects
    ) {
        guard !key.isTest, var entry = alarms[key] else { return }
        var record = chatters[key] ?? ChatterRecord()
        if record.isStale(at: clock) { record = ChatterRecord() }
        let finding = record.activate(at: moment, now: clock, limits, isEmergency: entry.alarm.priority == .p1)
        let notice = finding.map { _ in alarms[Self.noticeKey(of: key.subject)]?.alarm } ?? nil
        let isNews = notice.map { !$0.state.isActive || record.toldAt < $0.receivedAt.milliseconds } ?? true
        if finding != nil { record.toldAt = clock.milliseconds }
        chatters[key] = record
        dropStaleRecords()
        guard let finding else { return }
        let remark: AlarmRemark
        switch finding {
        case .chattering: remark = .times(limits.times, within: limits.within)
        case .badActor: remark = .timesToday(Int(record.timesToday))
        }
        if record.isChattering {
            let detail = remark.ending(after: Milliseconds(record.hold))
            change(&entry, cause: .chattering, by: nil, detail: detail, into: &effects)
        }
        tellTechnician(of: entry.alarm, remark.about(key.rule), isNews: isNews, into: &effects)
    }

    /// How long, in ms, the end of the alarm is held back; `nil` for not at all.
    func chatterHold(of entry: OpenAlarm) -> Int64? {
        guard entry.alarm.priority != .p1, entry.alarm.state.isActive, let record = chatters[entry.alarm.key],
            record.isChattering
        else { return nil }
        return record.hold
    }

    private static func noticeKey(of subject: Subject) -> AlarmKey {
        AlarmKey(rule: ChatterNotice.rule, subject: subject, isTest: false)
    }

    mutating func tellTechnician(
        of alarm: Alarm, _ remark: AlarmRemark, isNews: Bool, into effects: inout Effects
    ) {
        let key = Self.noticeKey(of: alarm.key.subject)
        let end = (clock + Limits.chatterMemory).milliseconds
        if var entry = alarms[key] {
            entry.clearAt = end
            guard isNews else { return store(entry) }
            entry.recur(at: clock)
            entry.alarm.count += 1
            entry.alarm.lastAt = clock
            return change(&entry, cause: .repeated, by: nil, detail: remark, into: &effects)
        }
        guard openBySubject[key.subject, default: 0] < Limits.openAlarmsPerSubject else {
            effects.counters.alarmsDropped += 1
            return
        }
        let notice = Alarm(
            id: nextAlarm, key: key, device: alarm.device, place: alarm.place, raisedAt: clock, receivedAt: clock,
            isLate: false, latches: false, priority: .p4, audience: .technician)
        nextAlarm = AlarmID(nextAlarm.number + 1)
        open(notice, remindEvery: nil, contributor: nil, clearAt: end, detail: remark, into: &effects)
    }

    /// Records of what has been quiet for a day are let go, so that there are never more than twice those that count.
    private mutating func dropStaleRecords() {
        guard chatters.count >= chatterLimit else { return }
        chatters = chatters.filter { !$0.value.isStale(at: clock) }
        chatterLimit = max(Limits.chatterRecords, 2 * chatters.count)
    }

    /// What the next version of the state has after everything else: records that count, and alarms whose end is held.
    func encodeChatter(into writer: inout StateWriter) {
        let live = chatters.filter { !$0.value.isStale(at: clock) }.map { (key: $0.key, record: $0.value) }
        writer.integer(live.count)
        for (key, record) in live.sorted(by: {
            SuppressionBook.isBefore(($0.key.rule, $0.key.subject), ($1.key.rule, $1.key.subject))
        }) {
            writer.text(key.rule)
            writer.subject(key.subject)
            record.encode(into: &writer)
        }
        let ending = alarms.values.filter { $0.clearAt != .max }.sorted { $0.alarm.id < $1.alarm.id }
        writer.integer(ending.count)
        for entry in ending {
            writer.integer(entry.alarm.id.number)
            writer.integer(entry.clearAt)
        }
    }

    /// Reads back what `encodeChatter` wrote, after the open alarms themselves.
    mutating func decodeChatter(from reader: inout StateReader, version: Int64) throws(StateError) {
        for _ in 0..<(try reader.count()) {
            let key = AlarmKey(rule: try reader.text(), subject: try reader.subject(), isTest: false)
            chatters[key] = try ChatterRecord(from: &reader, version: version)
        }
        for _ in 0..<(try reader.count()) {
            let id = AlarmID(try reader.integer())
            let clearAt = try reader.integer()
            guard let key = alarmKeys[id], var entry = alarms[key] else { continue }
            entry.clearAt = clearAt
            scheduleAlarm(&entry)
            store(entry)
        }
    }
}
