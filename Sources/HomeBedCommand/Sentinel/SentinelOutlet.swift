import CareCore
import CareNotify

/// One channel of the sentinel and what it still has to send; newer news takes the place of older.
struct SentinelOutlet {
    let channel: any DeliveryChannel
    let address: String
    var waiting: NotificationMessage?
    var failures = 0
    var nextAttempt = Timestamp.epoch

    /// Whether an attempt is due.
    func isDue(at now: Timestamp) -> Bool { waiting != nil && now >= nextAttempt }

    /// Takes the answer of an attempt to send `message`; returns what to tell the operator.
    mutating func take(
        _ result: DeliveryResult, of message: NotificationMessage, at now: Timestamp,
        using generator: inout some RandomNumberGenerator
    ) -> String {
        switch result {
        case .delivered:
            failures = 0
            if waiting == message { waiting = nil }
            return "\(channel.name): delivered: \(MessageText(message).title)"
        case .paced(let wait):
            nextAttempt = now + wait
            return "\(channel.name): waits \(wait) for its pace"
        case .temporary(let words, let asked): return fail(words, asked, at: now, using: &generator)
        case .unanswered(let words): return fail(words, nil, at: now, using: &generator)
        case .permanent(let words):
            // A dead gateway must not stay untold because of one refusal: a person may mend the channel meanwhile.
            failures += 1
            nextAttempt = now + Backoff.longest
            return "\(channel.name): refused, again in \(Backoff.longest): \(words)"
        }
    }

    private mutating func fail(
        _ words: String, _ asked: Milliseconds?, at now: Timestamp,
        using generator: inout some RandomNumberGenerator
    ) -> String {
        failures += 1
        let pause = Backoff.pause(after: failures, asked: asked, using: &generator)
        nextAttempt = now + pause
        return "\(channel.name): failed, again in \(pause): \(words)"
    }
}
