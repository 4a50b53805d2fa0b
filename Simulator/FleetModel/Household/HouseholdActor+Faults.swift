import SimKit

extension HouseholdActor {
    /// Puts into a message what the faults that are on make of it.
    mutating func spoil(_ draft: inout Draft, _ index: Int) {
        let faults = options.faults
        let device = devices[index].plan
        if faults.contains(.fields) && devices[index].random.chance(.percent(2)) { draft.hasUnknownFields = true }
        if faults.contains(.counters) && devices[index].random.chance(.tenThousandths(20)) {
            devices[index].counter = 0
        }
        guard people[device.bed ?? 0].episode == nil else { return }
        if faults.contains(.markers) && devices[index].random.chance(.percent(1)) {
            draft.measurements = draft.measurements.map { measurement in
                switch measurement.quantity {
                case .heartRate: Measurement(.heartRate, .whole(255))
                case .respirationRate: Measurement(.respirationRate, .whole(0))
                case .spo2: Measurement(.spo2, .whole(127))
                default: measurement
                }
            }
        }
        if faults.contains(.units) && devices[index].random.chance(.percent(1)) {
            draft.measurements = draft.measurements.map {
                $0.quantity == .bodyTemperature ? Measurement(.bodyTemperature, .decimal(97.7)) : $0
            }
        }
    }

    mutating func loseLink(_ length: TimeSpan, _ scene: inout Scene) {
        let until = scene.at + length
        if let lost = linkLostUntil {
            linkLostUntil = max(lost, until)
        } else {
            linkLostUntil = until
            record(.linkLost, nil, 0, &scene)
            scene.actions.append(.cutLink)
        }
        agenda.add(.linkBack, at: until)
    }

    mutating func linkBack(_ scene: inout Scene) {
        guard let until = linkLostUntil, scene.at >= until else { return }
        linkLostUntil = nil
        record(.linkBack, nil, 0, &scene)
        scene.actions.append(.restoreLink)
        // A player without a real connection leaves it up; then nothing else would tell that the link is back.
        if isConnected { greet(&scene) }
    }

    /// What a household says when it can be heard again.
    mutating func greet(_ scene: inout Scene) {
        announceOnline(&scene)
        fillIn(&scene)
    }

    /// The hub says that it is there; the broker keeps that until the will replaces it.
    mutating func announceOnline(_ scene: inout Scene) {
        guard plan.hub != nil else { return }
        var draft = Draft(kind: .status)
        draft.isOnline = true
        send(draft, 0, &scene)
    }

    /// Sends what was kept: emergencies first, then the past in messages of an hour, then whole messages.
    mutating func fillIn(_ scene: inout Scene) {
        let kept = waiting
        waiting = []
        for publication in kept where publication.isUrgent { transmit(publication, &scene) }
        for index in devices.indices where !devices[index].past.isEmpty {
            var draft = Draft(kind: .telemetry)
            let past = devices[index].past
            devices[index].past = []
            for first in stride(from: 0, to: past.count, by: 60) {
                draft.history = Array(past[first..<min(first + 60, past.count)])
                send(draft, index, &scene)
            }
        }
        for publication in kept where !publication.isUrgent { transmit(publication, &scene) }
        guard options.faults.contains(.replay) else { return }
        for index in devices.indices {
            if let last = devices[index].lastEvent, devices[index].plan.style != .neither,
                devices[index].random.chance(.percent(50))
            {
                transmit(last, &scene)
            }
        }
    }

    /// Bytes that are no message, under the topic of one of its devices.
    mutating func sendGarbage(_ scene: inout Scene) {
        let index = Int(devices[0].random.below(UInt64(devices.count)))
        guard canTransmit, devices[index].plan.kind != .manualBed else { return }
        let payload: [UInt8]
        switch devices[0].random.below(4) {
        case 0: payload = Array(#"{"v":1,"ref":"x-1","ts":17623"#.utf8)
        case 1: payload = (0..<40).map { _ in UInt8(devices[0].random.below(256)) | 0x80 }
        case 2: payload = Array("[1,2,3]".utf8)
        default:
            let note = String(repeating: "a", count: 17_000)
            payload = Array("{\"v\":1,\"note\":\"\(note)\"}".utf8)
        }
        publish(payload, topic: "\(plan.topic(of: devices[index].plan.id))/telemetry", .quarantine, index, &scene)
    }

    /// An emergency in the name of a device that is not this household's: the broker must not pass it on.
    mutating func sendAsStranger(_ scene: inout Scene) {
        guard canTransmit else { return }
        let payload = Array("{\"v\":1,\"ref\":\"s-1\",\"ts\":\(scene.at.milliseconds),\"event\":\"sos\"}".utf8)
        publish(payload, topic: "\(plan.topic(of: "stranger-\(plan.beds[0].id)"))/event", .noRow, nil, &scene)
    }

    private mutating func publish(
        _ payload: [UInt8], topic: String, _ fate: MessageFate, _ index: Int?, _ scene: inout Scene
    ) {
        let number = scene.numbers.nextMessage()
        let device = index.map { devices[$0].plan.id } ?? "stranger-\(plan.beds[0].id)"
        let entry = LedgerEntry(
            number: number, device: device, kind: index == nil ? .event : .telemetry, event: nil, reference: nil,
            deviceTime: nil, payloadHash: Self.hash(payload), truth: nil, isTest: false, fate: fate)
        scene.actions.append(.record(.message(entry)))
        scene.actions.append(
            .publish(
                Publication(number: number, topic: topic, payload: payload, isRetained: false, isUrgent: index == nil)))
    }
}
