import CareCore
import CareProfiles
import Foundation
import TestSupport
import Testing

@testable import HomeBedCommand

@Suite struct BrokerFolderTests {
    private let folder: TemporaryFolder
    private let listeners = BrokerListeners(host: "127.0.0.1", port: 1_883, tls: nil)

    init() throws { folder = try TemporaryFolder() }

    /// Two households: a couple with a hub that serves both, and one with a button; a device that serves nobody.
    private func registry() throws -> Registry {
        var registry = Registry()
        let county = try #require(CountyCode(532_901))
        let couple = registry.put(Household(id: try #require(HouseholdID("h:1")), county: county))
        let single = registry.put(Household(id: try #require(HouseholdID("h2")), county: county))
        let bed = registry.put(Bed(id: try #require(BedID("532901-000001")), household: couple))
        let other = registry.put(Bed(id: try #require(BedID("532901-000002")), household: single))
        let start = Timestamp(milliseconds: 1)
        for (id, place) in [("b-1", Place.bed(bed)), ("hub-1", .household(couple)), ("b-2", .bed(other))] {
            let number = registry.put(Device(id: try #require(DeviceID(id)), county: county, profile: "p"))
            registry.append(Assignment(place: place, from: start), to: number)
        }
        registry.put(Device(id: try #require(DeviceID("spare")), county: county, profile: "p"))
        return registry
    }

    private func users(_ registry: Registry) throws -> [BrokerUser] {
        BrokerUser.all(
            of: registry, gateway: try #require(DeviceID("gateway-1")),
            profiles: try ProfileLoader.load(directory: Checkout.profiles).set)
    }

    private func read(_ name: String) throws -> String {
        try String(contentsOfFile: "\(folder.path)/\(name)", encoding: .utf8)
    }

    private func write(_ users: [BrokerUser]) throws -> BrokerFolder.Summary {
        try BrokerFolder(path: folder.path, account: try #require(BrokerAccount(nil)))
            .write(users: users, listeners: listeners)
    }

    @Test func `each hub may speak for exactly its household's devices`() throws {
        let users = try users(registry())
        #expect(users.map(\.name) == ["gateway", "observer", "hub-h.1", "hub-h2"])
        #expect(users.map { $0.devices.map(\.text) } == [[], [], ["b-1", "hub-1"], ["b-2"]])
        let last = try #require(users.last)
        #expect(
            last.access == [
                "topic write homebed/v1/532901/b-2/event", "topic write homebed/v1/532901/b-2/telemetry",
                "topic write homebed/v1/532901/b-2/status", "topic read homebed/v1/532901/b-2/receipt",
                "topic read homebed/v1/532901/b-2/command",
            ])
        #expect(users[1].access.allSatisfy { $0.hasPrefix("topic read ") })
    }

    @Test func `the gateway may notify, whoever watches may read it, and no hub either`() throws {
        let users = try users(registry())
        let notify = users.map { $0.access.filter { $0.contains("/notify/") } }
        #expect(notify[0] == ["topic write homebed/v1/+/notify/+"])
        #expect(notify[1] == ["topic read homebed/v1/+/notify/+"])
        #expect(notify.dropFirst(2).allSatisfy(\.isEmpty) && notify.count == 4)
    }

    @Test func `a hub may also publish what the profiles of its devices claim, and the gateway hear it`() throws {
        var registry = try registry()
        let id = try #require(DeviceID("0x00158d0001a2b3c4"))
        let number = registry.put(
            Device(id: id, county: try #require(CountyCode(532_901)), profile: "sos-button-zigbee"))
        let bedID = try #require(BedID("532901-000002"))
        let bed = try #require(registry.number(of: bedID))
        registry.append(Assignment(place: .bed(bed), from: Timestamp(milliseconds: 1)), to: number)
        let users = try users(registry)
        let foreign = users.map { $0.access.filter { $0.contains("zigbee2mqtt") } }
        #expect(foreign[0] == ["topic read zigbee2mqtt/+", "topic read zigbee2mqtt/+/availability"])
        #expect(foreign[1].isEmpty && foreign[2].isEmpty)
        #expect(
            foreign[3] == [
                "topic write zigbee2mqtt/0x00158d0001a2b3c4", "topic write zigbee2mqtt/0x00158d0001a2b3c4/availability",
            ])
    }

    @Test func `writing again keeps passwords and hashes; who is new gets one, who is gone loses it`() throws {
        var registry = try registry()
        #expect(try write(users(registry)) == BrokerFolder.Summary(users: 4, added: 4, removed: 0))
        let (credentials, passwords) = (try read("credentials.csv"), try read("passwords"))
        #expect(try write(users(registry)) == BrokerFolder.Summary(users: 4, added: 0, removed: 0))
        #expect(try read("credentials.csv") == credentials)
        #expect(try read("passwords") == passwords)
        let device = try #require(DeviceID("spare"))
        let spare = try #require(registry.number(of: device))
        let third = registry.put(
            Household(id: try #require(HouseholdID("h3")), county: try #require(CountyCode(532_901))))
        registry.append(Assignment(place: .household(third), from: Timestamp(milliseconds: 2)), to: spare)
        let without = try users(registry).filter { $0.name != "hub-h2" }
        #expect(try write(without) == BrokerFolder.Summary(users: 4, added: 1, removed: 1))
        #expect(!(try read("passwords").contains("hub-h2:")))
        #expect(!(try read("acl").contains("user hub-h2")))
    }

    @Test func `secrets are for the owner alone`() throws {
        _ = try write(users(registry()))
        for name in ["credentials.csv", "gateway.password", "passwords", "acl", "mosquitto.conf"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder.path)/\(name)")
            #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600, "\(name)")
        }
        #expect(!(try read("passwords").contains(try read("gateway.password").prefix(32))))
    }

    @Test func `a damaged list of secrets stops the writing and stays as it is`() throws {
        _ = try folder.write("user,password,household,devices\ngateway\n", to: "credentials.csv")
        let error = #expect(throws: CommandFailure.self) { try write(users(registry())) }
        #expect(error?.status == .badData)
        #expect(try read("credentials.csv").hasSuffix("gateway\n"))
    }

    @Test func `a hash knows its password and no other, and no two are alike`() throws {
        let hash = try PasswordHash(of: "secret")
        #expect(hash.matches("secret"))
        #expect(!hash.matches("Secret"))
        #expect(!PasswordHash(text: "$6$x$y").matches("secret"))
        #expect(try PasswordHash(of: "secret") != hash)
        #expect(Set((1...100).map { _ in RandomPassword.make() }).count == 100)
    }

    @Test func `a listener with TLS asks for certificates when it is told whom to trust`() {
        let tls = BrokerListeners.TLS(port: 8_883, certificate: "c.pem", key: "k.pem", clientAuthorities: "ca.pem")
        let file = MosquittoFile(
            folder: "/x", listeners: BrokerListeners(host: nil, port: 1_883, tls: tls), account: "mosquitto")
        #expect(file.text.contains("\nlistener 1883\n"))
        #expect(file.text.contains("\nlistener 8883\ncertfile c.pem\nkeyfile k.pem\n"))
        #expect(file.text.contains("cafile ca.pem\nrequire_certificate true\n"))
    }
}
