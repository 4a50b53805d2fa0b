import CareCore
import CareWire
import Foundation
import Logging
import Mosquitto

extension GatewayConfiguration {
    /// Reads every key from where it is set; never stops at the first fault.
    public static func load(_ input: ConfigurationInput) -> LoadedConfiguration {
        var reading = ConfigurationReading(input)
        var result = GatewayConfiguration()
        result.readPlaces(&reading)
        result.readBroker(&reading)
        result.readBounds(&reading)
        result.readClock(&reading)
        result.readHTTP(&reading)
        result.checkRelations(&reading)
        reading.finish()
        return LoadedConfiguration(
            configuration: result, effective: reading.effective, faults: reading.faults,
            strayVariables: strayVariables(input.environment, keys: reading.keys))
    }

    private mutating func readPlaces(_ reading: inout ConfigurationReading) {
        database = reading.value("database", or: database, expected: "a path") { $0.isEmpty ? nil : $0 }
        profiles = reading.value("profiles", or: profiles, expected: "a folder") { $0.isEmpty ? nil : $0 }
        gateway = reading.value(
            "gateway.id", or: gateway,
            expected: "1 to 32 letters, digits, colons, underlines or hyphens, no reserved word",
            parse: { DeviceID($0)?.text })
        channels = reading.optional(
            "notify.channels", expected: "a file that this user can read", isGood: Self.isReadable)
        recordKeyFile = reading.optional(
            "records.keyFile", expected: "a file that this user can read", isGood: Self.isReadable)
        let levels = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
        logLevel = reading.value("log.level", or: logLevel, expected: "one of \(levels)") { Logger.Level(rawValue: $0) }
    }

    private mutating func readBroker(_ reading: inout ConfigurationReading) {
        broker.address = reading.value(
            "broker.address", or: broker.address, expected: "mqtt://HOST[:PORT] or mqtts://HOST[:PORT]",
            parse: { try? BrokerAddress($0) })
        broker.username = reading.optional("broker.username", expected: "a user name")
        broker.password = reading.optional("broker.password", expected: "a password", isSecret: true)
        let file = "a file that this user can read"
        broker.passwordFile = reading.optional("broker.passwordFile", expected: file, isGood: Self.isReadable)
        broker.authorities = reading.optional("broker.ca", expected: file, isGood: Self.isReadable)
        broker.certificate = reading.optional("broker.cert", expected: file, isGood: Self.isReadable)
        broker.key = reading.optional("broker.key", expected: file, isGood: Self.isReadable)
        broker.clientID = reading.value(
            "broker.clientID", or: "homebed-\(gateway)",
            expected: "1 to 48 letters, digits, colons, underlines or hyphens",
            parse: { Self.isName($0, longest: 48) ? $0 : nil })
        broker.version = reading.value("broker.protocol", or: broker.version, expected: "5 or 3.1.1") { text in
            text == "311" ? .v311 : MQTTVersion(rawValue: text)
        }
        reading.show("broker.protocol", as: broker.version.rawValue)
        broker.keepAliveSeconds = reading.integer("broker.keepAlive", or: broker.keepAliveSeconds, 5...3_600)
    }

    private mutating func readBounds(_ reading: inout ConfigurationReading) {
        batchLimit = reading.integer("ingest.batchLimit", or: batchLimit, 1...Limits.batchMessages)
        retention.readingDays = reading.integer("retention.readingDays", or: retention.readingDays, 1...3_650)
        for deviceClass in DeviceClass.allCases {
            let key = "retention.classDays.\(deviceClass.name)"
            let days = reading.integer(key, or: retention.readingDays, 1...3_650)
            if days != retention.readingDays { retention.classDays[deviceClass] = days }
        }
        retention.quarantineDays = reading.integer("retention.quarantineDays", or: retention.quarantineDays, 1...3_650)
        retention.quarantineRows = reading.integer(
            "retention.quarantineRows", or: retention.quarantineRows, 100...1_000_000)
        retention.notificationDays = reading.integer(
            "retention.notificationDays", or: retention.notificationDays, 2...3_650)
        disk.bulkStopMegabytes = reading.integer("disk.bulkStopMegabytes", or: disk.bulkStopMegabytes, 128...1_048_576)
        disk.urgentStopMegabytes = reading.integer(
            "disk.urgentStopMegabytes", or: disk.urgentStopMegabytes, 16...1_048_576)
    }

    private mutating func readClock(_ reading: inout ConfigurationReading) {
        clock.rate = reading.value("clock.rate", or: clock.rate, expected: "a number from 0.01 to 100000") { text in
            Double(text).flatMap { (0.01...100_000).contains($0) ? $0 : nil }
        }
        clock.origin = reading.value(
            "clock.origin", or: Timestamp?.none,
            expected: "RFC 3339 from 2000-01-01 to 2099-12-31, such as 2025-11-06T22:42:05+08:00",
            parse: { text in
                (try? RFC3339.parse(text)).flatMap { Self.origins.contains($0) ? .some($0) : nil }
            })
    }

    /// 2000-01-01 until 2100-01-01 UTC. The clock multiplies its distance from the machine's time by the rate: a
    /// hundred years at the highest rate stay far from the end of 64 bits.
    private static let origins = Timestamp(milliseconds: 946_684_800_000)..<Timestamp(milliseconds: 4_102_444_800_000)

    /// What no key shows alone.
    private func checkRelations(_ reading: inout ConfigurationReading) {
        if (broker.certificate == nil) != (broker.key == nil) {
            let missing = broker.key == nil ? "broker.key" : "broker.cert"
            reading.fault(missing, expected: "broker.cert and broker.key together", found: "only the other")
        }
        if broker.certificate != nil || broker.authorities != nil, !broker.address.usesTLS {
            reading.fault("broker.address", expected: "mqtts:// with certificates", found: "\(broker.address)")
        }
        if broker.username == nil, broker.password != nil || broker.passwordFile != nil {
            reading.fault("broker.username", expected: "a user name with a password", found: "none")
        }
        if broker.password != nil, broker.passwordFile != nil {
            reading.fault("broker.password", expected: "broker.password or broker.passwordFile", found: "both")
        }
        if disk.urgentStopMegabytes >= disk.bulkStopMegabytes {
            reading.fault(
                "disk.urgentStopMegabytes", expected: "less than disk.bulkStopMegabytes (\(disk.bulkStopMegabytes))",
                found: "\(disk.urgentStopMegabytes)")
        }
        checkHTTP(&reading)
        let folder = URL(filePath: database).deletingLastPathComponent().path
        var isFolder: ObjCBool = false
        // Whether it can be written is asked by whoever writes: a copy in a folder of somebody else can still be read.
        if !FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) || !isFolder.boolValue {
            reading.fault("database", expected: "a file in a folder that exists", found: "folder \(folder)")
        }
    }

    static func isReadable(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
            && FileManager.default.isReadableFile(atPath: path)
    }

    private static func isName(_ text: String, longest: Int) -> Bool {
        (1...longest).contains(text.utf8.count) && text.utf8.allSatisfy(DeviceID.isAllowed)
    }

    /// A mistyped variable does nothing, silently; it is told, not refused: a machine may have other tools of ours.
    private static func strayVariables(_ environment: [String: String], keys: [String]) -> [String] {
        let known = Set(keys.map(variable(of:)) + ["HOMEBED_CONFIG"])
        return environment.keys.filter { $0.hasPrefix("HOMEBED_") && !known.contains($0) }.sorted()
    }

    /// The variable of a key, as swift-configuration writes it: `broker.clientID` is `HOMEBED_BROKER_CLIENT_ID`.
    private static func variable(of key: String) -> String {
        var name = "HOMEBED_"
        var previousIsLower = false
        for character in key {
            if character.isUppercase, previousIsLower { name.append("_") }
            previousIsLower = character.isLowercase
            name.append(character == "." ? "_" : Character(character.uppercased()))
        }
        return name
    }
}
