extension GatewayState {
    /// Numbers one message to one person through one channel. In a flood what is no emergency waits for the next of the
    /// common moments, so that delivery makes one message of it; so does what an incident explains, of which nobody is
    /// reminded.
    mutating func notify(
        _ told: EscalationChain.Told, _ purpose: Notification.Purpose, of alarm: Alarm, into effects: inout Effects
    ) {
        let isCollected = isCollected(alarm)
        if isCollected, purpose == .reminded { return }
        floods[told.person]?.settle(at: clock)
        let isHeld = alarm.priority != .p1 && (isCollected || floods[told.person]?.isFlood == true)
        send(
            told, purpose, of: (alarm.id, alarm.edge), priority: alarm.priority,
            notBefore: isHeld ? nextSlot : clock, expiresAt: nil, into: &effects)
    }

    /// The next of the common moments at which messages of a flood go together.
    var nextSlot: Timestamp {
        let slot = Limits.floodSlot.count
        return Timestamp(milliseconds: (clock.milliseconds / slot + 1) * slot)
    }

    /// Writes one message, whatever it is about; `news` is an alarm, by its number, and one of its edges.
    mutating func send(
        _ told: EscalationChain.Told, _ purpose: Notification.Purpose, of news: (alarm: AlarmID, edge: Int32)? = nil,
        priority: Priority, notBefore: Timestamp, expiresAt: Timestamp?, incident: Incident? = nil,
        isDrill: Bool = false, into effects: inout Effects
    ) {
        effects.notifications.append(
            Notification(
                id: nextNotification, purpose: purpose, alarm: news?.alarm, edge: news?.edge ?? 0, role: told.role.name,
                recipient: told.person.text, channel: told.channel.name, address: told.channel.address,
                priority: priority, at: clock, notBefore: notBefore, expiresAt: expiresAt,
                isDrill: isDrill || incident?.isDrill == true, incident: incident?.id))
        nextNotification = NotificationID(nextNotification.number + 1)
    }
}
