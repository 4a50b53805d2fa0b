import CareCore
import CareWire
import Foundation
import Mosquitto

/// A device-side connection that sees what the gateway says: receipts, alarm messages and heartbeats.
final class DeviceSide {
    let publisher: TestPublisher

    init(port: UInt16, name: String = "device-side", change: (inout ConnectionOptions) -> Void = { _ in }) throws {
        publisher = try TestPublisher(port: port, clientID: name) { options in
            options.subscriptions = [
                Subscription("homebed/v1/+/+/receipt", retained: .never),
                Subscription("homebed/v1/+/alarms/+", retained: .never),
                Subscription("homebed/v1/gateway/+/heartbeat", retained: .always),
            ]
            change(&options)
        }
        try publisher.connect()
    }

    /// What came under topic names that end in `suffix`, as objects.
    func objects(_ suffix: String) -> [[String: Any]] {
        publisher.messages.filter { $0.topic.hasSuffix(suffix) }.compactMap { message in
            try? JSONSerialization.jsonObject(with: Data(message.payload)) as? [String: Any]
        }
    }

    /// Receipts in order, whichever device they are for.
    var receipts: [[String: Any]] { objects("/receipt") }

    /// Messages of alarms of that rule, in order.
    func alarms(of rule: String) -> [[String: Any]] {
        publisher.messages.filter { $0.topic.contains("/alarms/") }.compactMap { message in
            try? JSONSerialization.jsonObject(with: Data(message.payload)) as? [String: Any]
        }.filter { $0["rule"] as? String == rule }
    }

    /// Causes of an alarm's messages, each transition once, in order.
    func causes(of rule: String) -> [String] {
        var seen: Set<String> = []
        return alarms(of: rule).compactMap { object in
            seen.insert("\(object["alarm"] ?? "")/\(object["edge"] ?? "")").inserted ? object["cause"] as? String : nil
        }
    }

    func publish(_ payload: String, to topic: String, isRetained: Bool = false) throws {
        try publisher.publish([payload], to: topic, isRetained: isRetained)
    }

    /// A press of a button in 大理市.
    func press(_ device: String, ref: String, ts: Timestamp? = nil) throws {
        let time = ts.map { #""ts":\#($0.milliseconds),"# } ?? ""
        try publish(#"{"v":1,"ref":"\#(ref)",\#(time)"event":"sos"}"#, to: "homebed/v1/532901/\(device)/event")
    }

    func until(_ what: String, atMost: Milliseconds = .seconds(30), _ condition: () throws -> Bool) throws {
        var failure: (any Error)?
        try publisher.until(what, atMost: atMost) {
            do { return try condition() } catch {
                failure = error
                return true
            }
        }
        if let failure { throw failure }
    }

    /// Publishes a last press and waits for its receipt: what was answered before it has come by then.
    func untilAnswered(_ device: String, ref: String, atMost: Milliseconds = .seconds(30)) throws {
        try press(device, ref: ref)
        try until("the receipt of \(ref)", atMost: atMost) { receipts.contains { $0["ref"] as? String == ref } }
    }
}
