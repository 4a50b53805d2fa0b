/// An alarm that is not over, with what the core needs to carry it on.
struct OpenAlarm: Equatable {
    var alarm: Alarm
    /// Devices whose condition still holds, in order of number.
    var contributors: [DeviceNumber]
    /// Gateway time in ms at which it is announced again; `Int64.max` for never.
    var remindAt: Int64
    /// Time between two announcements, in ms; `nil` for one only.
    let remindEvery: Int64?
    /// Gateway time in ms at which a test alarm ends by itself; `Int64.max` otherwise.
    let expiresAt: Int64
    /// Gateway time in ms at which the carer's alarm becomes the operator's; `Int64.max` for never. Not part of what is
    /// stored: it follows from the alarm and its rule.
    var handOverAt: Int64 = .max
    /// How long, in ms, it may stand after it was answered before it rings again; `Int64.max` for ever. Not part of
    /// what is stored: it follows from its rule.
    var realarmEvery: Int64 = .max
    /// Gateway time in ms at which it clears by itself: a chattering one whose condition stays away, a notice that
    /// nothing renews. `Int64.max` for never.
    var clearAt: Int64 = .max
    /// Time in ms of its one entry in `GatewayState.deadlines`; `Int64.max` for none. Not part of what is stored.
    var entryAt: Int64 = .max

    /// Gateway time in ms at which the clock has something to do for it; `Int64.max` for never.
    var serviceAt: Int64 {
        min(
            expiresAt, alarm.state.waitsForAcknowledgement ? remindAt : .max, isHandedOverLater ? handOverAt : .max,
            clearAt, realarmAt)
    }

    /// Gateway time in ms at which it rings again although somebody has answered; `Int64.max` for never, and while
    /// somebody is on the way.
    var realarmAt: Int64 {
        guard realarmEvery != .max, clearAt == .max, alarm.state == .acknowledged, alarm.work < .dispatched,
            let answered = alarm.acknowledgedAt
        else { return .max }
        return answered.milliseconds + realarmEvery
    }

    /// Whether the carer may still end it before the operator sees it.
    var isHandedOverLater: Bool { alarm.audience == .carer && alarm.state.isActive }

    /// Its cause came again: it waits for an answer as if it were new, and reminds from now on.
    mutating func recur(at now: Timestamp) {
        var machine = AlarmMachine(state: alarm.state)
        _ = machine.occur()
        if alarm.state != machine.state {
            // Help that is on its way stays on its way; only the answer is asked for again. A call back was about
            // what was so before: another one is owed, and can be entered.
            if alarm.work < .dispatched { alarm.work = .raised }
            alarm.acknowledgedAt = nil
            alarm.acknowledgedBy = nil
        }
        alarm.state = machine.state
        alarm.clearedAt = nil
        remindLater(than: now)
    }

    /// The next announcement comes a whole interval from now.
    mutating func remindLater(than now: Timestamp) { remindAt = remindEvery.map { now.milliseconds + $0 } ?? .max }
}
