import CareCore

/// A gateway with a few devices, driven by hand.
struct Scene: ~Copyable {
    var state: GatewayState
    var effects = Effects()
    var now: Timestamp

    init(_ profiles: Profile..., at now: Timestamp = Fixture.start) {
        state = GatewayState(profiles: ProfileSet(profiles: profiles, fingerprint: 1))
        self.now = now
        state.setListening(true, at: now)
    }

    /// Assigns a device to a bed; since a day ago unless said otherwise.
    @discardableResult
    mutating func assign(
        _ device: String, _ profile: String, to bed: BedID = Fixture.bed, since: Timestamp? = nil, line: Int = 2
    ) -> CommandOutcome {
        let line = AssignmentImport(
            line: line, county: Fixture.county, bed: bed, device: Fixture.device(device), profile: profile,
            since: since ?? now - .days(1))
        return state.apply(.importAssignments([line]), at: now, into: &effects)
    }

    /// The number of a device that was assigned.
    func number(of device: String) -> DeviceNumber {
        guard let number = state.registry.number(of: Fixture.device(device)) else {
            fatalError("\(device) was never assigned")
        }
        return number
    }

    mutating func event(
        _ kind: EventKind, from device: String, reference: String? = nil, at deviceTime: Timestamp?,
        test: Bool = false, retained: Bool = false, packet: UInt16 = 1, hash: UInt64 = 0, card: String? = nil
    ) -> Verdict {
        var message = Message()
        message.card = card.flatMap { PersonID($0) }
        message.device = number(of: device)
        message.kind = .event
        message.event = kind
        message.reference = reference
        message.deviceTime = deviceTime
        message.receivedAt = now
        message.isTest = test
        message.isRetained = retained
        message.delivery = Delivery(lane: .urgent, packetID: packet, hash: hash)
        return state.apply(message, at: now, into: &effects)
    }

    mutating func reading(
        _ metric: Metric, _ value: Double, from device: String, at deviceTime: Timestamp? = nil
    )
        -> Verdict
    {
        var message = Message()
        message.device = number(of: device)
        message.kind = .telemetry
        message.deviceTime = deviceTime ?? now
        message.receivedAt = now
        message.samples = [Sample(metric: metric, value: value)]
        return state.apply(message, at: now, into: &effects)
    }

    /// Lets time pass, serving every deadline at its own moment as the line does.
    mutating func advance(_ length: Milliseconds) {
        let end = now + length
        while let next = state.nextDeadline, next <= end {
            now = max(now, next)
            _ = state.tick(at: now, into: &effects)
        }
        now = end
        _ = state.tick(at: now, into: &effects)
    }

    /// The transitions since the last call, in words.
    mutating func takeEdges() -> [String] {
        defer { effects.reset() }
        return effects.alarmEdges.map { edge in
            "\(edge.alarm.key.rule) \(edge.cause.name) \(edge.alarm.priority.name) \(edge.alarm.state.name)"
                + " count \(edge.alarm.count) at \((edge.at - Fixture.start).count / 1_000)"
        }
    }
    /// The commands since the last call, in words.
    mutating func takeCommands() -> [String] {
        defer { effects.commands.removeAll() }
        return effects.commands.map { command in
            "\(state.registry[command.device].id) \(command.kind.rawValue) \(command.metrics.map(\.name))"
                + " at \((command.at - Fixture.start).count / 1_000)"
                + " until \((command.until - Fixture.start).count / 1_000)"
        }
    }
}
