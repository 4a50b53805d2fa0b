extension GatewayState {
    /// Applies an event: once, to the place it happened in, answered by a receipt.
    mutating func applyEvent(_ message: borrowing Message, into effects: inout Effects) -> Verdict {
        guard let kind = message.event else { return .quarantined(.unknownEvent, "the message names no event") }
        if message.isRetained {
            return .quarantined(.retainedEvent, "the broker replayed an event; only status may be retained")
        }
        let (at, trust) = resolve(message.deviceTime, receivedAt: message.receivedAt)
        guard let place = place(of: message.device, at: at.milliseconds) else {
            if kind == .sos { notePressOfNobody(message, at: at, into: &effects) }
            effects.counters.notInService += 1
            return .quarantined(.notInService, "the device served nobody at its time \(at.milliseconds)")
        }
        if message.deviceTime != nil || message.reference != nil, !admit(message, kind, into: &effects) {
            hear(message.device, at: message.receivedAt)
            answer(message, .duplicate, into: &effects)
            return .duplicate
        }
        follow(message, into: &effects)
        hear(message.device, at: message.receivedAt)
        noteSign(of: message.device, at: at, into: &effects)
        noteRepair(of: message.device, .event, at: at, into: &effects)
        if trust == .outOfRange { effects.counters.clockOutOfRange += 1 }
        if isWithheld(kind, of: message.device, at: place, into: &effects) {
            answer(message, .notAllowed, into: &effects)
            return .taken
        }
        let occasion = record(
            kind, of: message, at: at, deviceTime: message.deviceTime, place: place, into: &effects)
        let status: ReceiptStatus = trust == .outOfRange ? .clockOutOfRange : occasion.isLate ? .storedLate : .stored
        answer(message, status, into: &effects)
        return .taken
    }

    private func answer(_ message: borrowing Message, _ status: ReceiptStatus, into effects: inout Effects) {
        effects.receipts.append(
            Receipt(
                device: message.device, references: [message.reference], isTelemetry: false, status: status,
                at: clock))
    }

    /// Stores an event and asks the rules that it concerns; returns as what it was judged.
    mutating func record(
        _ kind: EventKind, of message: borrowing Message, at: Timestamp, deviceTime: Timestamp?, place: Place,
        into effects: inout Effects
    ) -> Occasion {
        effects.counters.events += 1
        let isLate = message.receivedAt - at > Limits.lateAge
        if isLate { effects.counters.late += 1 }
        let isTest = message.isTest || isTested(kind, place, at: at) || isTried(message.device, at: at)
        effects.events.append(
            EventRow(
                device: message.device, kind: kind, reference: message.reference, deviceTime: deviceTime, at: at,
                receivedAt: message.receivedAt, isTest: isTest, isLate: isLate, place: place,
                data: message.eventData, hub: message.hub))
        let occasion = Occasion(
            at: at.milliseconds, event: kind.mask, now: clock, isLate: isLate, isTest: isTest, place: place)
        if kind == .checkIn, !isTest { noteCheckIn(message, at: at, place: place, into: &effects) }
        notePress(kind, at: place, at, isTest: isTest, into: &effects)
        announce(kind, of: message.device, on: occasion, into: &effects)
        return occasion
    }

    /// A device that serves a household speaks for each of its beds: a couple is two visits.
    private func noteCheckIn(
        _ message: borrowing Message, at: Timestamp, place: Place, into effects: inout Effects
    ) {
        for bed in registry.beds(of: place) {
            effects.checkIns.append(
                CheckIn(bed: registry[bed].id, device: registry[message.device].id, card: message.card, at: at))
        }
    }

    /// Takes the event's identity in; `false` for one that was here before.
    mutating func admit(
        _ message: borrowing Message, _ kind: EventKind, into effects: inout Effects
    ) -> Bool {
        let identity = EventIdentity(
            kind: kind, reference: message.reference, deviceTime: message.deviceTime, receivedAt: message.receivedAt)
        let (admission, forgotten) = identities[message.device.index, default: EventIdentities()].admit(identity)
        effects.counters.identitiesForgotten += forgotten
        switch admission {
        case .new: return true
        case .referenceReused:
            effects.counters.referencesReused += 1
            return true
        case .duplicate:
            effects.counters.duplicateEvents += 1
            return false
        }
    }

    /// Asks every rule that the event concerns: the device's own, then those of the place's other devices.
    private mutating func announce(
        _ kind: EventKind, of device: DeviceNumber, on occasion: Occasion, into effects: inout Effects
    ) {
        let household = Int(registry.household(of: occasion.place).index)
        if kind.showsActivity, !occasion.isLate {
            households[household].activityAt = max(households[household].activityAt, occasion.at)
        }
        guard let layout = layout(of: device) else { return }
        collect(kind, of: device, layout: layout, on: occasion)
        for (mask, rule) in layout.eventRules where mask & kind.mask != 0 {
            let asked = layout.rules[rule]
            if isPassedOver(asked, of: device, on: occasion) { continue }
            ask(rule, of: device, on: self.occasion(occasion, of: asked, of: device), into: &effects)
        }
        if occasion.isTest { answerTestRules(kind, of: device, layout: layout, on: occasion, into: &effects) }
        raiseSilenceQuestions(of: device, into: &effects)
        guard !occasion.isTest, !occasion.isLate else { return }
        for other in households[household].devices where other != device && serves(other, occasion.place) {
            guard slots[Int(other.index)].reach != .tests, let otherLayout = self.layout(of: other) else { continue }
            for (mask, rule) in otherLayout.placeEventRules where mask & kind.mask != 0 {
                ask(rule, of: other, on: occasion, into: &effects)
                touch(other)
            }
        }
    }

    /// Whether the other device's place and `place` concern the same bed.
    private func serves(_ device: DeviceNumber, _ place: Place) -> Bool {
        guard let other = slots[Int(device.index)].place else { return false }
        if case .household = place { return true }
        if case .household = other { return true }
        return other == place
    }

    /// Puts the event into the windows that count it, or the test into those that wait for one. What the family before
    /// did is not counted for this one, nor what nobody was there for.
    private mutating func collect(
        _ kind: EventKind, of device: DeviceNumber, layout: ProfileLayout, on occasion: Occasion
    ) {
        let base = Int(slots[Int(device.index)].windowBase)
        let isCounted = !occasion.isTest && belongsToService(occasion, of: device)
        for rule in layout.rules where !rule.windows.isEmpty {
            for (index, window) in rule.windows.enumerated() {
                switch window.source {
                case .event(let mask) where mask & kind.mask != 0 && isCounted && !isOfAbsence(rule, occasion),
                    .tests(let mask) where mask & kind.mask != 0 && occasion.isTest:
                    windows[base + rule.windowBase + index].append(
                        1, at: occasion.at, length: window.length.count, capacity: window.capacity)
                default: break
                }
            }
        }
    }

    /// A test leaves no trace in the rule that it rings by, but ends the alarm that missed it.
    private mutating func answerTestRules(
        _ kind: EventKind, of device: DeviceNumber, layout: ProfileLayout, on occasion: Occasion,
        into effects: inout Effects
    ) {
        let real = Occasion(at: occasion.at, now: occasion.now, isLate: occasion.isLate, place: occasion.place)
        for (mask, rule) in layout.testRules where mask & kind.mask != 0 {
            ask(rule, of: device, on: real, into: &effects)
        }
    }
}
