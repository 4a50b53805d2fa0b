import CareCore
import CareWire

extension Intake {
    /// Takes a message of a claimed foreign topic: the registered device's own profile must claim it, and for this
    /// lane. Nobody is answered, because no foreign system knows receipts.
    mutating func take(
        _ item: RawBatch.Item, _ payload: UnsafeRawBufferPointer, _ topic: UnsafeRawBufferPointer,
        _ match: ClaimedTopics.Match, now: Timestamp, state: inout GatewayState, into effects: inout Effects
    ) -> Rejection? {
        let table: ForeignTable
        switch sender(topic, match, lane: item.lane, in: state) {
        case .success(let found): (message.device, table) = found
        case .failure(let refusal):
            state.passDelivery(on: item.lane)
            return Rejection(reason: refusal.reason, detail: refusal.detail, speaker: refusal.speaker)
        }
        message.isRetained = item.isRetained
        message.receivedAt = now
        do {
            try ForeignDecoder.decode(payload, table: table, into: &message)
        } catch {
            state.passDelivery(on: item.lane)
            return Rejection(reason: error.quarantineReason, detail: error.text, unreadableOf: message.device)
        }
        return apply(item, payload, topic, nil, now: now, &state, &effects)
    }

    /// Why nobody may speak on a topic.
    private struct Refusal: Error {
        let reason: QuarantineReason
        let detail: String
        /// Whom the topic names.
        var speaker: DeviceID?
    }

    private func sender(
        _ topic: UnsafeRawBufferPointer, _ match: ClaimedTopics.Match, lane: Lane, in state: borrowing GatewayState
    ) -> Result<(DeviceNumber, ForeignTable), Refusal> {
        let name = String(decoding: topic[match.device], as: UTF8.self)
        guard let id = DeviceID(name) else {
            let detail =
                "\(name) in the topic name is no device identity ([A-Za-z0-9:_-]{1,32}); name the device so in the "
                + "foreign system"
            return .failure(Refusal(reason: .malformedTopic, detail: detail))
        }
        guard let device = state.registry.number(of: id) else {
            return .failure(Refusal(reason: .unknownDevice, detail: "device \(id) is not registered", speaker: id))
        }
        let profile = state.registry[device].profile
        guard let index = state.profileIndex(of: device) else {
            let detail = "no profile \(profile) among the profiles in force"
            return .failure(Refusal(reason: .unknownProfile, detail: detail))
        }
        guard let table = claimed.table(ofProfile: index, match) else {
            let detail = "profile \(profile) of device \(id) does not claim the topic"
            return .failure(Refusal(reason: .notClaimed, detail: detail, speaker: id))
        }
        guard table.lane == lane else {
            let detail = "profile \(profile) claims the topic for the other lane; the broker keeps an old subscription"
            return .failure(Refusal(reason: .notClaimed, detail: detail, speaker: id))
        }
        return .success((device, table))
    }
}
