import CareCore
import Foundation

/// How a row of the table of bad input is brought about.
struct BadInputCase: Sendable {
    /// One message; `topic` is a foreign topic name or what comes after `homebed/v1/`. `{now}` in `payload` stands for
    /// the present in ms, with a distance as `{now+3600000}`.
    struct Message: Sendable {
        var topic: String
        var payload: String
        var isRetained = false

        var isForeign: Bool { topic.hasPrefix("zigbee2mqtt/") }
        var topicName: String { isForeign ? topic : "homebed/v1/\(topic)" }
        /// The end of the topic name of a receipt for the sender.
        var receipt: String {
            let levels = topic.split(separator: "/")
            return "/\(levels[1])/receipt"
        }
    }

    var messages: [Message]
    /// Settings of the gateway besides the usual ones.
    var variables: [String: String] = [:]
    /// A profile file that is taken away after the devices were registered.
    var vanishedProfile: String?
    /// Whether the broker has the access list of `homebed broker-config`; then hubs publish, each for its household.
    var hasAccessList = false
    /// Readings that are stored nevertheless: `metric validity isServerTime`.
    var readings: [String] = []
    /// Alarms that are raised nevertheless.
    var alarms: [String] = []

    private static let button = "532901/b-1/event"
    private static let mattress = "532901/m-1/telemetry"

    private static func event(_ payload: String, topic: String = button) -> BadInputCase {
        BadInputCase(messages: [Message(topic: topic, payload: payload)])
    }

    private static func telemetry(_ payload: String, readings: [String]) -> BadInputCase {
        BadInputCase(messages: [Message(topic: mattress, payload: payload)], readings: readings)
    }

    private static let press = #"{"v":1,"ref":"x","ts":{now},"event":"sos"}"#

    private static func foreign(_ device: String, _ payload: String) -> BadInputCase {
        event(payload, topic: "zigbee2mqtt/\(device)")
    }

    /// By what the first column of the table says.
    static let all: [String: BadInputCase] = [
        "unknown device": event(press, topic: "532901/stranger/event"),
        "wrong county for the device": event(press, topic: "532925/b-1/event"),
        "malformed JSON": event(#"{"v":1,"ref":"x","event":"sos""#),
        "wrong type of an envelope field": event(#"{"v":1,"ref":"x","ts":{now},"event":5}"#),
        "wrong type of a reading": telemetry(
            #"{"v":1,"ref":"x","receipt":true,"ts":{now},"readings":{"heart_rate":"seventy"}}"#,
            readings: ["heart_rate wrong_type 0"]),
        "implausible value": telemetry(
            #"{"v":1,"ref":"x","receipt":true,"ts":{now},"readings":{"heart_rate":999}}"#,
            readings: ["heart_rate implausible 0"]),
        "missing `ts`": telemetry(
            #"{"v":1,"ref":"x","receipt":true,"readings":{"heart_rate":70}}"#, readings: ["heart_rate valid 1"]),
        "`ts` in the future or of 1970": BadInputCase(
            messages: [
                Message(topic: button, payload: #"{"v":1,"ref":"x","ts":{now+3600000},"event":"sos"}"#),
                Message(topic: button, payload: #"{"v":1,"ref":"y","ts":86400000,"event":"sos"}"#),
            ], alarms: ["SOS-1"]),
        "time in `history` that nothing explains": telemetry(
            #"{"v":1,"ref":"x","receipt":true,"ts":{now},"readings":{"heart_rate":70},"#
                + #""history":[{"ts":{now+3600000},"readings":{"heart_rate":71}}]}"#,
            readings: ["heart_rate valid 0"]),
        // Over MQTT 5 the gateway tells the broker not to send what it has kept.
        "retained event": BadInputCase(
            messages: [Message(topic: button, payload: press, isRetained: true)],
            variables: ["HOMEBED_BROKER_PROTOCOL": "3.1.1"]),
        "payload over 16 KiB": event(
            #"{"v":1,"ref":"x","event":"sos","data":"\#(String(repeating: "x", count: 16_384))"}"#),
        "profile that is not among those in force": BadInputCase(
            messages: [Message(topic: button, payload: press)], vanishedProfile: "emergency_button/hub-button"),
        "unknown metric or field": telemetry(
            #"{"v":1,"ref":"x","receipt":true,"ts":{now},"mood":3,"readings":{"heart_rate":70,"aura":"blue"}}"#,
            readings: ["heart_rate valid 0"]),
        "unknown event": event(#"{"v":1,"ref":"x","ts":{now},"event":"dance"}"#),
        "device that serves nobody at its time": BadInputCase(
            messages: [Message(topic: button, payload: #"{"v":1,"ref":"x","ts":1699999999999,"event":"sos"}"#)],
            alarms: ["AST-2"]),
        "another device's topic": BadInputCase(
            messages: [Message(topic: "532901/b-2/event", payload: press)], hasAccessList: true),
        "claimed foreign topic of an unknown device": foreign("stranger", #"{"action":"single"}"#),
        "claimed foreign topic of a name that is no device identity": foreign("厨房", #"{"action":"single"}"#),
        "claimed foreign topic of a device whose profile does not claim it": foreign(
            "b-1", #"{"action":"single"}"#),
        "garbage on a claimed foreign topic": foreign("z-1", "single"),
        "value of an event field that the profile does not list": foreign("z-1", #"{"action":"shake"}"#),
        "retained message of a claimed foreign topic": BadInputCase(
            messages: [Message(topic: "zigbee2mqtt/z-1", payload: #"{"action":"single"}"#, isRetained: true)],
            variables: ["HOMEBED_BROKER_PROTOCOL": "3.1.1"]),
    ]

    /// The payload with the present put in.
    static func fill(_ payload: String, now: Timestamp) -> String {
        payload.replacing(/\{now(\+\d+)?\}/) { match in
            "\(now.milliseconds + (match.output.1.flatMap { Int64($0.dropFirst()) } ?? 0))"
        }
    }
}
