import CareCore
import CareNotify
import CareStore
import Logging
import Synchronization

extension Notifier {
    /// What one look found.
    struct Look {
        /// Messages to hand over now.
        var deliveries: [Delivery] = []
        /// Reports to send through the line now.
        var postings: [DeliveryPosting] = []
        /// The machine's time until the next look, unless something happens before; `nil` when nothing waits.
        var pause: Milliseconds?

        mutating func wake(in length: Milliseconds) {
            pause = min(pause ?? Notifier.longestPause, max(length, .zero))
        }
    }

    /// What is known before the rows are read. Whose report is written meanwhile still counts as busy: its end wakes
    /// the loop again.
    private struct Known {
        var now: Timestamp
        var machineNow: Timestamp
        var busy: [NotificationID: WaitingNotification]
        var loads: [String: ChannelLoad]
        var isStopping: Bool
    }

    /// Looks at what is due and begins what may begin. Called by one task at a time; rows are read without the lock,
    /// which the line's thread takes too.
    func look() -> Look {
        var look = Look()
        let known = prepare(&look)
        if known.isStopping { return look }
        do {
            let steps = try steps(known, into: &look)
            state.withLock { state in
                state.isUnreadable = false
                for step in steps { take(step, &state, into: &look) }
            }
        } catch {
            let isNew = state.withLock { state in
                defer { state.isUnreadable = true }
                return !state.isUnreadable
            }
            if isNew { logger.error("notifications cannot be read", metadata: ["reason": "\(error)"]) }
            look.wake(in: Self.again)
        }
        return look
    }

    private func prepare(_ look: inout Look) -> Known {
        state.withLock { state in
            let now = state.time.read().now
            let machineNow = state.time.machineNow
            if let stopAt = state.stopAt { look.wake(in: stopAt - machineNow) }
            if machineNow >= state.postAgainAt {
                look.postings = state.unposted
                state.unposted = []
            }
            if !state.unposted.isEmpty { look.wake(in: state.postAgainAt - machineNow) }
            if state.stopAt == nil { takeUnrecorded(at: machineNow, &state, into: &look) }
            return Known(
                now: now, machineNow: machineNow, busy: state.busy, loads: state.loads,
                isStopping: state.stopAt != nil)
        }
    }

    /// Begins what waits in memory and is due, as far as its channel has a place.
    private func takeUnrecorded(at machineNow: Timestamp, _ state: inout State, into look: inout Look) {
        var left: [Delivery] = []
        for delivery in state.unrecorded {
            guard let wait = delivery.unrecorded, wait.until > machineNow else { continue }
            let load = state.loads[delivery.channel] ?? ChannelLoad()
            let dueAt = max(wait.dueAt, load.heldUntil)
            let places = delivery.isUrgent ? Limits.urgentDeliveries - load.urgent : Limits.deliveries - load.usual
            if dueAt > machineNow {
                look.wake(in: dueAt - machineNow)
                left.append(delivery)
            } else if places > 0 {
                state.loads[delivery.channel, default: ChannelLoad()].add(1, isUrgent: delivery.isUrgent)
                look.deliveries.append(delivery)
            } else {
                // The end of what is on its way wakes the loop.
                left.append(delivery)
            }
        }
        state.unrecorded = left
    }

    private func steps(_ known: Known, into look: inout Look) throws -> [DeliveryStep] {
        var steps: [DeliveryStep] = []
        for channel in try reader.waitingChannels() {
            let load = known.loads[channel] ?? ChannelLoad()
            if load.heldUntil > known.machineNow {
                look.wake(in: load.heldUntil - known.machineNow)
                continue
            }
            steps += DeliveryPlan.steps(
                try reader.dueNotifications(of: channel, at: known.now),
                busy: known.busy.filter { $0.value.notification.channel == channel },
                usual: Limits.deliveries - load.usual, urgent: Limits.urgentDeliveries - load.urgent, at: known.now)
        }
        if let next = try reader.nextNotification(after: known.now) {
            look.wake(in: state.withLock { $0.time.machineTime(for: next - known.now) })
        }
        return steps
    }

    private func take(_ step: DeliveryStep, _ state: inout State, into look: inout Look) {
        switch step {
        case .send(let message, let rows):
            let delivery = Delivery(message: message, rows: rows)
            for row in rows { state.busy[row.notification.id] = row }
            state.loads[delivery.channel, default: ChannelLoad()].add(1, isUrgent: delivery.isUrgent)
            look.deliveries.append(delivery)
        case .bind(let message, let rows):
            for row in rows { state.busy[row.notification.id] = row }
            let members = rows.map(\.notification.id)
            look.postings.append(
                DeliveryPosting(report: .bound(message: message, members: members), members: members))
        case .settle(let number, let outcome):
            if state.ending.insert(number).inserted {
                look.postings.append(DeliveryPosting(report: .settled([number], outcome), members: [number]))
            }
        case .supersede(let number):
            if state.superseding.insert(number).inserted {
                look.postings.append(DeliveryPosting(report: .superseded(by: number), members: [number]))
            }
        }
    }
}
