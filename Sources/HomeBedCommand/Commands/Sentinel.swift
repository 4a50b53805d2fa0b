import ArgumentParser
import CareCore
import CareNotify
import CareWire
import Foundation
import Gateway
import Mosquitto

/// `homebed sentinel --broker … --channel FILE#NAME [--gateway NAME]`
struct Sentinel: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Watches a gateway from another machine and tells people when it is dead.",
        discussion: """
            Sends a message when no heartbeat came for 90 s, when the gateway runs but has written nothing for 60 s, \
            when it was stopped or lost and is not back within 15 s, or when the broker cannot be reached for 90 s; \
            again every 30 min, and once when it lives again.
            """)

    @Option(
        help: ArgumentHelp(
            "Name of the gateway (key gateway.id, \(GatewayConfiguration().gateway) by default).", valueName: "NAME"))
    var gateway: String?

    @Option(
        help: ArgumentHelp("Channel: file of channels, #, name; may be given several times.", valueName: "FILE#NAME"))
    var channel: [String]

    @Option(help: ArgumentHelp("Whom, for all channels; as the channels want.", valueName: "ADDRESS"))
    var to = ""

    @OptionGroup var broker: BrokerOptions

    func validate() throws {
        if let gateway, DeviceID(gateway) == nil {
            throw ValidationError("--gateway: expected 1 to 32 of A–Z a–z 0–9 : _ -, found \"\(gateway)\"")
        }
        if channel.isEmpty { throw ValidationError("--channel: expected at least one FILE#NAME") }
    }

    func run() async throws {
        var input = ConfigurationInput(environment: ProcessInfo.processInfo.environment, file: nil)
        for (key, flag) in broker.flags {
            if let value = flag.value { input.flags[key] = (flag.name, value) }
        }
        if let gateway { input.flags["gateway.id"] = ("--gateway", gateway) }
        let loaded = try GatewayConfiguration.load(input).checked()
        let (name, configuration) = (try GatewayName.id(loaded.gateway), loaded.broker)
        let outlets = try channel.map { SentinelOutlet(channel: try Self.channel($0), address: to) }
        // A name of its own each time: two sentinels of one gateway must not take each other's connection.
        var options = ConnectionOptions(
            clientID: "homebed-sentinel-\(String(UInt32.random(in: 0...(.max)), radix: 16))",
            address: configuration.address, credentials: try configuration.credentials(),
            version: configuration.version)
        options.startsClean = true
        options.sessionExpirySeconds = 0
        options.subscriptions = [Subscription(OutgoingTopic.heartbeat(gateway: name), retained: .always)]
        Console.tell("watching gateway \(name) at \(configuration.address) for \(outlets.count) channels")
        var post = SentinelPost(gateway: name.text, outlets: outlets)
        let watcher = try HeartbeatWatcher(options: options)
        while true {
            if let news = watcher.look() { post.add(news) }
            await post.deliver()
        }
    }

    private static func channel(_ text: String) throws -> any DeliveryChannel {
        guard let mark = text.lastIndex(of: "#") else {
            throw CommandFailure(.usage, "error: --channel: expected FILE#NAME, found \"\(text)\"")
        }
        return try ChannelChoice.channel(String(text[text.index(after: mark)...]), in: String(text[..<mark]))
    }
}
