import SimKit

extension HouseholdActor {
    /// Lets the device say that something happened, now or a little later in its own time.
    mutating func sendEvent(
        _ event: String, _ index: Int, _ scene: inout Scene, truth: Int?, copies: Int64 = 0,
        after wait: TimeSpan = .zero, data: [Field] = [], isTest: Bool = false
    ) {
        var draft = Draft(kind: .event)
        draft.event = event
        draft.data = data
        draft.truth = truth
        draft.isTest = isTest
        spoil(&draft, index)
        send(draft, index, &scene, after: wait, copies: copies)
    }

    /// Gives the message its name and time, writes it down and sends it or keeps it.
    /// - Returns: Its number in the ledger.
    @discardableResult
    mutating func send(
        _ draft: Draft, _ index: Int, _ scene: inout Scene, after wait: TimeSpan = .zero, copies: Int64 = 0,
        mustBeAnswered: Bool = false
    ) -> Int {
        let device = devices[index].plan
        let clock = device.clock.reading(at: scene.at + wait, start: options.start)
        let deviceTime = device.style == .neither && !mustBeAnswered ? nil : clock
        let reference = device.style == .referenceAndTime || mustBeAnswered ? nextReference(index) : nil
        let sequence = device.style == .neither ? nil : devices[index].nextSequence(draft.kind)
        let asks = draft.kind == .telemetry && (device.asksForReceipts || mustBeAnswered)
        let payload = draft.payload(
            reference: reference, sequence: sequence, deviceTime: deviceTime, asksForReceipt: asks,
            hub: options.namesHubs && device.kind.isHeardThroughHub ? plan.hub?.id : nil, style: devices[index].style)
        let number = scene.numbers.nextMessage()
        let entry = LedgerEntry(
            number: number, device: device.id, kind: draft.kind, event: draft.event, reference: reference,
            deviceTime: deviceTime, payloadHash: Self.hash(payload), truth: draft.truth, isTest: draft.isTest,
            fate: fate(of: draft, deviceTime, device, scene.at + wait))
        scene.actions.append(.record(.message(entry)))
        let publication = Publication(
            number: number, topic: "\(plan.topic(of: device.id))/\(draft.kind.rawValue)", payload: payload,
            isRetained: draft.kind == .status, isUrgent: draft.kind.isUrgent)
        if draft.kind == .event { devices[index].lastEvent = publication }
        // A device that names its message in no way cannot tell an answer from another: it sends once.
        if asks || (draft.kind == .event && device.style != .neither) {
            unanswered[number] = Unanswered(
                device: index, reference: reference, publication: publication, transmissions: 0)
        }
        launch(publication, index, &scene, after: wait, copies: copies)
        return number
    }

    private mutating func nextReference(_ index: Int) -> String {
        devices[index].counter += 1
        return "\(devices[index].plan.kind.rawValue.prefix(2))-\(devices[index].counter)"
    }

    private func fate(
        of draft: Draft, _ deviceTime: Moment?, _ device: DevicePlan, _ moment: Moment
    ) -> MessageFate {
        switch draft.kind {
        case .event: return .event
        case .status: return .noRow
        case .telemetry: break
        }
        let isReplaced = device.clock.isReplaced(at: moment, start: options.start)
        func identities(_ measurements: [Measurement], _ at: Moment?) -> [ReadingIdentity] {
            measurements.map {
                ReadingIdentity(
                    quantity: $0.quantity.number, at: at, mayUseServerTime: isReplaced, value: $0.number)
            }
        }
        var readings = draft.history.flatMap { identities($0.measurements, $0.at) }
        readings += identities(draft.measurements, deviceTime)
        if let battery = draft.battery { readings += identities([Measurement(.battery, .whole(battery))], deviceTime) }
        return .readings(readings)
    }

    private mutating func launch(
        _ publication: Publication, _ index: Int, _ scene: inout Scene, after wait: TimeSpan, copies: Int64
    ) {
        let isOvertaken = options.faults.contains(.reorder) && devices[index].random.chance(.percent(1))
        let delay = isOvertaken ? wait + devices[index].random.span(.seconds(1), .seconds(6)) : wait
        if delay > .zero {
            agenda.add(.transmit(publication), at: scene.at + delay)
        } else {
            transmit(publication, &scene)
        }
        for copy in 0..<copies {
            agenda.add(.transmit(publication), at: scene.at + wait + .milliseconds(80 * (copy + 1)))
        }
        if options.faults.contains(.duplicates) && devices[index].random.chance(.percent(2)) {
            agenda.add(.transmit(publication), at: scene.at + delay + devices[index].random.span(.zero, .seconds(1)))
        }
        if publication.isUrgent && options.faults.contains(.ghosts) && devices[index].random.chance(.percent(20)) {
            let ghost = Publication(
                number: publication.number, topic: publication.topic, payload: publication.payload, isRetained: true,
                isUrgent: true)
            agenda.add(.transmit(ghost), at: scene.at + delay + .seconds(2))
        }
    }

    /// Hands the message to the network, or keeps it until there is one.
    mutating func transmit(_ publication: Publication, _ scene: inout Scene) {
        guard canTransmit else { return keep(publication) }
        radiate(publication, &scene)
        if noteTransmission(publication.number) == 1 { planRetry(of: publication, after: 1, &scene) }
    }

    /// Counts a transmission of a message that waits for an answer; `nil` for another.
    private mutating func noteTransmission(_ number: Int) -> Int? {
        guard var open = unanswered[number] else { return nil }
        open.transmissions += 1
        unanswered[number] = open
        devices[open.device].lastSent = number
        return open.transmissions
    }

    /// Messages a household keeps for its link; the oldest that are not urgent go first when there are more.
    static let waitingLimit = 2_000

    private mutating func keep(_ publication: Publication) {
        guard !waiting.contains(where: { $0.number == publication.number }) else { return }
        if waiting.count >= Self.waitingLimit, let oldest = waiting.firstIndex(where: { !$0.isUrgent }) {
            // Nobody will send it, so nobody will answer it.
            unanswered[waiting.remove(at: oldest).number] = nil
        }
        waiting.append(publication)
    }

    mutating func retry(_ number: Int, _ scene: inout Scene) {
        guard let open = unanswered[number] else { return }
        var transmissions = open.transmissions
        if canTransmit && isItsTurn(number, open) {
            radiate(open.publication, &scene)
            transmissions = noteTransmission(number) ?? transmissions
        }
        planRetry(of: open.publication, after: transmissions, &scene)
    }

    /// Without references answers are told apart by order alone, so of such messages of a device only the oldest is
    /// repeated.
    private func isItsTurn(_ number: Int, _ open: Unanswered) -> Bool {
        open.reference != nil
            || !unanswered.contains { $0.key < number && $0.value.device == open.device && $0.value.reference == nil }
    }

    private mutating func planRetry(of publication: Publication, after transmissions: Int, _ scene: inout Scene) {
        let wait = RetrySchedule.wait(afterTransmission: transmissions, isUrgent: publication.isUrgent)
        agenda.add(.retry(number: publication.number), at: scene.now + wait)
    }

    /// FNV-1a of 64 bits.
    static func hash(_ bytes: [UInt8]) -> UInt64 {
        bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
    }
}
