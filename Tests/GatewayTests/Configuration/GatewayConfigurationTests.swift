import CareCore
import Foundation
import Gateway
import Mosquitto
import TestSupport
import Testing

@Suite struct GatewayConfigurationTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func input(
        flags: [String: (name: String, value: String)] = [:], environment: [String: String] = [:], file: String? = nil
    ) -> ConfigurationInput {
        var input = ConfigurationInput(environment: environment, file: file)
        input.flags = flags
        input.flags["database"] = input.flags["database"] ?? ("--database", "\(folder.path)/db")
        return input
    }

    @Test func `what nobody set has its documented default`() throws {
        let loaded = GatewayConfiguration.load(input())
        var expected = GatewayConfiguration()
        expected.database = "\(folder.path)/db"
        #expect(loaded.faults.isEmpty)
        #expect(try loaded.checked() == expected)
        #expect(loaded.effective.filter { $0.source != .standard }.map(\.key) == ["database"])
    }

    @Test func `a flag goes before the environment, that before the file, that before the default`() throws {
        let file = try folder.write(
            "broker:\n  address: mqtt://file\n  keepAlive: 60\ngateway:\n  id: from-file\n", to: "c.yaml")
        let loaded = GatewayConfiguration.load(
            input(
                flags: ["broker.address": ("--broker", "mqtt://flag")],
                environment: ["HOMEBED_BROKER_ADDRESS": "mqtt://environment", "HOMEBED_BROKER_KEEP_ALIVE": "61"],
                file: file))
        let configuration = try loaded.checked()
        #expect(configuration.broker.address.host == "flag")
        #expect(configuration.broker.keepAliveSeconds == 61)
        #expect(configuration.gateway == "from-file")
        #expect(configuration.broker.clientID == "homebed-from-file")
        let sources = Dictionary(uniqueKeysWithValues: loaded.effective.map { ($0.key, "\($0.source)") })
        #expect(sources["broker.address"] == "flag --broker")
        #expect(sources["broker.keepAlive"] == "environment HOMEBED_BROKER_KEEP_ALIVE")
        #expect(sources["gateway.id"] == "file \(file):5:7")
        #expect(sources["log.level"] == "default")
    }

    @Test func `a file may be JSON and may be named by the environment`() throws {
        let file = try folder.write(
            #"{"retention": {"readingDays": 7, "classDays": {"hub": 3}}, "clock": {"rate": 60}}"#, to: "c.json")
        let configuration = try GatewayConfiguration.load(input(environment: ["HOMEBED_CONFIG": file])).checked()
        #expect(configuration.retention.readingDays == 7)
        #expect(configuration.retention.classDays == [.hub: 3])
        #expect(configuration.clock.rate == 60)
        #expect(!configuration.clock.isTrue)
    }

    @Test func `all faults are told at once, each with key, place, expected and found`() throws {
        let text = """
            broker:
              address: tcp://broker
              protocol: 4
              passwordFile: \(folder.path)/none
            ingest: {batchLimit: 1001}
            retention:
              quarantineRows: 7
              readingDay: 3
            log: [info]
            """
        let file = try folder.write(text, to: "c.yaml")
        let loaded = GatewayConfiguration.load(input(environment: ["HOMEBED_CLOCK_ORIGIN": "yesterday"], file: file))
        let lines = loaded.faults.map(\.description)
        for (key, place) in [
            ("broker.address", ":2:12"), ("broker.protocol", ":3:13"), ("broker.passwordFile", ":4:17"),
            ("ingest.batchLimit", ":5:22"), ("retention.quarantineRows", ":7:19"), ("retention.readingDay", ":8:15"),
            ("log", ":9:6"),
        ] {
            #expect(lines.contains { $0.hasPrefix("\(file)\(place): \(key): expected ") }, "\(key) in \(lines)")
        }
        #expect(
            lines.contains { $0.hasPrefix("clock.origin: expected RFC 3339") && $0.contains("HOMEBED_CLOCK_ORIGIN") })
        #expect(lines.contains { $0.hasPrefix("broker.username: expected") } == false)
        #expect(loaded.faults.count == 8, "\(lines)")
        #expect(throws: ConfigurationFaults.self) { try loaded.checked() }
    }

    @Test func `what contradicts itself is a fault`() throws {
        let pem = try folder.write("", to: "pem")
        let loaded = GatewayConfiguration.load(
            input(environment: [
                "HOMEBED_BROKER_CERT": pem, "HOMEBED_BROKER_PASSWORD": "secret", "HOMEBED_BROKER_PASSWORD_FILE": pem,
                "HOMEBED_DISK_BULK_STOP_MEGABYTES": "128", "HOMEBED_DISK_URGENT_STOP_MEGABYTES": "128",
            ]))
        #expect(
            Set(loaded.faults.map(\.key)) == [
                "broker.key", "broker.address", "broker.username", "broker.password", "disk.urgentStopMegabytes",
            ])
    }

    @Test(arguments: [
        ("2000-01-01T00:00:00Z", true), ("2099-12-31T23:59:59.999Z", true), ("1999-12-31T23:59:59.999Z", false),
        ("2100-01-01T00:00:00Z", false), ("9999-12-31T23:59:59Z", false),
    ])
    func `an origin at which the quickest clock would leave 64 bits is a fault`(text: String, isGood: Bool) throws {
        let loaded = GatewayConfiguration.load(
            input(environment: ["HOMEBED_CLOCK_ORIGIN": text, "HOMEBED_CLOCK_RATE": "100000"]))
        #expect(loaded.faults.map(\.key) == (isGood ? [] : ["clock.origin"]))
        if isGood { _ = SystemTime(try loaded.checked().clock) }
        #expect(loaded.faults.allSatisfy { "\($0)".contains("from 2000-01-01 to 2099-12-31") })
    }

    @Test(arguments: [
        ("127.0.0.1:8420", true), ("[::1]:8420", true), ("0.0.0.0:0", true), ("localhost:8420", false),
        ("gateway.example:8420", false), ("::1:8420", false), ("127.0.0.1", false), ("127.0.0.1:65536", false),
        ("1.2.3:80", false), (":80", false),
    ])
    func `an address to listen on is a number, not a name that is looked up`(text: String, isGood: Bool) {
        #expect((ListenAddress(text) != nil) == isGood)
    }

    @Test func `a secret is never shown`() {
        let loaded = GatewayConfiguration.load(
            input(environment: ["HOMEBED_BROKER_PASSWORD": "hunter2", "HOMEBED_BROKER_USERNAME": "gateway"]))
        #expect(loaded.configuration.broker.password == "hunter2")
        #expect(loaded.effective.contains { $0.key == "broker.password" && $0.value == "***" })
        #expect(!loaded.effective.contains { $0.value.contains("hunter2") })
    }

    @Test func `a variable that nothing reads is told`() {
        let loaded = GatewayConfiguration.load(
            input(environment: [
                "HOMEBED_BROKER_ADRESS": "x", "HOMEBED_CONFIG_": "", "HOMEBED_GATEWAY_ID": "a", "HOME": "/",
            ]))
        #expect(loaded.strayVariables == ["HOMEBED_BROKER_ADRESS", "HOMEBED_CONFIG_"])
    }

    @Test(arguments: ["no such file", "\u{0}", "a: [", "just text", "- a"])
    func `a file that is no configuration is a fault, not a crash`(text: String) throws {
        let file = text == "no such file" ? "\(folder.path)/none" : try folder.write(text, to: "c.yaml")
        let loaded = GatewayConfiguration.load(input(file: file))
        #expect(loaded.faults.count == 1, "\(loaded.faults)")
    }

    @Test func `a database in a folder that is not there is a fault`() {
        let loaded = GatewayConfiguration.load(input(flags: ["database": ("--database", "\(folder.path)/none/db")]))
        #expect(loaded.faults.map(\.key) == ["database"])
    }

    @Test func `every key can be set by its variable`() throws {
        // The name that the provider looks for and the name that the check for stray ones knows must be the same.
        let keys = GatewayConfiguration.load(input()).effective.map(\.key)
        var environment: [String: String] = [:]
        for key in keys {
            let name = key.replacing(/([a-z])([A-Z])/) { "\($0.1)_\($0.2)" }.replacing(".", with: "_").uppercased()
            environment["HOMEBED_\(name)"] = "?"
        }
        let loaded = GatewayConfiguration.load(ConfigurationInput(environment: environment))
        #expect(loaded.strayVariables == [])
        #expect(loaded.effective.allSatisfy { "\($0.source)".hasPrefix("environment HOMEBED_") }, "\(loaded.effective)")
    }

    @Test(arguments: [("none/db", true), ("file/db", true), ("sealed/db", false)])
    func `the database's folder must exist, and need not be writable for those who only read`(
        path: String, isWrong: Bool
    ) throws {
        _ = try folder.write("", to: "file")
        try FileManager.default.createDirectory(
            atPath: folder.file("sealed"), withIntermediateDirectories: false, attributes: [.posixPermissions: 0o500])
        var input = ConfigurationInput(environment: [:])
        input.flags["database"] = ("--database", folder.file(path))
        let faults = GatewayConfiguration.load(input).faults
        #expect(faults.map(\.key) == (isWrong ? ["database"] : []), "\(faults)")
    }
}
