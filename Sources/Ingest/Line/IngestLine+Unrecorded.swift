import CareCore
import CareWire

/// What leaves while nothing can be written (DESIGN 8).
extension IngestLine where Broker: ~Copyable, Store: ~Copyable {
    /// Alarm messages leave without a row and say so, and people are told through their channels; nothing is
    /// acknowledged. What waits in the outbox has its rows and leaves as ever.
    mutating func announceUnrecorded(at now: Timestamp, into report: inout TurnReport) {
        report.published += unrecorded.pump(into: &transport)
        for edge in commit.effects.alarmEdges {
            let message = OutgoingMessage(
                id: Self.rowless, rank: .alarm,
                topic: OutgoingTopic.alarm(edge.alarm.id, county: county(of: edge.alarm)),
                payload: AlarmEdgeEncoder.encode(edge, registry: state.registry, isUnrecorded: true))
            report.published += unrecorded.announce(edge, as: message, into: &transport)
        }
        tellUnrecorded(at: now, into: &report)
        report.published += outbox.pump(into: &transport, at: now)
    }

    /// Nothing comes again: all of it was written, or the broker has forgotten it.
    mutating func forgetUnrecorded() {
        unrecorded.forget()
        unrecordedNotifications.forget()
    }

    private mutating func tellUnrecorded(at now: Timestamp, into report: inout TurnReport) {
        var decided: [(notification: Notification, alarm: Alarm)] = []
        for notification in commit.effects.notifications {
            if let id = notification.alarm, let alarm = state.alarm(id) { decided.append((notification, alarm)) }
        }
        for (notification, alarm) in unrecordedNotifications.choose(decided, at: now) {
            if notification.channel == Notification.brokerChannel {
                let message = OutgoingMessage(
                    id: Self.rowless, rank: .alarm,
                    topic: OutgoingTopic.notification(to: notification.recipient, county: county(of: alarm)),
                    payload: NotificationEncoder.encode(
                        notification, alarm: alarm, registry: state.registry, isUnrecorded: true))
                report.published += unrecorded.tell(message, into: &transport)
            } else {
                report.unrecorded.append(waiting(notification, alarm))
            }
        }
    }

    /// What delivery would read back from the row, out of the state.
    private func waiting(_ notification: Notification, _ alarm: Alarm) -> WaitingNotification {
        let home = alarm.place.map { state.registry[state.registry.household(of: $0)] }
        let place =
            switch alarm.place {
            case .bed(let bed): "\(state.registry[bed].id)"
            case .household(let household): state.registry[household].id.text
            case nil: String?.none
            }
        let dangers = commit.effects.events.filter { $0.device == alarm.device && $0.kind.concernsFireService }
        return WaitingNotification(
            notification, rule: alarm.key.rule, note: alarm.note, place: place, location: home?.location ?? Location(),
            danger: dangers.last?.kind)
    }
}
