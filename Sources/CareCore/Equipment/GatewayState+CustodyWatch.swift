internal import HeapModule

/// Devices that are heard where they should not be (AST-1 to AST-4). Decision 44.
extension GatewayState {
    /// Looks at who sent a message and through which hub.
    mutating func watch(_ message: borrowing Message, _ verdict: Verdict, into effects: inout Effects) {
        // A retained message is the broker's ghost, a will the end of a connection, a foreign status a bridge's word.
        if verdict == .duplicate || message.isRetained || (message.kind == .status && message.isForeign) { return }
        if message.online == false { return }
        let slot = slots[Int(message.device.index)]
        if let custody = slot.custody, !custody.isBound {
            effects.counters.contactsInStore += 1
            // How long it has been still is known of it as of any other.
            hear(message.device, at: message.receivedAt)
            if custody.isGone { return tell(.goneDevice, of: message.device, hub: message.hub, into: &effects) }
            if custody.isStored, !message.isTest { report(message, into: &effects) }
        } else if let hub = message.hub, let place = slot.place, slot.custody?.isTrial != true {
            follow(hub, of: message, servingAt: place, into: &effects)
        }
    }

    private func storeLimits(of device: DeviceNumber) -> StoreLimits { StoreLimits(tuned(.storedDevice, of: device)) }

    private mutating func report(_ message: borrowing Message, into effects: inout Effects) {
        let device = message.device
        var watch = custodyWatches[device] ?? CustodyWatch()
        let reports = watch.report(
            at: clock.milliseconds, listening: listening.reading(at: clock.milliseconds), storeLimits(of: device))
        custodyWatches[device] = watch
        guard reports else { return }
        let isNew = alarms[Self.key(.storedDevice, device)]?.alarm.state.isActive != true
        tell(.storedDevice, of: device, hub: message.hub, into: &effects)
        if isNew { scheduleWatch(of: device) }
    }

    /// A message that names the hub through which it came: that of the place it serves, or of another household.
    private mutating func follow(
        _ hub: DeviceID, of message: borrowing Message, servingAt place: Place, into effects: inout Effects
    ) {
        let device = message.device
        let home = registry.household(of: place)
        if let own = households[Int(home.index)].hub, registry[own].id == hub {
            guard custodyWatches[device] != nil else { return }
            return comeHome(device, into: &effects)
        }
        guard let number = registry.number(of: hub), number != device,
            let other = slots[Int(number.index)].place.map({ registry.household(of: $0) })
        else { return }
        guard other != home else { return comeHome(device, into: &effects) }
        // What waited in the hub of the place it served before says nothing of where it is.
        let (at, _) = resolve(message.deviceTime, receivedAt: message.receivedAt)
        guard self.place(of: device, at: at.milliseconds) == place else { return }
        var watch = custodyWatches[device] ?? CustodyWatch()
        let isThere = watch.stray(
            at: clock.milliseconds, StrayLimits(tuned(.wrongPlace, in: registry.scopes(of: place))))
        custodyWatches[device] = watch
        if isThere { tell(.wrongPlace, of: device, hub: hub, into: &effects) }
    }

    private mutating func comeHome(_ device: DeviceNumber, into effects: inout Effects) {
        custodyWatches[device]?.strayTimes = []
        if let watch = custodyWatches[device], watch.asideUntil <= clock.milliseconds { custodyWatches[device] = nil }
        end(.wrongPlace, of: device, into: &effects)
    }

    /// An SOS that belongs to nobody, by the books or because it was pressed before the device served anybody: the
    /// operator hears where the device was last, and through which hub it came.
    mutating func notePressOfNobody(
        _ message: borrowing Message, at moment: Timestamp, into effects: inout Effects
    ) {
        guard slots[Int(message.device.index)].custody?.isTrial != true, !message.isTest else { return }
        tell(.strayPress, of: message.device, at: moment, hub: message.hub, repeats: true, into: &effects)
    }

    private mutating func tell(
        _ rule: FleetRule, of device: DeviceNumber, at moment: Timestamp? = nil, hub: DeviceID?, repeats: Bool = false,
        into effects: inout Effects
    ) {
        if rule == .goneDevice, let watch = custodyWatches[device], clock.milliseconds < watch.asideUntil { return }
        let state = slots[Int(device.index)].custody?.title
        let through = hub.map { whereabouts(of: $0) }
        let parts = [state, lastPlace(of: device, at: moment ?? clock), through].compactMap { $0 }
        let detail = AlarmRemark(
            zh: parts.map(\.zh).joined(separator: "；"), en: parts.map(\.en).joined(separator: "; "))
        let note = parts.map { "\($0.zh) \($0.en)" }.joined(separator: "; ")
        // Only a device that is bound and elsewhere concerns a household.
        let place = rule == .wrongPlace ? slots[Int(device.index)].place : nil
        raise(
            rule, Self.key(rule, device), device: device, place: place, at: moment, detail: detail, note: note,
            repeats: repeats, into: &effects)
    }

    /// Where the device served last before that moment: a press from a gap is nobody's, and least of all the next
    /// household's. The bed or household only: where it stands, an operator looks up.
    private func lastPlace(of device: DeviceNumber, at moment: Timestamp) -> BilingualText? {
        let served = registry.assignments[Int(device.index)]
        if let last = served.last(where: { $0.from <= moment }) {
            let place = name(of: last.place)
            return BilingualText(zh: "最后在\(place.zh)", en: "last at \(place.en)")
        }
        // What is on no book lay in no store: it was most likely pressed where it was fitted, before anybody said so.
        guard !isProperty(device), let first = served.first else { return nil }
        let place = name(of: first.place)
        return BilingualText(zh: "当时未登记，后装于\(place.zh)", en: "not registered yet, later at \(place.en)")
    }

    private func whereabouts(of hub: DeviceID) -> BilingualText {
        guard let number = registry.number(of: hub), let place = slots[Int(number.index)].place else {
            return BilingualText(zh: "经网关 \(hub)", en: "hub \(hub)")
        }
        let home = name(of: place)
        return BilingualText(zh: "经\(home.zh)的网关 \(hub)", en: "hub \(hub) of \(home.en)")
    }

    private func name(of place: Place) -> BilingualText {
        switch place {
        case .bed(let bed): BilingualText(zh: "床位 \(registry[bed].id)", en: "bed \(registry[bed].id)")
        case .household(let household):
            BilingualText(zh: "家庭 \(registry[household].id)", en: "household \(registry[household].id)")
        }
    }

    static func key(_ rule: FleetRule, _ device: DeviceNumber) -> AlarmKey {
        AlarmKey(rule: rule.rawValue, subject: .device(device), isTest: false)
    }

    private mutating func end(_ rule: FleetRule, of device: DeviceNumber, into effects: inout Effects) {
        if var entry = alarms[Self.key(rule, device)] { clear(&entry, into: &effects) }
    }

    /// The books have put the device somewhere else: what it did where it was matters no more. An SOS stays until
    /// somebody has seen to it.
    mutating func endWatch(of device: DeviceNumber, into effects: inout Effects) {
        custodyWatches[device] = nil
        for rule in [FleetRule.storedDevice, .goneDevice, .wrongPlace] { end(rule, of: device, into: &effects) }
    }

    /// A person has ended the alarm and knows of it: it rings again when it goes on for `Limits.setAside`.
    mutating func setWatchAside(_ rule: String, of device: DeviceNumber) {
        guard let rule = FleetRule(rawValue: rule) else { return }
        switch rule {
        case .storedDevice, .goneDevice, .wrongPlace:
            var watch = CustodyWatch()
            watch.asideUntil = (clock + Limits.setAside(rule.priority)).milliseconds
            custodyWatches[device] = watch
        case .areaOutage, .badMessages, .clockSkew, .stranger, .drillPress, .strayPress: return
        }
    }

    /// Sees that the clock comes when the device may have been silent for long enough.
    mutating func scheduleWatch(of device: DeviceNumber) {
        guard let watch = custodyWatches[device] else { return }
        let silent = listening.reading(at: clock.milliseconds) - watch.heard
        let due = clock.milliseconds + max(storeLimits(of: device).quiet.count - silent, 1)
        deadlines.insert(Deadline(at: due, kind: .custody, owner: Int64(device.index), rule: 0))
    }

    /// Ends the alarm of a device in a store that is silent by now, or waits on.
    mutating func serveWatch(of device: DeviceNumber, into effects: inout Effects) {
        guard let watch = custodyWatches[device], let alarm = alarms[Self.key(.storedDevice, device)]?.alarm,
            alarm.state.isActive
        else { return }
        guard listening.reading(at: clock.milliseconds) - watch.heard >= storeLimits(of: device).quiet.count else {
            return scheduleWatch(of: device)
        }
        custodyWatches[device] = nil
        end(.storedDevice, of: device, into: &effects)
    }
}
