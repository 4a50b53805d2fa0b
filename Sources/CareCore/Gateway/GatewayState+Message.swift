extension GatewayState {
    /// Applies one message of a known device.
    /// - Parameters:
    ///   - message: Decoded by the device's own profile.
    ///   - now: Gateway time; a step back is held.
    ///   - effects: What must be written.
    /// - Returns: What became of the message; a quarantined one changed nothing but the delivery window.
    public mutating func apply(
        _ message: borrowing Message, at now: Timestamp, into effects: inout Effects
    ) -> Verdict {
        advance(to: now)
        let lane = Int(message.delivery.lane.rawValue)
        // A time that is not believed identifies no reading: it is known by its delivery, like one without a time.
        let isTimeless =
            message.kind == .event
            ? message.deviceTime == nil && message.reference == nil
            : resolve(message.deviceTime, receivedAt: message.receivedAt).trust != .device
        if isTimeless {
            if deliveries[lane].isRepeated(message.delivery) {
                effects.counters.duplicateDeliveries += 1
                return .duplicate
            }
        } else {
            deliveries[lane].pass()
        }
        effects.counters.ignoredFields += message.ignoredFields
        let verdict: Verdict
        switch message.kind {
        case .event: verdict = applyEvent(message, into: &effects)
        case .telemetry:
            verdict =
                message.isForeign
                ? applyForeign(message, into: &effects) : applyTelemetry(message, into: &effects)
        case .status: verdict = applyStatus(message, into: &effects)
        }
        judge(message, verdict, into: &effects)
        watch(message, verdict, into: &effects)
        settleAreas(into: &effects)
        return verdict
    }

    /// Counts a delivery that was not decoded, so that the delivery window keeps its extent.
    public mutating func passDelivery(on lane: Lane) { deliveries[Int(lane.rawValue)].pass() }

    /// Deliveries taken in on the lane so far: tells whether one of a session is part of this state.
    public func deliveryCount(on lane: Lane) -> Int64 { deliveries[Int(lane.rawValue)].ordinal }

    /// The broker accepted the lane's connection.
    public mutating func connect(_ lane: Lane, isSessionPresent: Bool) {
        if isSessionPresent {
            deliveries[Int(lane.rawValue)].resume()
        } else {
            deliveries[Int(lane.rawValue)].restart()
        }
    }

    private mutating func applyStatus(_ message: borrowing Message, into effects: inout Effects) -> Verdict {
        effects.counters.statuses += 1
        // A will says that a connection broke, not that the device is dead: silence is judged on data (promise 7). A
        // foreign status is what a bridge thinks of the device, not its own word.
        if message.online != false, !message.isRetained, !message.isForeign {
            hear(message.device, at: clock)
            noteSign(of: message.device, at: clock, into: &effects)
            noteRepair(of: message.device, .status, at: clock, into: &effects)
        }
        raiseSilenceQuestions(of: message.device, into: &effects)
        return .taken
    }

    /// The time that counts for a device time, and whether it is the gateway's own.
    func resolve(_ deviceTime: Timestamp?, receivedAt: Timestamp) -> (at: Timestamp, trust: TimeTrust) {
        let trust = TimeTrust(of: deviceTime, receivedAt: receivedAt)
        return (trust == .device ? deviceTime ?? receivedAt : receivedAt, trust)
    }

    /// Counts gaps of the sequence numbers of one kind of topic.
    mutating func follow(_ message: borrowing Message, into effects: inout Effects) {
        guard let sequence = message.sequence else { return }
        let position = Int(message.device.index)
        let before = message.kind == .event ? slots[position].eventSequence : slots[position].telemetrySequence
        if before >= 0, Int64(sequence) > before + 1 { effects.counters.sequenceGaps += 1 }
        if message.kind == .event {
            slots[position].eventSequence = Int64(sequence)
        } else {
            slots[position].telemetrySequence = Int64(sequence)
        }
    }

    /// A device that was silent and speaks ends the alarms of its silence.
    mutating func raiseSilenceQuestions(of device: DeviceNumber, into effects: inout Effects) {
        guard let layout = layout(of: device), !layout.silences.isEmpty else { return }
        let slot = slots[Int(device.index)]
        if slot.raised != 0, let place = slot.place {
            let occasion = Occasion(at: clock.milliseconds, now: clock, place: place)
            for rule in layout.silenceRules where slot.raised & (1 << UInt64(rule)) != 0 {
                ask(rule, of: device, on: occasion, into: &effects)
            }
        }
        // The deadline of a long silence, a day off, must not stand for the one that may begin now.
        if slot.silenceDue > slot.heardListening + layout.silences[0] { scheduleSilence(of: device) }
    }
}
