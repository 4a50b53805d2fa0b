extension GatewayState {
    /// Chains, floods and collections; the last part of the core's state.
    func encodeEscalation(into writer: inout StateWriter) {
        writer.integer(nextNotification.number)
        writer.integer(chains.count)
        for (id, chain) in chains.sorted(by: { $0.key < $1.key }) {
            writer.integer(id.number)
            writer.integer(chain.priority.rawValue)
            writer.integer(chain.audience.rawValue)
            for flag in [chain.isRunning, chain.startsOver, chain.hasRisen] { writer.flag(flag) }
            for value in [chain.startedAt, Int64(chain.step), chain.dueAt, chain.callBackBy] { writer.integer(value) }
            writer.integer(chain.told.count)
            for told in chain.told {
                writer.text(told.person.text)
                writer.text(told.channel.text)
                writer.integer(told.role.rawValue)
            }
        }
        writer.integer(floods.count)
        for (person, flood) in floods.sorted(by: { $0.key < $1.key }) {
            writer.text(person.text)
            writer.flag(flood.isFlood)
            writer.integer(flood.times.count)
            for time in flood.times { writer.integer(time) }
        }
        var items = StateWriter()
        let encoded = digestItems.map { item, news in
            items = StateWriter()
            items.integer(item.at)
            items.integer(item.role.rawValue)
            items.place(item.place)
            items.flag(item.isWeekly)
            items.optional(item.alarm?.number)
            items.integer(news.edge)
            items.integer(news.priority.rawValue)
            return items.bytes
        }
        writer.integer(encoded.count)
        for bytes in encoded.sorted(by: { $0.lexicographicallyPrecedes($1) }) { writer.append(bytes) }
    }

    /// Reads them back after alarms and registry.
    mutating func decodeEscalation(from reader: inout StateReader, version: Int64) throws(StateError) {
        nextNotification = NotificationID(try reader.integer())
        for _ in 0..<(try reader.count()) {
            let id = AlarmID(try reader.integer())
            var chain = EscalationChain(
                priority: try reader.value(Priority.self), audience: try reader.value(Audience.self))
            chain.isRunning = try reader.flag()
            chain.startsOver = try reader.flag()
            chain.hasRisen = try reader.flag()
            chain.startedAt = try reader.integer()
            chain.step = try reader.integer(Int32.self)
            chain.dueAt = try reader.integer()
            chain.callBackBy = try reader.integer()
            for _ in 0..<(try reader.count()) { chain.told.append(try Self.decodeTold(from: &reader)) }
            keep(&chain, of: id)
        }
        for _ in 0..<(try reader.count()) {
            let person = try Self.decodePerson(from: &reader)
            var flood = FloodWatch()
            flood.isFlood = try reader.flag()
            for _ in 0..<(try reader.count()) { flood.times.append(try reader.integer()) }
            floods[person] = flood
        }
        for _ in 0..<(try reader.count()) {
            let (at, role, place) = (try reader.integer(), try reader.value(ContactRole.self), try reader.place())
            let isWeekly = version > 8 ? try reader.flag() : false
            let alarm = version > 12 ? try reader.optionalInteger().map { AlarmID($0) } : nil
            let news =
                version > 12
                ? DigestNews(edge: try reader.integer(Int32.self), priority: try reader.value(Priority.self))
                : DigestNews(edge: 0, priority: .p4)
            collect(DigestItem(at: at, role: role, place: place, alarm: alarm, isWeekly: isWeekly), news)
        }
    }

    private static func decodeTold(from reader: inout StateReader) throws(StateError) -> EscalationChain.Told {
        let person = try decodePerson(from: &reader)
        guard let channel = ContactChannel(try reader.text()) else { throw .damaged(offset: 0) }
        return EscalationChain.Told(person: person, channel: channel, role: try reader.value(ContactRole.self))
    }

    private static func decodePerson(from reader: inout StateReader) throws(StateError) -> PersonID {
        guard let person = PersonID(try reader.text()) else { throw .damaged(offset: 0) }
        return person
    }
}
