import CareCore
import CareNotify
import Synchronization

extension Notifier {
    /// Hands one message over and reports what came of it.
    func deliver(_ delivery: Delivery) async {
        let begun = MachineClocks.read()
        let at = state.withLock { $0.time.read().now }
        let result = await answer(delivery, at: Timestamp(milliseconds: begun.wall))
        // Cut off by the gateway's end: what came of it is not known, and the row waits.
        if Task.isCancelled { return }
        let length = Milliseconds(max(0, MachineClocks.read().monotonic - begun.monotonic))
        if let posting = finish(delivery, result, at: at, length: length) { post(posting) }
        wake()
    }

    private func answer(_ delivery: Delivery, at now: Timestamp) async -> DeliveryResult {
        guard let channel = channels[delivery.channel] else {
            let names = channels.keys.sorted().joined(separator: ", ")
            return .permanent(
                "expected a channel of the file notify.channels (\(names.isEmpty ? "there are none" : names)), "
                    + "found \(delivery.channel)")
        }
        let message = NotificationMessage(
            id: delivery.message, of: delivery.rows, titles: titles, isUnrecorded: delivery.unrecorded != nil)
        return await channel.deliver(message, to: delivery.rows[0].notification.address, at: now)
    }

    private func finish(
        _ delivery: Delivery, _ result: DeliveryResult, at: Timestamp, length: Milliseconds
    ) -> DeliveryPosting? {
        state.withLock { state in
            let now = state.time.read().now
            state.loads[delivery.channel, default: ChannelLoad()].add(-1, isUrgent: delivery.isUrgent)
            if let wait = delivery.unrecorded {
                keep(delivery, wait, result, &state)
                return nil
            }
            let outcome: (result: DeliveryAttempt.Result, answer: String, asked: Milliseconds?)
            switch result {
            case .paced(let wait):
                hold(delivery.channel, for: wait, &state)
                for member in delivery.members { state.busy[member] = nil }
                return nil
            case .delivered(let number): outcome = (.delivered, number, nil)
            case .temporary(let words, let asked): outcome = (.failed, words, asked)
            case .unanswered(let words): outcome = (.unanswered, words, nil)
            case .permanent(let words): outcome = (.refused, words, nil)
            }
            if let asked = outcome.asked { hold(delivery.channel, for: min(asked, Backoff.longestAsked), &state) }
            let isOver = outcome.result == .delivered || outcome.result == .refused
            var generator = SystemRandomNumberGenerator()
            let failures = (delivery.rows.map(\.attempts).max() ?? 0) + 1
            let pause = Backoff.pause(after: failures, asked: outcome.asked, using: &generator)
            let attempt = DeliveryAttempt(
                message: delivery.message, members: delivery.members, channel: delivery.channel, at: at,
                length: length, result: outcome.result, answer: outcome.answer, retryAt: isOver ? nil : now + pause)
            return DeliveryPosting(report: .attempted(attempt), members: delivery.members)
        }
    }

    /// Puts a message without a row back where another try may succeed.
    private func keep(
        _ delivery: Delivery, _ before: UnrecordedWait, _ result: DeliveryResult, _ state: inout State
    ) {
        var wait = before
        var generator = SystemRandomNumberGenerator()
        switch result {
        case .delivered, .permanent: return
        case .paced(let pause):
            hold(delivery.channel, for: pause, &state)
            wait.dueAt = state.time.machineNow + pause
        case .temporary(_, let asked):
            wait.failures += 1
            if let asked { hold(delivery.channel, for: min(asked, Backoff.longestAsked), &state) }
            wait.dueAt = state.time.machineNow + Backoff.pause(after: wait.failures, asked: asked, using: &generator)
        case .unanswered:
            wait.failures += 1
            wait.dueAt = state.time.machineNow + Backoff.pause(after: wait.failures, asked: nil, using: &generator)
        }
        var again = delivery
        again.unrecorded = wait
        state.unrecorded.append(again)
    }

    private func hold(_ channel: String, for length: Milliseconds, _ state: inout State) {
        let until = state.time.machineNow + length
        state.loads[channel, default: ChannelLoad()].heldUntil = max(
            state.loads[channel]?.heldUntil ?? .epoch, until)
    }
}
