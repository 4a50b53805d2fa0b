import CareCore
import CareWire
import Foundation
import Gateway
import Mosquitto

/// Looks at the broker: whether it can be reached, what it allows, whether it keeps strangers out.
struct BrokerDoctor {
    let configuration: GatewayConfiguration
    /// The broker's own file, where it can be read.
    let brokerFile: String?

    /// Bound on each look at the broker.
    static let patience = Milliseconds.seconds(5)
    private static let topic = "\(TopicName.prefix)gateway/doctor/acl"

    func findings() -> [Finding] { [file()] + claims() + connection() }

    private func connection() -> [Finding] {
        do {
            let credentials = try configuration.broker.credentials()
            let report = try BrokerProbe.look(options(credentials), atMost: Self.patience)
            return [.ok("broker", "\(configuration.broker.address) answers in \(report.connectTime)")]
                + limits(report.limits)
                + [transport(), anonymous(), try rights(credentials), try notifications(credentials)]
        } catch {
            return [
                .fail(
                    "broker", "\(error)",
                    do: "start the broker, check --broker, user and password file")
            ]
        }
    }

    func options(_ credentials: BrokerCredentials) -> ConnectionOptions {
        ConnectionOptions(
            clientID: "homebed-doctor-\(getpid())", address: configuration.broker.address, credentials: credentials,
            version: configuration.broker.version)
    }

    private func limits(_ limits: BrokerLimits) -> [Finding] {
        var findings: [Finding] = []
        if limits.maximumQoS < 1 {
            findings.append(
                .fail("broker QoS", "0 only", do: "choose a broker with QoS 1: nothing would be acknowledged"))
        }
        if !limits.keepsRetained {
            findings.append(
                .warn("broker retain", "not kept", do: "set retain_available true: the heartbeat is retained"))
        }
        if let bytes = limits.packetBytes, Int(bytes) < 2 * Limits.payload {
            findings.append(
                .fail("broker packet size", "\(bytes) bytes", do: "allow \(2 * Limits.payload) bytes or more"))
        }
        if let expiry = limits.sessionExpirySeconds, expiry < 86_400 {
            findings.append(
                .warn("broker session", "ends after \(expiry) s", do: "allow 7 days: the queue dies with the session"))
        }
        let window = limits.receiveMaximum == 0 ? "unknown" : "\(limits.receiveMaximum)"
        findings.append(.ok("broker limits", "window \(window), QoS \(limits.maximumQoS)"))
        return findings
    }

    private func transport() -> Finding {
        let address = configuration.broker.address
        let isLocal = ["127.0.0.1", "localhost", "::1"].contains(address.host)
        if address.usesTLS { return .ok("broker TLS", "encrypted") }
        if isLocal { return .ok("broker TLS", "none needed on this machine") }
        return .warn("broker TLS", "passwords and data cross the network in clear", do: "use mqtts:// and --ca")
    }

    /// A broker that lets strangers in lets them press buttons.
    private func anonymous() -> Finding {
        var stranger = BrokerCredentials()
        stranger.authorityFile = configuration.broker.authorities
        guard (try? BrokerProbe.look(options(stranger), atMost: Self.patience)) != nil else {
            return .ok("broker users", "strangers are refused")
        }
        return .fail(
            "broker users", "the broker lets anybody in",
            do: "set allow_anonymous false and password_file; homebed broker-config writes them")
    }

    /// What nobody is granted must not come back: then an access list is in force.
    private func rights(_ credentials: BrokerCredentials) throws -> Finding {
        var options = options(credentials)
        options.startsClean = true
        options.sessionExpirySeconds = 0
        options.subscriptions = [Subscription(Self.topic, retained: .never)]
        let pool = try ConnectionPool()
        let connection = try pool.connect(options)
        let start = ContinuousClock.now
        var hasSent = false
        var hasCome = false
        var end = Self.patience
        while !hasCome {
            let now = Milliseconds(Int64(start.duration(to: .now) / .milliseconds(1)))
            if now >= end { break }
            pool.run(atMost: end - now, now: Timestamp(milliseconds: now.count))
            for case .subscribed in connection.takeChanges() where !hasSent {
                hasSent = connection.publish(topic: Self.topic, payload: Array("doctor".utf8)) != nil
                end = min(end, now + .seconds(1))
            }
            hasCome = !connection.takeMessages().isEmpty
        }
        pool.close(atMost: .seconds(1))
        if hasCome {
            return .fail(
                "broker ACL", "missing: a user reads and writes what was not granted",
                do: "set acl_file; homebed broker-config writes it: a device could speak for another")
        }
        return .ok("broker ACL", "what was not granted does not pass")
    }

    /// Only the broker's own file says whether it keeps what it acknowledged.
    private func file() -> Finding {
        guard let brokerFile else {
            return .warn(
                "broker persistence", "unknown: a broker does not tell",
                do: "name the broker's file with --broker-file, or see that persistence is on")
        }
        guard let text = try? String(contentsOfFile: brokerFile, encoding: .utf8) else {
            return .fail("broker persistence", "\(brokerFile) cannot be read", do: "check the path and its rights")
        }
        return Self.judge(file: text, name: brokerFile)
    }

    /// The settings of a mosquitto.conf.
    static func settings(of text: String) -> [String: String] {
        var settings: [String: String] = [:]
        for line in text.split(whereSeparator: \.isNewline) {
            let words = line.split(whereSeparator: \.isWhitespace)
            if words.count >= 2, !words[0].hasPrefix("#") { settings[String(words[0])] = String(words[1]) }
        }
        return settings
    }

    static func judge(file text: String, name: String) -> Finding {
        let settings = settings(of: text)
        if settings["persistence"] != "true" {
            return .fail(
                "broker persistence", "off in \(name)",
                do: "set persistence true: a restart of the broker loses what it acknowledged")
        }
        if settings["autosave_on_changes"] == "true" {
            return .warn(
                "broker persistence",
                "saved by changes in \(name): every save holds all messages up, again and again while a backlog drains",
                do: "set autosave_on_changes false and autosave_interval 15")
        }
        let seconds = settings["autosave_interval"].map { Int($0) ?? 0 } ?? 1_800
        guard (1...longestSaveInterval).contains(seconds) else {
            return .warn(
                "broker persistence", "saved every \(seconds) s in \(name): a killed broker loses as much",
                do: "set autosave_interval 15, at most \(longestSaveInterval)")
        }
        return .ok("broker persistence", "on, saved every \(seconds) s")
    }

    /// Seconds between two saves of the broker's queue beyond which `doctor` warns.
    private static let longestSaveInterval = 60
}
