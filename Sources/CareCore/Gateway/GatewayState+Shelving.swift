extension GatewayState {
    /// An operator silences an alarm for a time.
    mutating func shelve(
        _ entry: inout OpenAlarm, length: Milliseconds, _ shelf: Shelf, into effects: inout Effects
    ) -> CommandOutcome {
        let alarm = entry.alarm
        guard !shelf.reason.isEmpty else { return .refused(["shelve: expected why, found nothing"]) }
        guard !alarm.key.isTest else {
            return .refused(["alarm \(alarm.id): expected a real one, this is a test and ends by itself"])
        }
        guard alarm.priority != .p1 else {
            return .refused(["alarm \(alarm.id): expected P2 to P4, found P1, which is never shelved; answer it"])
        }
        let longest = Shelf.longest(for: alarm.priority)
        guard length > .zero, length <= longest else {
            return .refused([
                "alarm \(alarm.id): expected to shelve a \(alarm.priority.name) for at most \(longest), found \(length)"
            ])
        }
        guard suppression.shelves.count < Limits.holds else {
            return .refused(["shelve: expected fewer than \(Limits.holds) shelved, found so many; unshelve some"])
        }
        var machine = AlarmMachine(state: alarm.state)
        do {
            _ = try machine.hold(as: .shelved)
        } catch {
            return .refused([
                error == .isHeld
                    ? heldText(alarm)
                    : "alarm \(alarm.id): expected one whose condition holds, found \(alarm.state.name); acknowledge "
                        + "or close it"
            ])
        }
        entry.alarm.state = machine.state
        entry.alarm.hold = AlarmHold(reason: AlarmRemark(shelf.reason), by: shelf.by, until: shelf.until)
        suppression.shelves[alarm.key] = shelf
        let remark = AlarmRemark.shelved(for: length, untilClear: shelf.untilClear, because: shelf.reason)
        note(
            .shelve(length: length, untilClear: shelf.untilClear, reason: shelf.reason), alarm.id, remark.words.en,
            by: shelf.by, into: &effects)
        change(&entry, cause: .shelved, by: shelf.by, detail: remark, into: &effects)
        scheduleSuppression()
        return .done("alarm \(alarm.id) shelved by \(shelf.by) \(remark.words.en)")
    }

    /// An operator ends a shelving. It outlives the alarm for which it was made unless it ends with the condition, so
    /// that alarm's number still names it.
    mutating func unshelve(_ id: AlarmID, by: String, into effects: inout Effects) -> CommandOutcome {
        guard let key = suppression.shelves.first(where: { $0.value.alarm == id })?.key ?? alarmKeys[id],
            dropShelf(of: key)
        else {
            let state = alarmKeys[id].flatMap { alarms[$0]?.alarm.state.name } ?? "none that is shelved"
            return .refused(["alarm \(id): expected a shelved alarm, found \(state); see homebed alarms --shelved"])
        }
        note(.unshelve, id, "", by: by, into: &effects)
        if let entry = alarms[key], entry.alarm.state == .shelved { follow(entry, by: by, into: &effects) }
        return .done("alarm \(id) unshelved by \(by)")
    }

    /// Ends a shelving.
    /// - Returns: Whether there was one.
    @discardableResult
    mutating func dropShelf(of key: AlarmKey) -> Bool {
        guard suppression.shelves.removeValue(forKey: key) != nil else { return false }
        hasNewSuppressions = true
        return true
    }
}
