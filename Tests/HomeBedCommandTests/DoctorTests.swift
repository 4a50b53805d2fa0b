import CareProfiles
import Testing

@testable import HomeBedCommand

@Suite struct DoctorTests {
    @Test(arguments: [
        ("3.6.23", false), ("3.7.0", true), ("3.40.1", true), ("3.44.5", true), ("3.44.6", false), ("3.45.0", true),
        ("3.50.6", true), ("3.50.7", false), ("3.51.2", true), ("3.51.3", false), ("3.52.0", false), ("4.0.0", false),
    ])
    func `the versions of SQLite that can damage the log are known`(text: String, isAtFault: Bool) throws {
        #expect(try #require(SQLiteVersion(text)).hasResetFault == isAtFault)
        #expect(StoreDoctor.judge(version: text).map(\.level) == [isAtFault ? .warn : .ok])
    }

    @Test(arguments: [
        ("persistence true\nautosave_on_changes false\nautosave_interval 15", Finding.Level.ok),
        ("persistence true\nautosave_interval 60", .ok), ("persistence true\nautosave_interval 61", .warn),
        ("persistence true\nautosave_interval 0", .warn), ("persistence true\nautosave_interval often", .warn),
        ("persistence true\nautosave_on_changes true\nautosave_interval 5000", .warn),
        ("persistence true\n", .warn), ("#persistence true\n", .fail), ("persistence false\n", .fail), ("", .fail),
    ])
    func `the broker's file tells whether it keeps what it acknowledged`(text: String, level: Finding.Level) {
        #expect(BrokerDoctor.judge(file: text, name: "mosquitto.conf").level == level)
    }

    @Test(arguments: [
        ("topic read zigbee2mqtt/+\ntopic read zigbee2mqtt/+/availability\n", Finding.Level.ok),
        ("topic read zigbee2mqtt/+\ntopic write zigbee2mqtt/+/availability\n", .warn), ("", .warn),
    ])
    func `the access list is compared with what the profiles claim`(rights: String, level: Finding.Level) throws {
        let profiles = try ProfileLoader.load(directory: Shipped.profiles).set
        #expect(BrokerDoctor.judge(rights: rights, profiles: profiles).map(\.level) == [level])
    }

    @Test func `the file that is written passes`() {
        let listeners = BrokerListeners(host: "127.0.0.1", port: 1_883, tls: nil)
        let file = MosquittoFile(folder: "/etc/homebed", listeners: listeners, account: "mosquitto")
        #expect(BrokerDoctor.judge(file: file.text, name: "mosquitto.conf").level == .ok)
    }
}
