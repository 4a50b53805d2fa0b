internal import HeapModule

extension GatewayState {
    /// Tells the state whether every lane is connected and has caught up: only then does silence count.
    public mutating func setListening(_ isListening: Bool, at now: Timestamp) {
        advance(to: now)
        if isListening {
            listening.start(at: clock.milliseconds)
        } else {
            listening.stop(at: clock.milliseconds)
        }
    }

    /// Whether silence counts.
    public var isListening: Bool { listening.since != nil }

    /// Takes off the listening clock what the gateway's own clock jumped forward.
    public mutating func forgive(_ length: Milliseconds, at now: Timestamp) {
        advance(to: now)
        listening.forget(length.count, at: clock.milliseconds)
    }

    /// Notes that the device said something at gateway time `now`.
    mutating func hear(_ device: DeviceNumber, at now: Timestamp) {
        let position = Int(device.index)
        let reading = listening.reading(at: now.milliseconds)
        if let place = slots[position].place {
            let household = Int(registry.household(of: place).index)
            if households[household].hub == device, let liveness = layout(of: device)?.profile.liveness,
                reading - slots[position].heardListening > liveness.late.count
            {
                households[household].hubReturned = reading
            }
        }
        slots[position].heardListening = reading
        slots[position].heardAt = now.milliseconds
        touch(device)
    }

    /// When the device said something last, gateway time; `nil` when it never has.
    public func lastContact(of device: DeviceNumber) -> Timestamp? {
        let heardAt = slots[Int(device.index)].heardAt
        return heardAt == .min ? nil : Timestamp(milliseconds: heardAt)
    }

    /// How long the device has said nothing while the gateway listened, in ms.
    func silence(of device: DeviceNumber) -> Int64 {
        listening.reading(at: clock.milliseconds) - slots[Int(device.index)].heardListening
    }

    /// The listening time before which the device's silence is explained by its hub's; `nil` when it is not.
    func hubExcuse(of device: DeviceNumber) -> Int64? {
        guard let liveness = layout(of: device)?.profile.liveness, liveness.throughHub,
            let place = slots[Int(device.index)].place
        else { return nil }
        let household = households[Int(registry.household(of: place).index)]
        guard let hub = household.hub, hub != device, let hubLiveness = layout(of: hub)?.profile.liveness else {
            return nil
        }
        let reading = listening.reading(at: clock.milliseconds)
        if silence(of: hub) > hubLiveness.late.count { return reading + hubLiveness.late.count }
        let grace = household.hubReturned == .min ? .min : household.hubReturned + liveness.late.count
        return reading < grace ? grace : nil
    }

    /// Sets the next moment at which the device's silence must be judged, if a rule asks for it.
    mutating func scheduleSilence(of device: DeviceNumber, notBefore: Int64 = .min) {
        guard let layout = layout(of: device), !layout.silences.isEmpty,
            slots[Int(device.index)].place != nil
        else {
            slots[Int(device.index)].silenceDue = .max
            return
        }
        let reading = listening.reading(at: clock.milliseconds)
        let heard = slots[Int(device.index)].heardListening
        guard let length = layout.silences.first(where: { heard + $0 > reading }) ?? (notBefore > reading ? 0 : nil)
        else {
            slots[Int(device.index)].silenceDue = .max
            touch(device)
            return
        }
        let due = max(heard + length, notBefore)
        if due != slots[Int(device.index)].silenceDue {
            slots[Int(device.index)].silenceDue = due
            touch(device)
            silences.insert(SilenceDeadline(due: due, device: device.index))
        }
    }

    /// Judges the silence of devices whose time has come on the listening clock.
    mutating func judgeSilences(into effects: inout Effects) {
        while let next = silences.min, let moment = listening.moment(of: next.due), moment <= clock.milliseconds {
            silences.removeMin()
            let device = DeviceNumber(next.device)
            let position = Int(device.index)
            guard slots[position].silenceDue == next.due else { continue }
            slots[position].silenceDue = .max
            touch(device)
            // A profile that came in the meantime may ask for no silence at all.
            guard let layout = layout(of: device), let shortest = layout.silences.first,
                let place = slots[position].place
            else { continue }
            if let excuse = hubExcuse(of: device) {
                scheduleSilence(of: device, notBefore: excuse)
                continue
            }
            if silence(of: device) >= shortest {
                let occasion = Occasion(at: clock.milliseconds, now: clock, place: place)
                for rule in layout.silenceRules { ask(rule, of: device, on: occasion, into: &effects) }
                settleAreas(into: &effects)
            }
            scheduleSilence(of: device)
        }
    }
}
