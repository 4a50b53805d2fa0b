internal import HeapModule

extension GatewayState {
    /// Numbers one message to one person through one channel. In a flood what is no emergency waits for the next of the
    /// common moments, so that delivery makes one message of it; so does what an incident explains, of which nobody is
    /// reminded.
    mutating func notify(
        _ told: EscalationChain.Told, _ purpose: Notification.Purpose, of alarm: Alarm?, into effects: inout Effects
    ) {
        let priority = alarm?.priority ?? .p4
        let isCollected = isCollected(alarm)
        if isCollected, purpose == .reminded { return }
        floods[told.person]?.settle(at: clock)
        let isHeld = priority != .p1 && (isCollected || floods[told.person]?.isFlood == true)
        send(
            told, purpose, of: alarm, priority: priority, notBefore: isHeld ? nextSlot : clock,
            expiresAt: purpose == .digest ? clock + .days(1) : nil, into: &effects)
    }

    /// The next of the common moments at which messages of a flood go together.
    var nextSlot: Timestamp {
        let slot = Limits.floodSlot.count
        return Timestamp(milliseconds: (clock.milliseconds / slot + 1) * slot)
    }

    /// Writes one message, whatever it is about.
    mutating func send(
        _ told: EscalationChain.Told, _ purpose: Notification.Purpose, of alarm: Alarm? = nil, priority: Priority,
        notBefore: Timestamp, expiresAt: Timestamp?, incident: Incident? = nil, isDrill: Bool = false,
        into effects: inout Effects
    ) {
        effects.notifications.append(
            Notification(
                id: nextNotification, purpose: purpose, alarm: alarm?.id, edge: alarm?.edge ?? 0, role: told.role.name,
                recipient: told.person.text, channel: told.channel.name, address: told.channel.address,
                priority: priority, at: clock, notBefore: notBefore, expiresAt: expiresAt,
                isDrill: isDrill || incident?.isDrill == true, incident: incident?.id))
        nextNotification = NotificationID(nextNotification.number + 1)
    }

    /// Puts the alarm into the next collection of those who are not called.
    mutating func note(_ alarm: Alarm, for digest: EscalationPolicy.Digest?) {
        guard let digest else { return }
        let due = CivilCalendar.next(minuteOfDay: digest.minuteOfDay, after: clock)
        for role in digest.roles {
            collect(DigestItem(at: due.milliseconds, role: role, place: alarm.place))
            guard digest.isWeekly else { continue }
            let monday = CivilCalendar.nextMonday(minuteOfDay: digest.minuteOfDay, after: due)
            collect(DigestItem(at: monday.milliseconds, role: role, place: alarm.place, isWeekly: true))
        }
    }

    /// Keeps the item until its moment.
    mutating func collect(_ item: DigestItem) {
        if !digestItems.contains(where: { $0.at == item.at }) { expectDigest(at: item.at) }
        digestItems.insert(item)
    }

    /// Sees that the clock comes to a collection.
    mutating func expectDigest(at due: Int64) {
        deadlines.insert(Deadline(at: due, kind: .digest, owner: 0, rule: 0))
    }

    /// Sends one collection to each recipient of those that are due.
    mutating func serveDigest(into effects: inout Effects) {
        let all = digestItems.filter { $0.at <= clock.milliseconds }
        guard !all.isEmpty else { return }
        digestItems.subtract(all)
        let due = all.filter { !$0.isWeekly || awaitsAnswer($0) }
        for item in due where item.isWeekly {
            var next = item
            repeat { next.at += Milliseconds.days(7).count } while next.at <= clock.milliseconds
            collect(next)
        }
        var recipients: [String: EscalationChain.Told] = [:]
        for item in due {
            for contact in registry.answering(item.role, for: item.place, at: clock) {
                guard let channel = contact.channels.first else { continue }
                let key = "\(contact.person) \(channel.text)"
                let told = EscalationChain.Told(person: contact.person, channel: channel, role: item.role)
                // Of several roles the first in order counts, whatever the order of the set.
                if let other = recipients[key], other.role.rawValue <= told.role.rawValue { continue }
                recipients[key] = told
            }
        }
        for (_, told) in recipients.sorted(by: { $0.key < $1.key }) {
            notify(told, .digest, of: nil, into: &effects)
        }
    }

    /// Whether something that rang at the item's place, and stands in the item's weekly collection, still waits for an
    /// answer.
    private func awaitsAnswer(_ item: DigestItem) -> Bool {
        alarms.values.contains { open in
            guard open.alarm.place == item.place, open.alarm.state == .unacknowledged,
                let digest = profiles.escalation.policy(for: open.alarm)?.digest
            else { return false }
            return digest.isWeekly && digest.roles.contains(item.role)
        }
    }
}
