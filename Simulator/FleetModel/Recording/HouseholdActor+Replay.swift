import SimKit

extension HouseholdActor {
    /// Does what was recorded, under numbers of this run.
    ///
    /// What the recorded household sent again is in the recording: nothing is sent again by itself.
    mutating func replay(_ action: FleetAction, _ scene: inout Scene) {
        switch action {
        case .record(.message(let entry)):
            let number = scene.numbers.nextMessage()
            replayed[entry.number] = Replayed(number: number, entry: entry)
            scene.actions.append(.record(.message(entry.renumbered(number))))
        case .publish(let message):
            // Of what was made before the recording began nobody knows; it is not sent either.
            guard let known = replayed[message.number] else { return }
            let publication = Publication(
                number: known.number, topic: message.topic, payload: message.payload, isRetained: message.isRetained,
                isUrgent: message.isUrgent)
            scene.actions.append(.publish(publication))
            expectAnswer(to: known, publication)
        case .record, .cutLink, .restoreLink: scene.actions.append(action)
        }
    }

    /// Waits for the gateway's answer to a message that gets one.
    private mutating func expectAnswer(to message: Replayed, _ publication: Publication) {
        guard !message.isAwaited, message.entry.fate != .quarantine,
            let device = devices.firstIndex(where: { $0.plan.id == message.entry.device })
        else { return }
        let hasName = message.entry.reference != nil || message.entry.deviceTime != nil
        guard message.entry.kind == .event && hasName || publication.asksForReceipt else { return }
        replayed[message.entry.number]?.isAwaited = true
        unanswered[message.number] = Unanswered(
            device: device, reference: message.entry.reference, publication: publication, transmissions: 1)
    }
}

extension Publication {
    private static let receipt = PayloadKey("receipt")

    /// Whether the payload asks for a receipt of telemetry.
    fileprivate var asksForReceipt: Bool {
        payload.indices.contains { index in
            Self.receipt.value(at: index, in: payload).map { payload[$0...].starts(with: "true".utf8) } ?? false
        }
    }
}
