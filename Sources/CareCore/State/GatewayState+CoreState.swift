internal import HeapModule

extension GatewayState {
    /// Everything that belongs to no single device, as bytes. The listening clock is written as it runs, because the
    /// journal behind a checkpoint was made while it ran; a restart stops it after the replay.
    public func encodeCore() -> [UInt8] {
        var writer = StateWriter()
        writer.integer(Self.stateVersion)
        writer.integer(clock.milliseconds)
        writer.integer(listening.base)
        writer.optional(listening.since)
        writer.integer(nextAlarm.number)
        writer.integer(alarms.count)
        for entry in alarms.values.sorted(by: { $0.alarm.id < $1.alarm.id }) { encode(entry, into: &writer) }
        writer.integer(testWindows.count)
        for (bed, window) in testWindows.sorted(by: { $0.key < $1.key }) {
            writer.integer(bed.index)
            writer.integer(window.from.milliseconds)
            writer.integer(window.until.milliseconds)
            writer.text(window.by)
        }
        for window in deliveries { encode(window, into: &writer) }
        writer.integer(receipts.count)
        for (device, pending) in receipts.sorted(by: { $0.key < $1.key }) {
            writer.integer(device)
            writer.integer(pending.notBefore)
            for references in [pending.stored, pending.redated] {
                writer.integer(references.count)
                for reference in references { writer.text(reference) }
            }
        }
        let lively = households.indices.filter {
            households[$0].activityAt != .min || households[$0].hubReturned != .min
        }
        writer.integer(lively.count)
        for index in lively {
            writer.integer(index)
            writer.integer(households[index].activityAt)
            writer.integer(households[index].hubReturned)
        }
        encodeLife(into: &writer)
        encodeChatter(into: &writer)
        encodeFleet(into: &writer)
        encodeEscalation(into: &writer)
        encodeDelivery(into: &writer)
        encodeIncidents(into: &writer)
        encodeCustody(into: &writer)
        encodeFindings(into: &writer)
        encodeRepairs(into: &writer)
        encodeReports(into: &writer)
        return writer.bytes
    }

    private func encode(_ window: DeliveryWindow, into writer: inout StateWriter) {
        writer.integer(window.ordinal)
        writer.integer(window.resumedAt)
        let stored = window.stored
        writer.integer(stored.count)
        for (packetID, entry) in stored {
            writer.integer(packetID)
            writer.integer(entry.ordinal)
            writer.bits(entry.hash)
        }
    }

    func encode(_ entry: OpenAlarm, into writer: inout StateWriter) {
        let alarm = entry.alarm
        writer.integer(alarm.id.number)
        writer.text(alarm.key.rule)
        writer.subject(alarm.key.subject)
        writer.flag(alarm.key.isTest)
        writer.optional(alarm.device.map { Int64($0.index) })
        writer.place(alarm.place)
        writer.integer(alarm.raisedAt.milliseconds)
        writer.integer(alarm.receivedAt.milliseconds)
        writer.flag(alarm.isLate)
        writer.flag(alarm.latches)
        writer.integer(alarm.priority.rawValue)
        writer.integer(alarm.audience.rawValue)
        writer.integer(alarm.state.rawValue)
        writer.integer(alarm.work.rawValue)
        writer.integer(alarm.count)
        writer.integer(alarm.lastAt.milliseconds)
        writer.optional(alarm.acknowledgedAt?.milliseconds)
        writer.optional(alarm.acknowledgedBy)
        writer.optional(alarm.clearedAt?.milliseconds)
        writer.integer(alarm.edge)
        writer.integer(entry.contributors.count)
        for device in entry.contributors { writer.integer(device.index) }
        writer.integer(entry.remindAt)
        writer.optional(entry.remindEvery)
        writer.integer(entry.expiresAt)
    }

    /// Reads the core's state back into a fresh state with the registry of the same moment.
    public mutating func decodeCore(_ bytes: [UInt8]) throws(StateError) {
        var reader = StateReader(bytes)
        let version = try reader.integer()
        guard Self.readableVersions.contains(version) else { throw .unknownVersion(version) }
        clock = Timestamp(milliseconds: try reader.integer())
        listening = ListeningClock(base: try reader.integer(), since: try reader.optionalInteger())
        nextAlarm = AlarmID(try reader.integer())
        for _ in 0..<(try reader.count()) { try decodeAlarm(from: &reader) }
        for _ in 0..<(try reader.count()) {
            let bed = BedNumber(try reader.integer(Int32.self))
            let from = Timestamp(milliseconds: try reader.integer())
            let until = Timestamp(milliseconds: try reader.integer())
            testWindows[bed] = TestWindow(from: from, until: until, by: try reader.text())
        }
        for lane in deliveries.indices { deliveries[lane] = try Self.decodeDeliveries(from: &reader) }
        for _ in 0..<(try reader.count()) {
            let device = try reader.integer(Int32.self)
            var pending = PendingReceipts()
            pending.notBefore = try reader.integer()
            for _ in 0..<(try reader.count()) { pending.stored.append(try reader.text()) }
            if version > 3 { for _ in 0..<(try reader.count()) { pending.redated.append(try reader.text()) } }
            receipts[device] = pending
            deadlines.insert(
                Deadline(
                    at: max(clock.milliseconds, pending.notBefore), kind: .receipt, owner: Int64(device), rule: 0))
        }
        for _ in 0..<(try reader.count()) {
            let index = try reader.integer(Int.self)
            let activity = try reader.integer()
            let returned = try reader.integer()
            guard households.indices.contains(index) else { continue }
            households[index].activityAt = activity
            households[index].hubReturned = returned
        }
        if version > 4 { try decodeLife(from: &reader, version: version) }
        if version > 5 { try decodeChatter(from: &reader, version: version) }
        if version > 5 { try decodeFleet(from: &reader) }
        if version > 6 { try decodeEscalation(from: &reader, version: version) }
        pursueUnanswered()
        if version > 6 { try decodeDelivery(from: &reader) }
        if version > 7 { try decodeIncidents(from: &reader) }
        if version > 8 {
            try decodeCustody(from: &reader)
            try decodeFindings(from: &reader)
            try decodeRepairs(from: &reader)
        }
        if version > 11 { try decodeReports(from: &reader) }
        guard reader.isAtEnd else { throw .damaged(offset: bytes.count) }
    }

    private static func decodeDeliveries(from reader: inout StateReader) throws(StateError) -> DeliveryWindow {
        let ordinal = try reader.integer()
        let resumedAt = try reader.integer()
        var stored: [(packetID: UInt16, entry: DeliveryWindow.Entry)] = []
        for _ in 0..<(try reader.count()) {
            let packetID = try reader.integer(UInt16.self)
            stored.append(
                (packetID, DeliveryWindow.Entry(ordinal: try reader.integer(), hash: try reader.bits())))
        }
        return DeliveryWindow(stored: stored, ordinal: ordinal, resumedAt: resumedAt)
    }

    private mutating func decodeAlarm(from reader: inout StateReader) throws(StateError) {
        var entry = try Self.decodeEntry(from: &reader)
        followRule(&entry)
        scheduleAlarm(&entry)
        alarms[entry.alarm.key] = entry
        alarmKeys[entry.alarm.id] = entry.alarm.key
        openBySubject[entry.alarm.key.subject, default: 0] += 1
    }

    static func decodeEntry(from reader: inout StateReader) throws(StateError) -> OpenAlarm {
        let id = AlarmID(try reader.integer())
        let key = AlarmKey(rule: try reader.text(), subject: try reader.subject(), isTest: try reader.flag())
        let device = try reader.optionalInteger().map { DeviceNumber(Int32(truncatingIfNeeded: $0)) }
        var alarm = Alarm(
            id: id, key: key, device: device, place: try reader.place(),
            raisedAt: Timestamp(milliseconds: try reader.integer()),
            receivedAt: Timestamp(milliseconds: try reader.integer()), isLate: try reader.flag(),
            latches: try reader.flag(), priority: try reader.value(Priority.self),
            audience: try reader.value(Audience.self))
        alarm.state = try reader.value(AlarmState.self)
        alarm.work = try reader.value(WorkState.self)
        alarm.count = try reader.integer(Int32.self)
        alarm.lastAt = Timestamp(milliseconds: try reader.integer())
        alarm.acknowledgedAt = try reader.optionalInteger().map { Timestamp(milliseconds: $0) }
        alarm.acknowledgedBy = try reader.optionalText()
        alarm.clearedAt = try reader.optionalInteger().map { Timestamp(milliseconds: $0) }
        alarm.edge = try reader.integer(Int32.self)
        var contributors: [DeviceNumber] = []
        for _ in 0..<(try reader.count()) { contributors.append(DeviceNumber(try reader.integer(Int32.self))) }
        return OpenAlarm(
            alarm: alarm, contributors: contributors, remindAt: try reader.integer(),
            remindEvery: try reader.optionalInteger(), expiresAt: try reader.integer())
    }

    /// Takes back in the identities of events that the store still holds, oldest first; before the devices' own states,
    /// which remember older ones.
    public mutating func remember(_ event: EventRow) {
        guard event.reference != nil || event.deviceTime != nil else { return }
        _ = identities[event.device.index, default: EventIdentities()].admit(
            EventIdentity(
                kind: event.kind, reference: event.reference, deviceTime: event.deviceTime,
                receivedAt: event.receivedAt))
    }

    /// Takes over the event identities that another state of the same registry remembers.
    public mutating func adoptIdentities(of other: borrowing GatewayState) { identities = other.identities }

    /// The devices whose state changed since the last call, in order of number; marks them clean.
    public mutating func takeDirty() -> [DeviceNumber] {
        for device in dirty { slots[Int(device.index)].isDirty = false }
        defer { dirty.removeAll(keepingCapacity: true) }
        return dirty.sorted()
    }
}
