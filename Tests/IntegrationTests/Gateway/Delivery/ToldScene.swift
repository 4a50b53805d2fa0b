import CareCore
import Foundation
import Gateway
import TestSupport

/// A running gateway on a real broker whose channels are providers of the test.
final class ToldScene {
    let files: GatewayFiles
    let broker: TestBroker
    let gateway: ServedGateway
    let devices: DeviceSide

    /// - Parameters:
    ///   - rate: How many times as fast as the machine's the gateway's time runs.
    ///   - registered: Devices with profile and bed.
    ///   - people: In the contact book, as `person role channels`.
    ///   - channels: Name, kind and provider of each channel.
    /// - Throws: What kept it from starting.
    init(
        rate: Double = 1, _ registered: [(device: String, profile: String, bed: Int)], people: [String],
        channels: [(name: String, kind: String, provider: Provider)]
    ) throws {
        files = try rate == 1 ? GatewayFiles() : QuickTime.files(rate: rate)
        try files.register(registered, people: people)
        broker = try TestBroker()
        let lines = channels.map { channel in
            "  \(channel.name): {kind: \(channel.kind), url: \"\(channel.provider.url)\", allow_private: true, "
                + "secret: {env: SECRET}}"
        }
        let file = files.folder.appendingPathComponent("channels.yaml")
        try "channels:\n\(lines.joined(separator: "\n"))\n".write(to: file, atomically: true, encoding: .utf8)
        var variables = ["HOMEBED_NOTIFY_CHANNELS": file.path, "SECRET": "s"]
        if rate != 1 { variables.merge(QuickTime.variables(files)) { $1 } }
        gateway = ServedGateway(files, port: broker.port, variables: variables)
        devices = try DeviceSide(port: broker.port)
        try gateway.serve()
    }

    /// Carries out a command on the running gateway.
    func act(_ command: Command) throws {
        let outcome = try gateway.command(command)
        guard case .done = outcome else { throw TestFailure("refused: \(outcome)") }
    }

    /// Number of the newest alarm of a rule.
    func alarm(_ rule: String) throws -> AlarmID {
        AlarmID(Int64(try files.number("SELECT max(number) FROM alarm WHERE rule = '\(rule)'")))
    }

    /// Whom the gateway decided to tell of the newest alarm of a rule: `purpose role recipient`, in order.
    func told(of rule: String) throws -> [String] {
        try files.texts(
            """
            SELECT purpose || ' ' || role || ' ' || recipient FROM notification
            WHERE alarm = (SELECT max(number) FROM alarm WHERE rule = '\(rule)') ORDER BY number
            """)
    }

    /// Seconds of gateway time from the raise of the newest alarm of a rule to the first time that somebody was told.
    func seconds(until recipient: String, of rule: String) throws -> Int {
        try files.number(
            """
            SELECT (min(notification.at) - alarm.receivedAt) / 1000 FROM notification
                JOIN alarm ON alarm.number = notification.alarm
            WHERE recipient = '\(recipient)' AND alarm = (SELECT max(number) FROM alarm WHERE rule = '\(rule)')
            """)
    }

    /// Waits until so many notifications were delivered.
    func untilDelivered(_ count: Int, _ what: String = "notifications are delivered") throws {
        try devices.until(what, atMost: .seconds(60)) {
            try files.number("SELECT count(*) FROM notification WHERE outcome = 1") >= count
        }
    }
}

extension SeenRequest {
    /// The identity by which a receiver knows a second delivery.
    var identity: String { headers["Homebed-Id"] ?? "" }
    /// Whom it is for.
    var recipient: String { (object["to"] as? String) ?? "" }
    /// The body.
    var object: [String: Any] {
        (try? JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any]) ?? [:]
    }
}
