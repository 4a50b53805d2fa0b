import CareCore
import Ingest

/// A broker in memory that shows orders of events which a real one cannot be made to show at a given step.
///
/// Keeps a message until it was acknowledged, and delivers what was not again, under the same packet identifier.
final class MemoryBroker {
    struct Message {
        let packetID: UInt16
        let topic: String
        let payload: [UInt8]
        let isRetained: Bool
        let subscription: UInt32
    }

    let diary: Diary
    /// Everything the gateway published, in order.
    private(set) var published: [OutgoingMessage] = []
    /// Publishes taken without confirmation.
    var window = Limits.batchMessages
    /// Confirms publishes as soon as it is asked.
    var confirms = true
    /// Drops what the gateway acknowledges, as a connection that breaks at that moment does.
    var losesAcknowledgements = false
    /// Called after each receive that brought something.
    var afterReceive: ((Lane) -> Void)?
    private var waiting: [[Message]] = [[], []]
    private var delivered: [[Message]] = [[], []]
    private var isConnected = [false, false]
    /// Lanes that the gateway left until it reads them again.
    private var isResting = [false, false]
    private var changes: [LaneChange] = []
    private var unconfirmed: [OutboxID] = []
    /// Published behind acknowledgements that have not left: libmosquitto sends its queue in order or not at all.
    private var queued: [OutgoingMessage] = []
    private var isWithholding = false
    private var nextPacket: UInt16 = 1
    /// Identifier of each lane's newest subscription; each connection makes another.
    private var subscriptions: [UInt32] = [0, 0]

    init(diary: Diary) { self.diary = diary }

    /// What has not been acknowledged.
    var keeps: Int { waiting.joined().count + delivered.joined().count }

    func connect(isSessionPresent: Bool = true) {
        for lane in Lane.allCases { connect(lane, isSessionPresent: isSessionPresent) }
    }

    func connect(_ lane: Lane, isSessionPresent: Bool = true) {
        let index = Int(lane.rawValue)
        guard !isConnected[index] else { return }
        isConnected[index] = true
        isResting[index] = false
        subscriptions[index] += 1
        if lane == .urgent { leave() }
        waiting[index] = delivered[index] + waiting[index]
        delivered[index] = []
        changes.append(.connected(lane, sessionPresent: isSessionPresent, receiveMaximum: window))
        changes.append(.subscribed(lane))
    }

    func disconnect(_ lane: Lane) {
        guard isConnected[Int(lane.rawValue)] else { return }
        isConnected[Int(lane.rawValue)] = false
        changes.append(.disconnected(lane, reason: "the test cut it"))
    }

    /// An attempt to connect fails.
    func turnAway() { changes.append(.unreachable(.urgent, reason: "the test turned it away")) }

    /// The gateway's process is gone.
    func lose() {
        isConnected = [false, false]
        changes = []
        unconfirmed = []
        queued = []
    }

    /// The broker has lost the session and all it held.
    func forget() {
        waiting = [[], []]
        delivered = [[], []]
        nextPacket = 1
    }

    func send(_ topic: String, _ payload: String, isRetained: Bool = false) {
        let isForeignData = topic.hasPrefix("zigbee2mqtt/") && !topic.hasSuffix("/availability")
        let lane: Lane = topic.hasSuffix("/event") || isForeignData ? .urgent : .bulk
        waiting[Int(lane.rawValue)].append(
            Message(
                packetID: nextPacket, topic: topic, payload: Array(payload.utf8), isRetained: isRetained,
                subscription: subscriptions[Int(lane.rawValue)]))
        nextPacket = nextPacket == .max ? 1 : nextPacket + 1
    }

    func hasInput(_ lane: Lane) -> Bool {
        isConnected[Int(lane.rawValue)] && !waiting[Int(lane.rawValue)].isEmpty
    }

    func receive(_ lane: Lane, into batch: inout RawBatch, limit: Int) -> ReceiveOutcome {
        let index = Int(lane.rawValue)
        guard isConnected[index] else {
            if isResting[index] { connect(lane) }
            return .disconnected
        }
        let taken = waiting[index].prefix(limit)
        for message in taken {
            Array(message.topic.utf8).withUnsafeBytes { topic in
                message.payload.withUnsafeBytes { payload in
                    batch.append(
                        lane: lane, packetID: message.packetID, isRetained: message.isRetained,
                        subscription: message.subscription, topic: topic, payload: payload)
                }
            }
        }
        waiting[index].removeFirst(taken.count)
        delivered[index] += taken
        if !taken.isEmpty {
            diary.note(.received(lane, taken.count))
            afterReceive?(lane)
        }
        return waiting[index].isEmpty ? .drained : .more
    }

    func rest(_ lane: Lane) {
        isConnected[Int(lane.rawValue)] = false
        isResting[Int(lane.rawValue)] = true
    }

    func acknowledge() {
        diary.note(.acknowledged)
        leave()
        if !losesAcknowledgements { delivered = [[], []] }
    }

    func withhold() { isWithholding = true }

    func abandon(pause: Milliseconds) {
        diary.note(.abandoned(pause: pause))
        isConnected = [false, false]
        isWithholding = false
    }

    func publish(_ message: OutgoingMessage) -> Bool {
        guard isConnected[Int(Lane.urgent.rawValue)], unconfirmed.count < window else { return false }
        diary.note(.published(message.rank))
        queued.append(message)
        unconfirmed.append(message.id)
        if isWithholding || delivered[Int(Lane.urgent.rawValue)].isEmpty { leave() }
        return true
    }

    private func leave() {
        published += queued
        queued = []
    }

    func takeConfirmed() -> [OutboxID] {
        guard confirms else { return [] }
        defer { unconfirmed = [] }
        return unconfirmed
    }

    func takeChanges() -> [LaneChange] {
        defer { changes = [] }
        return changes
    }
}
