import CareCore
import CareProfiles
import CareRecords
import Ingest
import TestSupport
import Testing

@testable import CareStore

@Suite("Presses of many beds through one hub") struct SharedHubTests {
    private struct Desk: ~Copyable {
        let folder: TemporaryFolder
        let store: Store
        let feed = FedTransport.Feed()
        var line: IngestLine<FedTransport, SQLiteCommitter>

        /// Three beds in three homes, each with a button and a hub of its own.
        init(at start: Timestamp) throws {
            let (folder, county) = (try TemporaryFolder(), try #require(CountyCode(532_901)))
            let profiles = try ProfileLoader.load(directory: Checkout.profiles).set
            let store = try Store.open(StoreConfiguration(path: folder.database))
            try store.register(profiles)
            let devices = try (1...3).flatMap { number in
                try [("b-\(number)", "sos-button"), ("h-\(number)", "home-hub")].map { device, model in
                    AssignmentImport(
                        line: number, county: county, bed: try #require(BedID(county: county, number: Int32(number))),
                        device: try #require(DeviceID(device)), profile: model, since: start)
                }
            }
            var line = try IngestLine(
                transport: FedTransport(feed: feed), store: try store.makeCommitter(), profiles: profiles,
                former: { _ in nil }, now: start,
                configuration: LineConfiguration(gateway: try #require(DeviceID("gateway-1")), instance: "test"))
            _ = line.turn(at: start, commands: [PendingCommand(command: .importAssignments(devices)) { _ in }])
            (self.folder, self.store) = (folder, store)
            self.line = line
        }

        /// Presses the three buttons as a test, a minute apart, each through a hub.
        mutating func press(through hubs: [String], at start: Timestamp) {
            for (index, hub) in hubs.enumerated() {
                let at = start + .minutes(Int64(index))
                feed.waiting.append(
                    (
                        .urgent, "homebed/v1/532901/b-\(index + 1)/event",
                        #"{"v":1,"ts":\#(at.milliseconds),"hub":"\#(hub)","event":"sos","test":true}"#
                    ))
                _ = line.turn(at: at)
            }
        }

        func found() throws -> [SuspicionFinding] { Suspicion.sharedHubs(try store.reader.sightings()) }
    }

    @Test(arguments: ["h-1", "x-9"])
    func `three buttons on one table are found by the hub that heard them, known here or not`(hub: String) throws {
        var desk = try Desk(at: Fixture.noon)
        desk.press(through: [hub, hub, hub], at: Fixture.noon + .hours(1))
        let found = try desk.found()
        #expect(found.map(\.subject) == ["hub \(hub)"])
        #expect(found.first?.sightings.map(\.device.text) == ["b-1", "b-2", "b-3"])
        #expect(Set(found.first?.sightings.map(\.bed) ?? []).count == 3)
    }

    @Test func `each through the hub of its own home is as it should be`() throws {
        var desk = try Desk(at: Fixture.noon)
        desk.press(through: ["h-1", "h-2", "h-3"], at: Fixture.noon + .hours(1))
        #expect(try desk.found().isEmpty)
        #expect(try desk.store.reader.sightings().compactMap(\.hub?.text) == ["h-1", "h-2", "h-3"])
    }
}
