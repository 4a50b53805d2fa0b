internal import HeapModule

/// Collections for those who are not called: one message a person, with a line for each alarm.
extension GatewayState {
    /// Puts the alarm into the next collection of those who are not called.
    mutating func note(_ alarm: Alarm, for digest: EscalationPolicy.Digest?) {
        guard let digest else { return }
        let due = CivilCalendar.next(minuteOfDay: digest.minuteOfDay, after: clock)
        let news = DigestNews(alarm)
        for role in digest.roles {
            collect(DigestItem(at: due.milliseconds, role: role, place: alarm.place, alarm: alarm.id), news)
            guard digest.isWeekly else { continue }
            let monday = CivilCalendar.nextMonday(minuteOfDay: digest.minuteOfDay, after: due)
            collect(
                DigestItem(
                    at: monday.milliseconds, role: role, place: alarm.place, alarm: alarm.id, isWeekly: true), news)
        }
    }

    /// Keeps the item until its moment, with the newest that there is to tell of it.
    mutating func collect(_ item: DigestItem, _ news: DigestNews) {
        if !digestItems.keys.contains(where: { $0.at == item.at }) {
            deadlines.insert(Deadline(at: item.at, kind: .digest, owner: 0, rule: 0))
        }
        digestItems[item] = news
    }

    /// The person of a bed has gone: what rang for them is told to no family, neighbour or village any more, who may be
    /// those of the next.
    mutating func dropDigests(of bed: BedNumber) {
        digestItems = digestItems.filter { item, _ in item.role.isStaff || item.place != .bed(bed) }
    }

    /// Sends the collections that are due.
    mutating func serveDigest(into effects: inout Effects) {
        let all = digestItems.filter { item, _ in item.at <= clock.milliseconds }
        guard !all.isEmpty else { return }
        for item in all.keys { digestItems[item] = nil }
        var lists: [String: DigestList] = [:]
        for (item, noted) in all where !item.isWeekly || awaitsAnswer(item) {
            let alarm = item.alarm.flatMap { self.alarm($0) }
            let news = item.isWeekly ? alarm.map { DigestNews($0) } ?? noted : noted
            if item.isWeekly {
                var next = item
                repeat { next.at += Milliseconds.days(7).count } while next.at <= clock.milliseconds
                collect(next, news)
            }
            // Of what is over and had no place nobody knows any more whose it was.
            let isNamed = alarm != nil || item.place != nil
            let line = item.alarm.flatMap { id in
                isNamed ? DigestList.Line(alarm: id, news: news, isRepeated: item.isWeekly) : nil
            }
            for contact in readers(of: item, alarm) {
                guard let channel = contact.channels.first else { continue }
                let told = EscalationChain.Told(person: contact.person, channel: channel, role: item.role)
                lists["\(contact.person) \(channel.text)", default: DigestList(told)].add(line, as: told)
            }
        }
        for (_, list) in lists.sorted(by: { $0.key < $1.key }) { send(list, into: &effects) }
    }

    private func readers(of item: DigestItem, _ alarm: Alarm?) -> [Contact] {
        guard let alarm else { return registry.answering(item.role, for: item.place, at: clock) }
        return registry.answering(item.role, for: alarm, at: clock)
    }

    /// Its lines leave at the same moment, so that delivery makes one message of them. A collection never rings,
    /// whatever stands in it. What stands in it again is a reminder, of which the database keeps one for each moment.
    private mutating func send(_ list: DigestList, into effects: inout Effects) {
        floods[list.told.person]?.settle(at: clock)
        let moment = floods[list.told.person]?.isFlood == true ? nextSlot : clock
        let (lines, hasMore) = list.content
        for line in lines {
            send(
                list.told, line.isRepeated ? .reminded : .digest, of: (line.alarm, line.news.edge), priority: .p4,
                notBefore: moment, expiresAt: clock + .days(1), into: &effects)
        }
        guard hasMore else { return }
        send(list.told, .digest, priority: .p4, notBefore: moment, expiresAt: clock + .days(1), into: &effects)
    }

    /// Whether what stands in a weekly collection still waits for an answer.
    private func awaitsAnswer(_ item: DigestItem) -> Bool {
        if let id = item.alarm { return alarm(id).map { awaitsAnswer($0, from: item.role) } ?? false }
        return alarms.values.contains { $0.alarm.place == item.place && awaitsAnswer($0.alarm, from: item.role) }
    }

    private func awaitsAnswer(_ alarm: Alarm, from role: ContactRole) -> Bool {
        guard alarm.state == .unacknowledged, let digest = profiles.escalation.policy(for: alarm)?.digest else {
            return false
        }
        return digest.isWeekly && digest.roles.contains(role)
    }
}
