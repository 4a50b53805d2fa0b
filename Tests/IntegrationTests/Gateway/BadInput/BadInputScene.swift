import CareCore
import Foundation
import Gateway
import Mosquitto

/// A broker, a gateway and devices in which a case of bad input is played.
///
/// `marker` is a pull cord whose answered press says that what was sent before it on the urgent lane has been taken.
final class BadInputScene {
    let input: BadInputCase
    let files: GatewayFiles
    let gateway: ServedGateway
    private let plain: TestBroker?
    private let guarded: ConfiguredBroker?
    /// Who sends the bad input.
    private let sender: DeviceSide
    /// Who sees the answers.
    private let witness: DeviceSide

    init(_ input: BadInputCase) throws {
        self.input = input
        files = try GatewayFiles()
        try files.register([
            ("b-1", "sos-button", 1), ("m-1", "mattress-belt", 1), ("b-2", "sos-button", 2),
            ("z-1", "sos-button-zigbee", 1), ("marker", "sos-cord-4g", 2),
        ])
        if let profile = input.vanishedProfile { try Self.remove(profile, from: files) }
        if input.hasAccessList {
            let broker = try ConfiguredBroker(files)
            (plain, guarded) = (nil, broker)
            gateway = ServedGateway(files, port: broker.port, variables: broker.gatewayVariables)
            let hubs = try ["1", "2"].map { try broker.credentials(of: "hub-532901-00000\($0)") }
            sender = try DeviceSide(port: broker.port, name: "hub-1") { $0.credentials = hubs[0] }
            witness = try DeviceSide(port: broker.port, name: "hub-2") { $0.credentials = hubs[1] }
        } else {
            let broker = try TestBroker()
            (plain, guarded) = (broker, nil)
            gateway = ServedGateway(files, port: broker.port, variables: input.variables)
            sender = try DeviceSide(port: broker.port, name: "sender")
            witness = try DeviceSide(port: broker.port, name: "witness")
        }
    }

    /// Sends the input and returns when the gateway has dealt with it.
    func play() throws {
        try send { $0.isRetained }
        try gateway.serve()
        try send { !$0.isRetained }
        try witness.publish(#"{"v":1,"ref":"marker","event":"red_key"}"#, to: "homebed/v1/532901/marker/event")
        try witness.until("the marker is answered") {
            witness.receipts.contains { $0["ref"] as? String == "marker" && $0["status"] as? Int == 0 }
        }
        // The bulk lane has an order of its own: its readings are the sign.
        try witness.until("the readings are stored") { try readings().count >= input.readings.count }
        if input.readings.isEmpty { return }
        try witness.until("telemetry is answered") { !statuses.isEmpty }
    }

    private func send(_ isWanted: (BadInputCase.Message) -> Bool) throws {
        for message in input.messages where isWanted(message) {
            try sender.publish(
                BadInputCase.fill(message.payload, now: files.now), to: message.topicName,
                isRetained: message.isRetained)
        }
    }

    /// What the senders of the bad input were answered, at the topic names they listen to.
    var statuses: [Int] {
        let endings = Set(input.messages.map(\.receipt))
        return witness.publisher.messages.filter { seen in endings.contains { seen.topic.hasSuffix($0) } }.compactMap {
            message in
            let object = try? JSONSerialization.jsonObject(with: Data(message.payload)) as? [String: Any]
            return object?["status"] as? Int
        }
    }

    /// The readings that were stored: `metric validity isServerTime`.
    func readings() throws -> [String] {
        try files.texts("SELECT metric || ' ' || validity || ' ' || isServerTime FROM readingView ORDER BY metric")
            .compactMap { text in
                let parts = text.split(separator: " ").compactMap { UInt8($0) }
                guard parts.count == 3, let metric = Metric(rawValue: parts[0]),
                    let validity = Validity(rawValue: parts[1])
                else { return nil }
                return "\(metric.name) \(validity.name) \(parts[2])"
            }
    }

    /// Takes a profile and its tests out of a copy of the shipped ones.
    private static func remove(_ profile: String, from files: GatewayFiles) throws {
        let copy = files.folder.appendingPathComponent("profiles")
        try FileManager.default.copyItem(at: URL(filePath: GatewayUnderTest.profiles), to: copy)
        for ending in [".yaml", ".test.yaml"] {
            try FileManager.default.removeItem(at: copy.appendingPathComponent(profile + ending))
        }
        files.configuration.profiles = copy.path
    }
}
