/// Messages of claimed foreign topics. Decision 21.
extension GatewayState {
    /// Applies a message that may hold readings and events at once: the readings first, because a rule that judges the
    /// event may look at them.
    mutating func applyForeign(_ message: borrowing Message, into effects: inout Effects) -> Verdict {
        if message.isRetained {
            return .quarantined(.retainedEvent, "the broker replayed it, and nobody knows how old it is")
        }
        let (at, trust) = resolve(message.deviceTime, receivedAt: message.receivedAt)
        guard let place = place(of: message.device, at: at.milliseconds) else {
            if message.signals.contains(where: { $0.event == .sos }) {
                notePressOfNobody(message, at: at, into: &effects)
            }
            if isProperty(message.device) { return setAside(message, into: &effects) }
            effects.counters.notInService += 1
            return .quarantined(.notInService, "the device served nobody at its time \(at.milliseconds)")
        }
        let verdict = applyTelemetry(message, into: &effects)
        if case .quarantined = verdict { return verdict }
        // A clock that nobody believes names no event: it may stand still, and every press would be the same one.
        let deviceTime = trust == .device ? message.deviceTime : nil
        var told: UInt64 = 0
        for signal in message.signals {
            var isTest = false
            if let kind = happening(signal, of: message.device, at: at.milliseconds), told & kind.mask == 0 {
                told |= kind.mask
                if isWithheld(kind, of: message.device, at: place, into: &effects) { continue }
                if deviceTime == nil || admit(message, kind, into: &effects) {
                    isTest =
                        record(kind, of: message, at: at, deviceTime: deviceTime, place: place, into: &effects)
                        .isTest
                }
            }
            // A test leaves no trace: a state that outlives the test window rings after it.
            if !isTest { remember(signal, of: message.device, at: at.milliseconds) }
        }
        return verdict
    }

    /// The event that a signal is, if it is one: of a state only the change. What was said before a silence that makes
    /// the device offline is no longer known; from the unknown, dangers begin, everything else was so already.
    private func happening(_ signal: Signal, of device: DeviceNumber, at time: Int64) -> EventKind? {
        guard let kind = signal.event, let state = signal.state else { return signal.event }
        let slot = slots[Int(device.index)]
        let cell = states[Int(slot.stateBase) + state]
        let offline = layout(of: device)?.profile.liveness?.offline.count ?? .max
        guard time >= slot.placeFrom, cell.at != .min, time - cell.at <= offline else {
            return kind.isDanger ? kind : nil
        }
        return cell.kind == kind.rawValue ? nil : kind
    }

    /// Keeps what a state said, unless something newer was said or it concerns an earlier assignment.
    private mutating func remember(_ signal: Signal, of device: DeviceNumber, at time: Int64) {
        guard let state = signal.state, time >= slots[Int(device.index)].placeFrom else { return }
        let index = Int(slots[Int(device.index)].stateBase) + state
        guard time >= states[index].at else { return }
        states[index] = StateCell(kind: signal.event?.rawValue ?? 0, at: time)
        touch(device)
    }
}
