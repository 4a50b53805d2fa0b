/// Alarms that people close as false again and again at one place: the device hangs in the wrong place, or is the wrong
/// one for it.
extension GatewayState {
    /// Counts that a person closed the alarm as false; tells the technician when that comes too often.
    mutating func countFalseClosing(of entry: OpenAlarm, for reason: CloseReason, into effects: inout Effects) {
        let alarm = entry.alarm
        guard reason.isFalse, !alarm.key.isTest, let limit = nuisanceLimit(of: alarm) else { return }
        var record = chatters[alarm.key] ?? ChatterRecord()
        let count = record.closeAsFalse(at: clock, within: limit.within)
        let isTooOften = count >= limit.times
        if isTooOften { record.toldAt = clock.milliseconds }
        chatters[alarm.key] = record
        guard isTooOften else { return }
        let remark = AlarmRemark.closedAsFalse(count, within: limit.within).about(alarm.key.rule)
        tellTechnician(of: alarm, remark, isNews: true, into: &effects)
    }

    /// The rule's own limit; `nil` where it has none, or where no device of the alarm has the rule any more.
    private func nuisanceLimit(of alarm: Alarm) -> NuisanceLimit? {
        guard let device = alarm.device, let layout = layout(of: device) else { return nil }
        return layout.rules.lazy.map(\.rule).first { $0.id == alarm.key.rule }?.nuisance
    }
}

extension CloseReason {
    /// Whether it says that nothing had happened. Source: care.md 9, falseAlarmRate.
    public var isFalse: Bool {
        switch self {
        case .falsePress, .deviceFault, .duplicate: true
        case .realHelpGiven, .emergencyServiceCalled, .test, .caredForByFamily, .personAway, .unreachableDispatched,
            .other:
            false
        }
    }
}
