import FleetModel
import SimKit

/// Alarms of a state that lasts are raised at their second: at the time of the device that said so first, and the delay
/// of the rule, to the millisecond (promises 6, 7 and 9).
struct OnsetAudit {
    /// When a rule is due after what is said first. Source: care.md 8.2 as 8.4 corrects it.
    private struct Onset {
        let quantity: Quantity
        let delay: TimeSpan
        let begins: @Sendable (Double) -> Bool
    }

    private static let onsets: [String: [Onset]] = [
        "WET-1": [Onset(quantity: .wet, delay: .seconds(60)) { $0 == 1 }],
        "WET-2": [Onset(quantity: .wet, delay: .minutes(30)) { $0 == 1 }],
        "BED-1": [Onset(quantity: .inBed, delay: .minutes(30)) { $0 == 0 }],
        "VIT-2": [Onset(quantity: .bedStatus, delay: .seconds(60)) { $0 == 2 }],
        "VIT-4": [
            Onset(quantity: .heartRate, delay: .minutes(3)) { $0 <= 40 || $0 >= 131 },
            Onset(quantity: .heartRate, delay: .minutes(10)) { $0 <= 40 || $0 >= 131 },
        ],
        "VIT-6": [Onset(quantity: .respirationRate, delay: .minutes(5)) { $0 <= 8 || $0 >= 28 }],
        "TMP-1": [Onset(quantity: .tamper, delay: .seconds(60)) { $0 == 1 }],
        "BAT-1": [Onset(quantity: .battery, delay: .zero) { $0 <= 20 }],
        "BAT-2": [Onset(quantity: .battery, delay: .zero) { $0 <= 10 }],
    ]

    private let evidence: Evidence
    private(set) var violations: [Violation] = []

    init(_ evidence: Evidence) {
        self.evidence = evidence
        for alarm in evidence.alarms where !alarm.isTest {
            checkPlace(alarm)
            if let onsets = Self.onsets[alarm.rule] { check(alarm, onsets) }
        }
        for event in evidence.events {
            let served = evidence.place(of: event.device, at: event.at, heardAt: event.receivedAt)
            guard served != event.place else { continue }
            violate(
                6,
                "\(event.event) of \(event.device) at \(event.at.milliseconds) was given to \(event.place), it served "
                    + (served ?? "nobody"))
        }
    }

    private mutating func checkPlace(_ alarm: AlarmRow) {
        guard let device = alarm.device, let place = alarm.place else { return }
        // The silence of a device has no moment of its own: it is judged where the device serves now.
        let moment = alarm.rule.hasPrefix("DEV-") ? alarm.receivedAt : alarm.raisedAt
        if alarm.rule.hasPrefix("DEV-"), evidence.isClockDoubtful(by: evidence.record.end) { return }
        let served = evidence.place(of: device, at: moment, heardAt: alarm.receivedAt)
        if served != place { violate(6, "\(alarm.name): its device served \(served ?? "nobody") then") }
    }

    private mutating func check(_ alarm: AlarmRow, _ onsets: [Onset]) {
        guard let device = alarm.device, evidence.device(device)?.clock.isReplaced == false,
            evidence.device(device)?.style != .neither, !evidence.isClockDoubtful(by: alarm.receivedAt + .hours(4))
        else { return }
        for onset in onsets {
            let since = alarm.raisedAt - onset.delay
            guard let said = evidence.messages.said(onset.quantity, by: device, at: since),
                onset.begins(said.value)
            else { continue }
            // A rule of sampled values is judged with the sample that comes when the delay is over.
            let last = evidence.messages.said(onset.quantity, by: device, at: alarm.raisedAt)
            return checkPromptness(alarm, evidence.record.messages[(last ?? said).message - 1])
        }
        violate(7, "\(alarm.name): its device said nothing at the moment from which its delay would be over then")
    }

    /// The alarm is raised when its time has come and what explains it has arrived, whatever is later.
    private mutating func checkPromptness(_ alarm: AlarmRow, _ cause: MessageRecord) {
        guard let arrived = cause.firstArrivedAt else { return }
        let due = max(alarm.raisedAt, arrived)
        let isExcused =
            evidence.isClockDoubtful(by: alarm.receivedAt)
            || evidence.isTroubled(due - .minutes(1), alarm.receivedAt, except: [.household])
            || evidence.record.failures.contains { $0 >= due - .minutes(1) && $0 <= alarm.receivedAt }
        if alarm.receivedAt < alarm.raisedAt, !evidence.isClockDoubtful(by: alarm.receivedAt),
            alarm.raisedAt - alarm.receivedAt > .seconds(120)
        {
            violate(7, "\(alarm.name): raised before its time, at \(alarm.receivedAt.milliseconds)")
        }
        if alarm.receivedAt > due + evidence.slack, !isExcused, cause.arrivedOnce {
            violate(
                7, "\(alarm.name): raised \((alarm.receivedAt - due).milliseconds) ms after it was due and known")
        }
    }

    private mutating func violate(_ promise: Int, _ text: String) { violations.append(Violation(promise, text)) }
}
