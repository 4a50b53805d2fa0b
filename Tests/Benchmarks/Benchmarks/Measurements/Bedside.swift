import BareLoops
import CareCore
import CareWire
import Histogram
import Mosquitto

/// Buttons that are pressed and somebody who watches the alarm topics, both on one thread and one clock.
///
/// The presses come at fixed times whether answers come or not: a slow one does not spare the next.
final class Bedside {
    static let intervalMilliseconds: Int64 = 5
    static var emptyHistogram: Histogram<UInt32> {
        Histogram<UInt32>(highestTrackableValue: 60_000_000_000, numberOfSignificantValueDigits: .three)
    }

    private let pool: ConnectionPool
    private let device: PublisherConnection
    private let observer: PublisherConnection
    private let buttons: [FleetDevice]
    private var next = 0
    private var pressedAt: [String: Int64] = [:]
    private var latency = Bedside.emptyHistogram

    private static let plainTopic = "benchmark/plain"
    private static let deviceField = Array(#""device":""#.utf8)

    init(port: UInt16, buttons: [FleetDevice]) throws {
        self.buttons = buttons
        pool = try ConnectionPool()
        func options(_ name: String) -> ConnectionOptions {
            var options = ConnectionOptions(clientID: name, address: BrokerAddress(host: "127.0.0.1", port: port))
            options.startsClean = true
            return options
        }
        device = try pool.connect(options("bedside"))
        var watching = options("watcher")
        watching.subscriptions = [
            Subscription("homebed/v1/+/alarms/+", retained: .never), Subscription(Self.plainTopic, retained: .never),
        ]
        observer = try pool.connect(watching)
        let end = bare_now() + 10_000_000_000
        var isWatching = false
        while !device.isConnected || !isWatching {
            if bare_now() > end { throw BenchmarkError("the bedside cannot connect") }
            pool.run(atMost: Milliseconds(5), now: time)
            for case .subscribed in observer.takeChanges() { isWatching = true }
        }
    }

    /// Presses one button after the other until `isOver`, at most so many; waits for every alarm.
    func press(atMost count: Int, isOver: () -> Bool) throws -> Histogram<UInt32> {
        try send(atMost: count, isOver: isOver) { number in
            let button = buttons[number % buttons.count]
            let payload = Envelope.event(
                button, "sos", sequence: number, at: Site.now.milliseconds)
            return (button.id, button.eventTopic, payload)
        }
    }

    /// Publishes messages of an alarm's size past the gateway.
    func plain(count: Int) throws -> Histogram<UInt32> {
        let filling = String(repeating: "x", count: 250)
        return try send(atMost: count, isOver: { false }) { number in
            ("p\(number)", Self.plainTopic, #"{"device":"p\#(number)","filling":"\#(filling)"}"#)
        }
    }

    private func send(
        atMost count: Int, isOver: () -> Bool, message: (Int) -> (key: String, topic: String, payload: String)
    ) throws -> Histogram<UInt32> {
        latency = Self.emptyHistogram
        let start = bare_now()
        for number in 0..<count {
            let due = start + Int64(number) * Self.intervalMilliseconds * 1_000_000
            while bare_now() < due { turn(until: due) }
            if isOver() { break }
            let (key, topic, payload) = message(next)
            next += 1
            pressedAt[key] = bare_now()
            guard device.publish(topic: topic, payload: Array(payload.utf8)) != nil else {
                throw BenchmarkError("the bedside's message was not taken")
            }
        }
        let end = bare_now() + 30_000_000_000
        while !pressedAt.isEmpty {
            if bare_now() > end { throw BenchmarkError("\(pressedAt.count) presses without an alarm in 30 s") }
            turn(until: end)
        }
        return latency
    }

    private func turn(until due: Int64) {
        // Whole milliseconds are poll's unit; the last one is spun away.
        let wait = min(50, max(0, (due - bare_now()) / 1_000_000))
        pool.run(atMost: Milliseconds(wait), now: time)
        let now = bare_now()
        for message in observer.takeMessages() {
            guard let key = Self.device(in: message.payload), let before = pressedAt.removeValue(forKey: key) else {
                continue
            }
            latency.record(UInt64(now - before))
        }
        _ = device.takeConfirmed()
    }

    private var time: Timestamp { Timestamp(milliseconds: bare_now() / 1_000_000) }

    private static func device(in payload: [UInt8]) -> String? {
        guard let range = payload.firstRange(of: deviceField) else { return nil }
        return String(decoding: payload[range.upperBound...].prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
    }
}
