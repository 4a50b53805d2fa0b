public import CareCore
import CareWire

/// Takes raw messages through topic, registry, decoder and core: the one way for live traffic and for replay.
public struct Intake: Sendable {
    private let tables: [FieldTable]
    private let strangersTable: FieldTable
    let claimed: ClaimedTopics
    var message = Message()

    /// Prepares decoding for the profiles.
    public init(profiles: ProfileSet) {
        tables = profiles.profiles.map { FieldTable($0) }
        claimed = ClaimedTopics(profiles: profiles, tables: tables)
        strangersTable = FieldTable(
            Profile(
                id: "stranger", title: BilingualText(zh: "未登记设备", en: "Unregistered device"), deviceClass: .hub,
                servesHousehold: false, isReusable: false, slots: [], fields: [], events: [:], liveness: nil,
                rules: []))
    }

    /// Takes one message.
    /// - Parameters:
    ///   - item: Where it lies in `bytes`.
    ///   - bytes: The batch's buffer.
    ///   - now: Gateway time of the receipt.
    ///   - state: The gateway's state.
    ///   - effects: What must be written.
    /// - Returns: `nil` when the message was taken whole; else what must be kept aside and answered.
    public mutating func take(
        _ item: RawBatch.Item, of bytes: UnsafeRawBufferPointer, now: Timestamp, state: inout GatewayState,
        into effects: inout Effects
    ) -> Rejection? {
        let rejection = judge(item, of: bytes, now: now, state: &state, into: &effects)
        if let rejection { Self.count(rejection, at: now, &state, &effects) }
        return rejection
    }

    /// Lets the core know of strangers (SEC-1) and of devices that cannot be read (DQ-2).
    private static func count(
        _ rejection: Rejection, at now: Timestamp, _ state: inout GatewayState, _ effects: inout Effects
    ) {
        if rejection.reason.isStranger { state.countStranger(rejection.remark, at: now, into: &effects) }
        if let device = rejection.unreadableOf { state.countUnreadable(device, at: now, into: &effects) }
    }

    private mutating func judge(
        _ item: RawBatch.Item, of bytes: UnsafeRawBufferPointer, now: Timestamp, state: inout GatewayState,
        into effects: inout Effects
    ) -> Rejection? {
        let topicBytes = UnsafeRawBufferPointer(rebasing: bytes[item.topic])
        let payload = UnsafeRawBufferPointer(rebasing: bytes[item.payload])
        let topic: TopicName
        do {
            topic = try TopicName.parse(topicBytes)
        } catch {
            if case .foreign = error, let match = claimed.match(topicBytes) {
                return take(item, payload, topicBytes, match, now: now, state: &state, into: &effects)
            }
            state.passDelivery(on: item.lane)
            return Rejection(reason: .malformedTopic, detail: error.text)
        }
        guard let id = DeviceID(String(decoding: topicBytes[topic.device], as: UTF8.self)) else {
            state.passDelivery(on: item.lane)
            return Rejection(reason: .malformedTopic, detail: "no device identity in the topic name")
        }
        let sender = Rejection.Sender(county: topic.county, device: id, kind: topic.kind)
        guard let device = state.registry.number(of: id) else {
            return reject(item, payload, sender, .unknownDevice, detail: "device \(id) is not registered", &state)
        }
        guard state.registry[device].county == topic.county else {
            return reject(item, payload, sender, .wrongCounty, detail: wrongCounty(device, topic, state), &state)
        }
        guard let index = state.profileIndex(of: device) else {
            let detail = "no profile \(state.registry[device].profile) among the profiles in force"
            return reject(item, payload, sender, .unknownProfile, detail: detail, &state)
        }
        message.device = device
        return take(item, payload, topicBytes, sender, fields: tables[index], now: now, &state, &effects)
    }

    /// Decodes a message of a known device and lets the core judge it.
    private mutating func take(
        _ item: RawBatch.Item, _ payload: UnsafeRawBufferPointer, _ topic: UnsafeRawBufferPointer,
        _ sender: Rejection.Sender, fields: FieldTable, now: Timestamp, _ state: inout GatewayState,
        _ effects: inout Effects
    ) -> Rejection? {
        message.isRetained = item.isRetained
        message.receivedAt = now
        do {
            try EnvelopeDecoder.decode(payload, kind: sender.kind, fields: fields, into: &message)
        } catch {
            state.passDelivery(on: item.lane)
            return Rejection(
                reason: error.quarantineReason, detail: error.text, sender: sender, reference: message.reference,
                unreadableOf: message.device, wantsReceipt: message.wantsReceipt)
        }
        return apply(item, payload, topic, sender, now: now, &state, &effects)
    }

    /// Lets the core judge the message that was decoded.
    mutating func apply(
        _ item: RawBatch.Item, _ payload: UnsafeRawBufferPointer, _ topic: UnsafeRawBufferPointer,
        _ sender: Rejection.Sender?, now: Timestamp, _ state: inout GatewayState, _ effects: inout Effects
    ) -> Rejection? {
        let isTimeless = TimeTrust(of: message.deviceTime, receivedAt: now) != .device
        message.delivery = Delivery(
            lane: item.lane, packetID: item.packetID,
            hash: isTimeless ? Self.hash(item, payload, topic) : 0)
        switch state.apply(message, at: now, into: &effects) {
        case .taken, .duplicate: return nil
        case .takenInPart(let reason, let detail), .quarantined(let reason, let detail):
            return Rejection(
                reason: reason, detail: detail, sender: sender, reference: message.reference,
                wantsReceipt: message.wantsReceipt)
        }
    }

    /// What makes one delivery another under the same packet identifier: subscription, topic name, payload.
    private static func hash(
        _ item: RawBatch.Item, _ payload: UnsafeRawBufferPointer, _ topic: UnsafeRawBufferPointer
    ) -> UInt64 {
        let subscription = StableHash.seed ^ UInt64(item.subscription)
        return StableHash.of(payload, seed: StableHash.of(topic, seed: subscription))
    }

    /// Rejects a message of which only the reference matters, so that its sender can be answered.
    private mutating func reject(
        _ item: RawBatch.Item, _ payload: UnsafeRawBufferPointer, _ sender: Rejection.Sender,
        _ reason: QuarantineReason, detail: String, _ state: inout GatewayState
    ) -> Rejection {
        state.passDelivery(on: item.lane)
        // A payload that cannot be read has no reference to answer to; the reason stays the one found first.
        let isReadable =
            (try? EnvelopeDecoder.decode(payload, kind: sender.kind, fields: strangersTable, into: &message)) != nil
        return Rejection(
            reason: reason, detail: detail, sender: sender, reference: message.reference,
            wantsReceipt: isReadable && message.wantsReceipt)
    }

    private func wrongCounty(_ device: DeviceNumber, _ topic: TopicName, _ state: borrowing GatewayState) -> String {
        "device \(state.registry[device].id) belongs to county \(state.registry[device].county), found \(topic.county)"
    }
}
