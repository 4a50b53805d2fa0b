import CareCore
import CareWire
import Foundation
import Mosquitto

/// Buttons that keep each press until its receipt and send it again, as devices must (DESIGN promise 1), only sooner.
final class RetryingFleet {
    static let buttons = 20
    /// Devices in the field wait 5 s and more.
    private static let patience: Int64 = 1_000

    private struct Press {
        let topic: String
        let payload: String
        var sentAt: Int64?
    }

    private let side: TestPublisher
    private let start = ContinuousClock.now
    private var waiting: [String: Press] = [:]
    private(set) var presses: [String: Int] = [:]
    private(set) var repeated = 0

    init(port: UInt16) throws {
        side = try TestPublisher(port: port, clientID: "fleet") {
            $0.subscriptions = [Subscription("homebed/v1/532901/+/receipt", retained: .never)]
        }
        try side.connect()
    }

    static func button(_ index: Int) -> String { "button-\(index)" }

    var isSettled: Bool { waiting.isEmpty }

    var pressed: Int { presses.values.reduce(0, +) }

    private var now: Int64 { TestTime.milliseconds(since: start) }

    /// One more press, from the next button in turn.
    func press() {
        let number = pressed
        let button = Self.button(number % Self.buttons)
        presses[button, default: 0] += 1
        let time = Int64(Date().timeIntervalSince1970 * 1_000)
        waiting["r\(number)"] = Press(
            topic: "homebed/v1/532901/\(button)/event",
            payload: #"{"v":1,"ref":"r\#(number)","ts":\#(time),"event":"sos"}"#)
    }

    /// Serves the connection once and sends what is new or was not answered in time.
    func turn() {
        side.turn()
        for message in side.messages {
            let object = try? JSONSerialization.jsonObject(with: Data(message.payload)) as? [String: Any]
            if let ref = object?["ref"] as? String, let status = object?["status"] as? Int, status != 20, status != 30 {
                waiting[ref] = nil
            }
        }
        side.messages.removeAll()
        _ = side.connection.takeConfirmed()
        let time = now
        for (ref, press) in waiting where press.sentAt.map({ time - $0 >= Self.patience }) ?? true {
            guard side.connection.publish(topic: press.topic, payload: Array(press.payload.utf8)) != nil else { return }
            if press.sentAt != nil { repeated += 1 }
            waiting[ref]?.sentAt = time
        }
    }

    /// Presses at a rate for a time, or until a condition holds.
    func run(_ length: Milliseconds, perSecond rate: Int, until isDone: () -> Bool = { false }) {
        let begin = now
        let before = pressed
        while now - begin < length.count, !isDone() {
            while pressed - before < Int(now - begin) * rate / 1_000 { press() }
            turn()
        }
    }
}
