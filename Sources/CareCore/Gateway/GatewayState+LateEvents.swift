/// Events that are told out of their turn: what they still say, and of what they say nothing any more (decision 10).
extension GatewayState {
    /// Whether the event happened while the device served where it serves now.
    func belongsToService(_ occasion: Occasion, of device: DeviceNumber) -> Bool {
        occasion.at >= slots[Int(device.index)].placeFrom
    }

    /// Whether the rule is not asked about an event because it is told late, or of an absence or a home that was left.
    ///
    /// What the device itself must end is asked for where it serves now only: of a home that it has left it would never
    /// say that it is over. Emergencies are asked for wherever they were, and nothing else where service was over.
    func isPassedOver(_ rule: RuleLayout, of device: DeviceNumber, on occasion: Occasion) -> Bool {
        if isOfAbsence(rule, occasion) || (occasion.isLate && rule.rule.late == .ignore) { return true }
        if belongsToService(occasion, of: device) || rule.rule.isEmergency { return false }
        return !rule.clearsByHand || isServiceOver(at: occasion.place, by: Timestamp(milliseconds: occasion.at))
    }

    /// When the rule is asked about an event. A count is asked at the newest of its events: one that comes behind
    /// others counts with them, and a time that is over is not judged again.
    func occasion(_ occasion: Occasion, of rule: RuleLayout, of device: DeviceNumber) -> Occasion {
        guard rule.countsEvents, !occasion.isTest else { return occasion }
        let base = Int(slots[Int(device.index)].windowBase) + rule.windowBase
        var moved = occasion
        for (index, window) in rule.windows.enumerated() {
            guard case .event = window.source, let newest = windows[base + index].entries.last?.at else { continue }
            moved.at = max(moved.at, newest)
        }
        moved.isLate = occasion.isLate && clock - Timestamp(milliseconds: moved.at) > Limits.lateAge
        return moved
    }

    /// Whether an event that would end the alarm is told late and happened before what raised it: the dose that was
    /// taken in the morning is not the one that was missed at night.
    func precedesCause(_ asking: RuleAsking, on occasion: Occasion) -> Bool {
        let cell = ruleCells[asking.cell]
        let number = Int(cell.level) - 1
        guard occasion.isLate, asking.rule.stages.indices.contains(number) else { return false }
        let stage = asking.rule.stages[number]
        return occasion.at < cell.raisedAt - (stage.asksForEvent ? stage.delay : 0)
    }
}
