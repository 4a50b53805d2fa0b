import CareCore
import CareProfiles
import CareRecords
import Ingest
import Synchronization
import TestSupport
import Testing

@testable import CareStore

/// A swap goes through a form, the state and the store: kit, register and readings agree afterwards or nothing changes.
@Suite struct SwapStoreTests {
    private struct Desk: ~Copyable {
        let folder: TemporaryFolder
        let store: Store
        let feed = FedTransport.Feed()
        var line: IngestLine<FedTransport, SQLiteCommitter>
        private(set) var now = Fixture.noon

        /// Two homes, each with a mattress that is registered and bound at its bed.
        init() throws {
            let folder = try TemporaryFolder()
            let profiles = try ProfileLoader.load(directory: Checkout.profiles).set
            let store = try Store.open(StoreConfiguration(path: folder.database, recordKey: RecordScene.secret))
            try store.register(profiles)
            let line = try IngestLine(
                transport: FedTransport(feed: feed), store: try store.makeCommitter(), profiles: profiles,
                former: { _ in nil }, now: Fixture.noon,
                configuration: LineConfiguration(gateway: try #require(DeviceID("gateway-1")), instance: "test"))
            (self.folder, self.store) = (folder, store)
            self.line = line
        }

        mutating func importing(_ devices: [(device: String, bed: Int32)], since: Timestamp) throws {
            let county = try #require(CountyCode(532_901))
            let rows = try devices.map { device, bed in
                AssignmentImport(
                    line: 1, county: county, bed: try #require(BedID(county: county, number: bed)),
                    device: try #require(DeviceID(device)), profile: "mattress-belt", since: since)
            }
            _ = turn(PendingCommand(command: .importAssignments(rows)) { _ in })
        }

        mutating func enter(_ forms: RecordSubmission...) -> CommandOutcome? {
            let outcome = Mutex<CommandOutcome?>(nil)
            let request = RecordRequest(forms, by: "Li")
            let command = PendingCommand(.records(request)) { answer in outcome.withLock { $0 = answer } }
            _ = turn(command)
            return outcome.withLock { $0 }
        }

        mutating func turn(_ command: PendingCommand? = nil) -> TurnReport {
            now = now + .seconds(1)
            return line.turn(at: now, commands: command.map { [$0] } ?? [])
        }

        mutating func fit() -> CommandOutcome? {
            let places = enter(
                RecordScene.form(
                    "county", "county", "532901", "name", "大理市", "bedTarget", "900", "programmeVisitTarget", "1800",
                    "visitTarget", "2700", "trainingTarget", "900", "roadSpeed", "40"),
                RecordScene.form(
                    "provider", "provider", RecordScene.provider, "name", "某养老服务中心", "counties", "532901",
                    "licence", "A-1", "responsible", "张某", "phone", "13987200000", "servesFrom", "2021-08-01"),
                RecordScene.staff("s-1"))
            guard case .done? = places else { return places }
            for (item, bed, device) in [("k-1", "532901-000001", "m-1"), ("k-2", "532901-000002", "m-2")] {
                let bound = enter(
                    RecordScene.form(
                        "kit-plan", "kitItem", item, "bed", bed, "kind", "smart-mattress", "telemetry", "reports",
                        "plannedOn", "2025-11-01", "plannedBy", "s-1"),
                    RecordScene.form(
                        "kit-bind", "kitItem", item, "device", device, "serial", "SN-\(device)", "boundAt",
                        (Fixture.noon - .hours(20)).recordText, "boundBy", "s-1"))
                guard case .done? = bound else { return bound }
            }
            return places
        }

        mutating func swap(since: Timestamp) -> CommandOutcome? {
            enter(
                RecordScene.form(
                    "kit-swap", "device", "m-1", "otherDevice", "m-2", "since", since.recordText, "swappedBy", "s-1",
                    "note", "装反"))
        }

        mutating func pulse(_ device: String, at: Timestamp) {
            feed.waiting.append(
                (
                    .bulk, "homebed/v1/532901/\(device)/telemetry",
                    #"{"v":1,"ts":\#(at.milliseconds),"readings":{"heart_rate":70}}"#
                ))
            _ = turn()
        }

        func beds(of device: String) throws -> [String?] {
            let device = try #require(DeviceID(device))
            return try store.reader.readings(of: device, since: nil)?.map { $0.bed?.description } ?? []
        }

        func bound(_ item: String) throws -> String? {
            try store.reader.records(.kitItem, scope: .everything, key: #require(RecordScene.secret))
                .first { $0.row[KitField.item]?.text == item }?.row[KitField.device]?.text
        }
    }

    private static let since = Fixture.noon - .hours(10)

    @Test func `a swap that succeeds moves kit, register and the readings since then`() throws {
        var desk = try Desk()
        try desk.importing([("m-1", 1), ("m-2", 2)], since: Fixture.noon - .hours(24))
        let fitted = desk.fit()
        guard case .done? = fitted else {
            Issue.record("\(String(describing: fitted))")
            return
        }
        desk.pulse("m-1", at: Self.since - .minutes(1))
        desk.pulse("m-1", at: Self.since + .minutes(1))
        desk.pulse("m-2", at: Self.since + .minutes(1))
        #expect(try desk.beds(of: "m-1") == ["532901-000001", "532901-000001"])
        let answer = desk.swap(since: Self.since)
        guard case .done(let text)? = answer else {
            Issue.record("\(String(describing: answer))")
            return
        }
        #expect(!text.contains("not told"))
        #expect(try desk.bound("k-1") == "m-2")
        #expect(try desk.beds(of: "m-1") == ["532901-000001", "532901-000002"])
        #expect(try desk.beds(of: "m-2") == ["532901-000001"])
    }

    @Test func `a swap since before the register had both is refused, and nothing changes`() throws {
        var desk = try Desk()
        try desk.importing([("m-1", 1), ("m-2", 2)], since: Self.since + .minutes(1))
        let fitted = desk.fit()
        guard case .done? = fitted else {
            Issue.record("\(String(describing: fitted))")
            return
        }
        desk.pulse("m-1", at: Self.since + .minutes(2))
        let answer = desk.swap(since: Self.since)
        guard case .refused(let reasons)? = answer else {
            Issue.record("\(String(describing: answer))")
            return
        }
        #expect(reasons.count == 1 && reasons.first?.hasPrefix("since:") == true, "\(reasons)")
        #expect(try desk.bound("k-1") == "m-1")
        #expect(try desk.beds(of: "m-1") == ["532901-000001"])
    }
}
