import CareCore
import CareWire
import Mosquitto
import SimKit

/// One test event on its way to the gateway and back.
final class BedsidePress {
    /// How it ended.
    struct Outcome {
        let isStored: Bool
        let text: String
    }

    private let pool: ConnectionPool
    private let connection: PublisherConnection
    private let device: String
    private let topic: String
    private let payload: [UInt8]
    private let reference: String
    private let broker: BrokerAddress

    init(
        device: String, county: String, event: String, broker: BrokerAddress, credentials: BrokerCredentials,
        clock: StoryClock
    ) throws {
        self.device = device
        self.broker = broker
        topic = "homebed/v1/\(county)/\(device)"
        let now = clock.now
        let reference = "technician-\(now.milliseconds)"
        self.reference = reference
        var json = JSONWriter()
        json.object { json in
            json.field("v", 1)
            json.field("ref", reference)
            json.field("ts", now.milliseconds)
            json.field("event", event)
            json.field("test", true)
        }
        payload = json.bytes
        pool = try ConnectionPool()
        var options = ConnectionOptions(
            clientID: "technician-\(StoryClock.ticks)", address: broker, credentials: credentials)
        options.startsClean = true
        options.sessionExpirySeconds = 0
        options.subscriptions = [Subscription("\(topic)/receipt", retained: .never)]
        connection = try pool.connect(options)
    }

    /// Sends and waits.
    func run(patienceMilliseconds: Int64) throws -> Outcome {
        defer { pool.close(atMost: .seconds(2)) }
        let end = StoryClock.ticks + patienceMilliseconds * 1_000
        var sentAt: Int64?
        var brokerTook: Int64?
        var packet: UInt16?
        while StoryClock.ticks < end, !StopSignal.isRaised {
            pool.run(atMost: .milliseconds(20), now: Timestamp(milliseconds: StoryClock.ticks / 1_000))
            for change in connection.takeChanges() {
                if let failure = explain(change) { return Outcome(isStored: false, text: failure) }
                if change == .subscribed, sentAt == nil {
                    packet = connection.publish(topic: "\(topic)/event", payload: payload)
                    sentAt = packet == nil ? nil : StoryClock.ticks
                }
            }
            for confirmed in connection.takeConfirmed() where confirmed == packet {
                if connection.refusedPublishes > 0 { return Outcome(isStored: false, text: refusal) }
                brokerTook = StoryClock.ticks
            }
            for message in connection.takeMessages() {
                guard let receipt = ReceiptMessage(message.payload), receipt.ref == reference, let sentAt else {
                    continue
                }
                return outcome(of: receipt, microseconds: StoryClock.ticks - sentAt)
            }
        }
        let words = silence(sent: sentAt != nil, brokerTook: brokerTook != nil, patienceMilliseconds)
        return Outcome(isStored: false, text: words)
    }

    private func outcome(of receipt: ReceiptMessage, microseconds: Int64) -> Outcome {
        let milliseconds = LivePicture.milliseconds(UInt64(max(0, microseconds)))
        let promised = [0, 1, 2, 14].contains(receipt.status)
        return Outcome(
            isStored: promised,
            text: "\(device): \(ReceiptWords.explain(receipt.status)) (status \(receipt.status)); round trip "
                + "\(milliseconds) ms")
    }

    private func explain(_ change: ConnectionChange) -> String? {
        switch change {
        case .refused(let code, let reason):
            "the broker at \(broker) refused the connection: \(reason) (code \(code)); check the user and its "
                + "password, and whether the broker has read the list that broker-config wrote"
        case .unreachable(let reason):
            "the broker at \(broker) cannot be reached: \(reason); check address, port, cable and whether it runs"
        case .connected, .subscribed, .disconnected: nil
        }
    }

    private var refusal: String {
        "the broker did not take the message: this user may not speak for \(device) in that county; "
            + "check --county and run broker-config after the import"
    }

    private func silence(sent: Bool, brokerTook: Bool, _ milliseconds: Int64) -> String {
        let seconds = milliseconds / 1_000
        if !sent { return "no connection to the broker at \(broker) within \(seconds) s" }
        if !brokerTook { return "the broker did not confirm the message within \(seconds) s; it may be overloaded" }
        return "the broker has the message, but no receipt came within \(seconds) s: the gateway is not running or far "
            + "behind; 'homebed doctor' on its machine says which. The broker keeps the message for it"
    }
}

extension Milliseconds {
    fileprivate static func milliseconds(_ count: Int64) -> Milliseconds { Milliseconds(count) }
}
