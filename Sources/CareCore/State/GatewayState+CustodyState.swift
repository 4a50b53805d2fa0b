extension GatewayState {
    /// Devices out of their place, and the notes of alarms; the last part of the core's state.
    func encodeCustody(into writer: inout StateWriter) {
        writer.integer(custodyWatches.count)
        for (device, watch) in custodyWatches.sorted(by: { $0.key < $1.key }) {
            writer.integer(device.index)
            writer.optional(watch.since)
            writer.integer(watch.messages)
            writer.integer(watch.heard)
            writer.integer(watch.strayTimes.count)
            for time in watch.strayTimes { writer.integer(time) }
            writer.integer(watch.asideUntil)
        }
        let noted = alarms.values.filter { $0.alarm.note != nil }.sorted { $0.alarm.id < $1.alarm.id }
        writer.integer(noted.count)
        for entry in noted {
            writer.integer(entry.alarm.id.number)
            writer.text(entry.alarm.note ?? "")
        }
        let closed = closedAlarms.indices.filter { closedAlarms[$0].alarm.note != nil }
        writer.integer(closed.count)
        for index in closed {
            writer.integer(index)
            writer.text(closedAlarms[index].alarm.note ?? "")
        }
    }

    /// Reads back what `encodeCustody` wrote, after the alarms.
    mutating func decodeCustody(from reader: inout StateReader) throws(StateError) {
        for _ in 0..<(try reader.count()) {
            let device = DeviceNumber(try reader.integer(Int32.self))
            var watch = CustodyWatch()
            watch.since = try reader.optionalInteger()
            watch.messages = try reader.integer(Int.self)
            watch.heard = try reader.integer()
            for _ in 0..<(try reader.count()) { watch.strayTimes.append(try reader.integer()) }
            watch.asideUntil = try reader.integer()
            custodyWatches[device] = watch
            if alarms[Self.key(.storedDevice, device)]?.alarm.state.isActive == true { scheduleWatch(of: device) }
        }
        for _ in 0..<(try reader.count()) {
            let id = AlarmID(try reader.integer())
            let note = try reader.text()
            if let key = alarmKeys[id] { alarms[key]?.alarm.note = note }
        }
        for _ in 0..<(try reader.count()) {
            let index = try reader.integer(Int.self)
            let note = try reader.text()
            if closedAlarms.indices.contains(index) { closedAlarms[index].alarm.note = note }
        }
    }
}
