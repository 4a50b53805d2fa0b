extension GatewayState {
    /// Applies measured values: each is stored once; fresh ones move the device's rules on in device time.
    mutating func applyTelemetry(_ message: borrowing Message, into effects: inout Effects) -> Verdict {
        let device = message.device
        var (messageTime, trust) = resolve(message.deviceTime, receivedAt: message.receivedAt)
        if trust != .device { messageTime = stamp(messageTime, for: device) }
        guard servesAnybody(message, at: messageTime) else {
            if isProperty(device) { return setAside(message, into: &effects) }
            effects.counters.notInService += 1
            return .quarantined(.notInService, "the device served nobody at its time \(messageTime.milliseconds)")
        }
        effects.counters.telemetry += 1
        follow(message, into: &effects)
        hear(device, at: message.receivedAt)
        noteSign(of: device, at: messageTime, into: &effects)
        if trust == .outOfRange { effects.counters.clockOutOfRange += 1 }
        var isRedated = trust == .outOfRange
        var withoutPlace = 0
        let dropped = effects.counters.readingsOfNobody
        var group = SampleGroup()
        for (index, sample) in message.samples.enumerated() {
            guard let (time, sampleTrust) = date(sample, of: message, at: messageTime, trust) else {
                withoutPlace += 1
                continue
            }
            if sample.deviceTime != nil, sampleTrust == .outOfRange {
                effects.counters.clockOutOfRange += 1
                isRedated = true
            }
            if time.milliseconds != group.time {
                finish(&group, of: device, into: &effects)
                begin(&group, at: time, of: device, receivedAt: message.receivedAt, into: &effects)
                group.jumpsTogether = group.isJudged && jumpTogether(message.samples[index...], of: device, at: time)
            }
            take(sample, trust: sampleTrust, receivedAt: message.receivedAt, group: &group, of: device, into: &effects)
        }
        finish(&group, of: device, into: &effects)
        raiseSilenceQuestions(of: device, into: &effects)
        guard withoutPlace == 0 else {
            effects.counters.clockOutOfRange += withoutPlace
            return .takenInPart(
                .clockOutOfRange,
                "\(withoutPlace) of \(message.samples.count) values: expected a time in history from 2020 to "
                    + "\(Limits.futureTolerance) after \(message.receivedAt.milliseconds), found another, and the "
                    + "message's own time does not say by how much the clock is wrong; set the device's clock")
        }
        if effects.counters.readingsOfNobody - dropped == message.samples.count, !message.samples.isEmpty {
            tellNotInService(message, into: &effects)
            return .taken
        }
        if message.wantsReceipt, let reference = message.reference { owe(reference, to: device, isRedated: isRedated) }
        return .taken
    }

    /// The time under which a sample is stored; `nil` for one whose place in time nobody knows.
    ///
    /// A clock that is wrong by an hour for a message is wrong by an hour for its history: a time that is not believed
    /// keeps its distance from the message's own, for which receive time counts (decision 31).
    private func date(
        _ sample: Sample, of message: borrowing Message, at messageTime: Timestamp, _ trust: TimeTrust
    ) -> (at: Timestamp, trust: TimeTrust)? {
        guard let own = sample.deviceTime else { return (messageTime, trust) }
        if TimeTrust(of: own, receivedAt: message.receivedAt) == .device { return (own, .device) }
        guard trust == .outOfRange, let said = message.deviceTime else { return nil }
        let moved = messageTime + (own - said)
        return TimeTrust(of: moved, receivedAt: message.receivedAt) == .device ? (moved, .outOfRange) : nil
    }

    /// A time of the gateway's for a message without its own: never the same one twice for a device, so that what
    /// waited at the broker and comes in one batch does not become one reading.
    private mutating func stamp(_ receivedAt: Timestamp, for device: DeviceNumber) -> Timestamp {
        let position = Int(device.index)
        let before = slots[position].stampedAt
        let time = max(receivedAt.milliseconds, before == .min ? .min : before + 1)
        slots[position].stampedAt = time
        touch(device)
        return Timestamp(milliseconds: time)
    }

    /// Whether the message or one of its history entries belongs to somebody.
    private func servesAnybody(_ message: borrowing Message, at time: Timestamp) -> Bool {
        if place(of: message.device, at: time.milliseconds) != nil { return true }
        for sample in message.samples {
            if let own = sample.deviceTime, place(of: message.device, at: own.milliseconds) != nil { return true }
        }
        return false
    }

    /// Starts a group of samples of one device time: who it belongs to, and whether rules may judge it.
    private mutating func begin(
        _ group: inout SampleGroup, at time: Timestamp, of device: DeviceNumber, receivedAt: Timestamp,
        into effects: inout Effects
    ) {
        group.time = time.milliseconds
        group.slots = 0
        group.place = place(of: device, at: time.milliseconds)
        group.isNobodys = group.place == nil && isProperty(device)
        group.withheld = withheld(at: group.place, by: device)
        group.isJudged =
            receivedAt - time <= Limits.lateAge && group.place != nil
            && group.place == slots[Int(device.index)].place
        if receivedAt - time > Limits.lateAge { effects.counters.late += 1 }
        if group.isJudged { catchUp(device, to: group.time - 1, into: &effects) }
    }

    /// Stores one sample and, if it is newer than what the device knows, takes it over.
    private mutating func take(
        _ sample: Sample, trust: TimeTrust, receivedAt: Timestamp, group: inout SampleGroup, of device: DeviceNumber,
        into effects: inout Effects
    ) {
        guard !group.isNobodys else {
            effects.counters.readingsOfNobody += 1
            return
        }
        guard let layout = layout(of: device), !isWithheld(sample.metric, group, into: &effects) else { return }
        var validity = sample.validity
        let slotIndex = Int(layout.slotOfMetric[Int(sample.metric.rawValue)])
        if group.isJudged, validity == .valid, slotIndex >= 0 {
            validity = update(slotIndex, with: sample.value, group: &group, of: device, layout, into: &effects)
        }
        if validity == .valid {
            noteRepair(of: device, .reading, at: Timestamp(milliseconds: group.time), into: &effects)
        } else {
            effects.counters.invalidReadings += 1
        }
        effects.counters.readings += 1
        effects.readings.append(
            ReadingRow(
                device: device, metric: sample.metric, validity: validity, isServerTime: trust != .device,
                at: Timestamp(milliseconds: group.time), receivedAt: receivedAt, value: sample.value))
    }

    /// Takes a valid sample into its cell; returns whether it may be believed.
    private mutating func update(
        _ slotIndex: Int, with value: Double, group: inout SampleGroup, of device: DeviceNumber,
        _ layout: ProfileLayout, into effects: inout Effects
    ) -> Validity {
        let slot = layout.profile.slots[slotIndex]
        let position = Int(slots[Int(device.index)].cellBase) + slotIndex
        guard group.time > cells[position].at else {
            effects.counters.outOfOrder += 1
            return .valid
        }
        if slot.guardsHarmonics, !believes(value, at: position, in: group) { return .harmonic }
        let before = cells[position]
        let hasChanged = cells[position].take(value, at: group.time)
        if hasChanged, slot.showsActivity, let place = group.place {
            let household = Int(registry.household(of: place).index)
            households[household].activityAt = max(households[household].activityAt, group.time)
        }
        if !suppression.absences.isEmpty { seePresence(slot.metric, value, group: group, into: &effects) }
        let windowBase = Int(slots[Int(device.index)].windowBase)
        for index in layout.windowsOfSlot[slotIndex] {
            windows[windowBase + index].take(
                value, at: group.time, after: before, for: layout.windows[index], maximumGap: layout.gaps[slotIndex])
        }
        group.slots |= 1 << UInt64(slotIndex)
        return .valid
    }

    /// Asks the rules that the group's metrics start.
    private mutating func finish(_ group: inout SampleGroup, of device: DeviceNumber, into effects: inout Effects) {
        guard group.slots != 0, let place = group.place, let layout = layout(of: device) else { return }
        var rules: UInt64 = 0
        var rest = group.slots
        while rest != 0 {
            rules |= layout.rulesOfSlot[rest.trailingZeroBitCount]
            rest &= rest - 1
        }
        group.slots = 0
        let occasion = Occasion(at: group.time, now: clock, place: place)
        while rules != 0 {
            ask(rules.trailingZeroBitCount, of: device, on: occasion, into: &effects)
            rules &= rules - 1
        }
    }
}
