import CareCore
import CareProfiles
import CareRecords
import GRDB
import Ingest
import Synchronization
import TestSupport
import Testing

@testable import CareStore

/// The two rates from messages to figures: shipped profiles, the line, the store and its daily facts.
@Suite struct RatesTests {
    private static let last = CivilDate(year: 2022, month: 3, day: 7)
    private static let county = CountyCode(532_901)

    /// A line over a store of its own with two watches, a mattress, a pad, a pill box, a camera, a hub and a button.
    private struct Home: ~Copyable {
        let folder: TemporaryFolder
        let feed = FedTransport.Feed()
        let profiles: ProfileSet
        let day: CivilDate
        var line: IngestLine<FedTransport, SQLiteCommitter>

        // The devices begin to serve that long before the week's eve; beside them so many mattresses that say nothing.
        init(earlier: Milliseconds = .hours(1), others: Int = 0) throws {
            let (day, county) = (try #require(RatesTests.last), try #require(RatesTests.county))
            let folder = try TemporaryFolder()
            let profiles = try ProfileLoader.load(directory: Checkout.profiles).set
            let store = try Store.open(StoreConfiguration(path: folder.database))
            try store.register(profiles)
            let start = day.adding(-7).start - earlier
            let named = [
                ("worn", "elder-watch"), ("shelf", "elder-watch"), ("m-1", "mattress-belt"), ("pad", "wet-pad"),
                ("pills", "pill-box"), ("cam", "home-camera"), ("h1", "home-hub"), ("b-1", "sos-button"),
            ]
            let silent = (0..<others).map { ("other-\($0)", "mattress-belt") }
            let devices = try (named + silent).map { name, model in
                AssignmentImport(
                    line: 2, county: county, bed: try #require(BedID(county: county, number: 1)),
                    device: try #require(DeviceID(name)), profile: model, since: start)
            }
            var line = try IngestLine(
                transport: FedTransport(feed: feed), store: try store.makeCommitter(), profiles: profiles,
                former: { _ in nil }, now: start,
                configuration: LineConfiguration(gateway: try #require(DeviceID("gateway-1")), instance: "test"))
            _ = line.turn(at: start, commands: [PendingCommand(command: .importAssignments(devices)) { _ in }])
            (self.folder, self.profiles, self.day) = (folder, profiles, day)
            self.line = line
        }

        func telemetry(_ device: String, _ at: Timestamp, _ readings: String) {
            feed.waiting.append(
                (
                    .bulk, "homebed/v1/532901/\(device)/telemetry",
                    #"{"v":1,"ts":\#(at.milliseconds),"readings":{\#(readings)}}"#
                ))
        }

        func event(_ device: String, _ at: Timestamp, _ kind: String, test: Bool = false) {
            let moment = at.milliseconds
            feed.waiting.append(
                (
                    .urgent, "homebed/v1/532901/\(device)/event",
                    #"{"v":1,"ref":"\#(kind)-\#(moment)","ts":\#(moment),"event":"\#(kind)","test":\#(test)}"#
                ))
        }

        mutating func turn(_ at: Timestamp) { _ = line.turn(at: at) }

        /// Makes the daily facts of everything before `at`.
        mutating func maintain(_ at: Timestamp) throws { while try line.store.maintain(now: at) {} }

        /// What is kept of a day, by name.
        func kept(on day: CivilDate) throws -> [DeviceRate] {
            try DatabaseQueue(path: folder.database).read { db in
                try Row.fetchAll(
                    db,
                    sql: """
                        SELECT identity, name, class, isUsable, isUsed FROM dailyRate JOIN bed ON number = bed
                        WHERE day = ? ORDER BY name
                        """, arguments: [day.day]
                ).compactMap { row in
                    guard let bed = BedID(row[0] as String), let useClass = UseClass(number: row[2]) else { return nil }
                    return DeviceRate(name: row[1], useClass: useClass, bed: bed, isUsable: row[3], isUsed: row[4])
                }
            }
        }

        /// A silent nursing bed that is signed off at the first bed, without the forms and their people.
        func fit(_ item: String, _ device: String, at: Timestamp) throws {
            var configuration = Configuration()
            configuration.foreignKeysEnabled = false
            let moment = at.milliseconds
            try DatabaseQueue(path: folder.database, configuration: configuration).write { db in
                try db.execute(
                    sql: """
                        INSERT INTO kitItem (kitItem, bed, kind, telemetry, state, plannedOn, plannedBy, device,
                            serial, boundAt, inspectedAt, signedOffAt, signOffDocument, ledgerEntry)
                        VALUES (?, '532901-000001', 'nursing-bed', 'none', 'signed-off', 0, 's-1', ?, 'SN-1', ?, ?, ?,
                            'SO-1', 1)
                        """, arguments: [item, device, moment, moment, moment])
            }
        }

        /// What fails a rate, with the open orders.
        func failures(_ visits: [RecordRow]) throws -> [EquipmentRates.Failure] {
            let kit = try DatabaseQueue(path: folder.database).read { db in
                try RecordRow.all(
                    db, "SELECT kitItem, bed, kind, state, device, serial, telemetry, signedOffAt FROM kitItem", [])
            }
            let custody = SilentCustody(assets: [], moves: [], kept: [], cases: [], until: day.end)
            let records = EquipmentRecords(kit: kit, visits: visits, custody: custody, until: day.end)
            let things = try StoreReader.open(path: folder.database).ordersOfThings()
            let evidence = records.inService(Array(try evidence().values)).map { $0.withOrder(ofThings: things) }
            return EquipmentRates(evidence, at: day.end).failures
        }

        /// Opens an order as `homebed orders open` does.
        /// - Returns: The answer; `nil` when the bed has nothing of that name.
        mutating func report(_ name: String, at bed: BedID, _ text: String) throws -> String? {
            let now = day.end + .hours(4)
            let reader = try StoreReader.open(path: folder.database)
            guard let subject = try reader.repairSubject(name, at: bed, now: now) else { return nil }
            let answer = Mutex(CommandOutcome.refused([]))
            let command = Command.maintenance(.report(bed, subject, text: text), by: "li")
            let pending = PendingCommand(command: command) { outcome in answer.withLock { $0 = outcome } }
            _ = line.turn(at: now, commands: [pending])
            return answer.withLock { "\($0)" }
        }

        func evidence() throws -> [String: DeviceEvidence] {
            let found = try StoreReader.open(path: folder.database).deviceEvidence(on: day, profiles: profiles)
            return Dictionary(uniqueKeysWithValues: found.map { ($0.name, $0) })
        }
    }

    /// A week: the first watch is worn four hours on four days, the other lies there and reports; the mattress is lain
    /// on three hours on each night, the pad turns wet once.
    private func week() throws -> Home {
        var home = try Home()
        for back in (0..<8).reversed() as ReversedCollection<Range<Int32>> {
            let start = home.day.adding(-back).start
            for minutes in stride(from: 0, to: 1_440, by: 20) as StrideTo<Int64> {
                let at = start + .minutes(minutes)
                let isWorn = back < 4 && (600..<840).contains(minutes)
                home.telemetry("worn", at, #""worn":\#(isWorn),"battery":80"#)
                home.telemetry("shelf", at, #""worn":false,"battery":80"#)
                let isInBed = minutes >= 1_380 || minutes < 120
                home.telemetry("m-1", at, #""in_bed":\#(isInBed)"#)
                home.telemetry("pad", at, #""wet":\#(back == 2 && (300..<360).contains(minutes))"#)
                if minutes == 480, back < 5 { home.event("pills", at, "dispensed") }
                home.turn(at + .seconds(1))
            }
        }
        return home
    }

    /// Records that say nothing of the devices.
    private static func records(until end: Timestamp) -> EquipmentRecords {
        let custody = SilentCustody(assets: [], moves: [], kept: [], cases: [], until: end)
        return EquipmentRecords(kit: [], visits: [], custody: custody, until: end)
    }

    @Test func `a watch on a shelf passes the first rate and fails the second, through line and store`() throws {
        var home = try week()
        try home.maintain(home.day.end + .hours(3))
        let evidence = try home.evidence()
        let rates = EquipmentRates(
            Self.records(until: home.day.end).inService(Array(evidence.values)),
            at: home.day.end)
        let watches = try #require(rates.lines.first { $0.useClass == .wearable })
        #expect(watches.usable.passed == ["shelf", "worn"])
        #expect(watches.inUse.passed == ["worn"] && watches.inUse.judged == ["shelf", "worn"])
        let failure = try #require(rates.failures.first { $0.evidence.name == "shelf" })
        #expect(failure.usable == nil && failure.inUse == "0 of 4 days worn for 4h" && !failure.isUseless)
    }

    @Test func `housekeeping keeps what both rates say of each device at the end of a day`() throws {
        var home = try week()
        try home.maintain(home.day.end + .hours(3))
        let evidence = Self.records(until: home.day.end).inService(Array(try home.evidence().values))
        let rates = EquipmentRates(evidence, at: home.day.end)
        let kept = try home.kept(on: home.day)
        #expect(kept.map(\.name) == evidence.map(\.name).sorted())
        for line in rates.lines {
            let own = kept.filter { $0.useClass == line.useClass }
            #expect(own.filter(\.isUsable).map(\.name) == line.usable.passed)
            #expect(own.filter { $0.isUsed == true }.map(\.name) == line.inUse.passed)
            #expect(own.filter { $0.isUsed == nil }.map(\.name) == line.inUse.notJudged)
        }
        #expect(Set(kept.map(\.useClass)).count > 5)
        #expect(try home.kept(on: home.day.adding(-1)).isEmpty, "it begins with the newest day")
        try home.maintain(home.day.adding(3).end + .hours(3))
        #expect(try home.kept(on: home.day.adding(2)).count == kept.count)
    }

    @Test func `use is measured day by day and night by night`() throws {
        var home = try week()
        try home.maintain(home.day.end + .hours(3))
        let evidence = try home.evidence()
        let worn = try #require(evidence["worn"])
        #expect(worn.worn == [.zero, .zero, .zero, .hours(4), .hours(4), .hours(4), .hours(4)])
        #expect(try #require(evidence["shelf"]).worn == Array(repeating: .zero, count: 7))
        // From 23:00 to midnight and from midnight to 02:00.
        #expect(try #require(evidence["m-1"]).inBed == Array(repeating: .hours(3), count: 7))
        #expect(try #require(evidence["pad"]).wetChanges == 2)
        #expect(try #require(evidence["pills"]).doseDays == 5)
        #expect(worn.heardAt == home.day.end - .minutes(20) && worn.words > 500)
        #expect(worn.serviceSeconds == 604_800)
    }

    @Test(arguments: [(0, false), (20, true)])
    func `the time in which a gateway heard nobody is no silence of its devices, where many serve`(
        others: Int, isCredited: Bool
    ) throws {
        var home = try Home(others: others)
        let start = home.day.start
        // The mattress may be silent for 30 minutes, and tells each minute until 20:00 and from 23:50 on another does.
        for minute in Int64(0)..<1_440 where minute < 1_200 || minute >= 1_430 {
            home.telemetry(
                minute < 1_200 ? "m-1" : "worn", start + .minutes(minute),
                minute < 1_200 ? #""in_bed":true"# : #""worn":false"#)
            if minute % 60 == 59 || minute == 1_439 { home.turn(start + .minutes(minute) + .seconds(30)) }
        }
        try home.maintain(home.day.end + .hours(3))
        let mattress = try #require(try home.evidence()["m-1"])
        #expect(mattress.heardAt == start + .minutes(1_199))
        #expect(mattress.unheard == (isCredited ? .minutes(230) : .zero))
        #expect((mattress.usable(at: home.day.end) == .passed) == isCredited)
        // Eleven minutes of the last four hours count. Beyond thirty nothing is passed over.
        let later = home.day.end + .minutes(21)
        #expect(mattress.usable(at: later) != .passed)
    }

    @Test func `minutes without anybody are added up from the sixth on`() {
        let start = Timestamp(milliseconds: 600_000_000)
        func unheard(_ minutes: [Int64], from: Int64, until: Int64) -> Milliseconds {
            HeardMinutes(minutes.map { 10_000 + $0 }, until: start + .minutes(60))
                .unheard(from: start + .minutes(from), until: start + .minutes(until))
        }
        #expect(unheard(Array(0...59), from: 0, until: 60) == .zero)
        #expect(unheard([0, 5, 10, 55], from: 0, until: 60) == .minutes(44))
        #expect(unheard([0, 6, 55], from: 0, until: 60) == .minutes(5 + 48))
        #expect(unheard([0, 6, 55], from: 3, until: 10) == .minutes(6 - 3 + 10 - 7))
        #expect(unheard([0], from: 30, until: 60) == .minutes(30))
        #expect(unheard([], from: 0, until: 60) == .zero, "nothing is known of the time")
    }

    @Test(arguments: [(5, true), (4, false)])
    func `days on which the gateway heard nobody are no days without a word`(
        heardBefore: Int, isJudged: Bool
    ) throws {
        var home = try Home(earlier: .days(30))
        // So many days a week ago, and the last two: the mattress spoke on the first days only, the camera never.
        for back in Array((8..<8 + Int32(heardBefore)).reversed()) + [1, 0] {
            let start = home.day.adding(-back).start
            home.telemetry("worn", start + .hours(1), #""worn":true"#)
            if back >= 8 { home.telemetry("m-1", start + .hours(2), #""in_bed":true"#) }
            home.turn(start + .hours(3))
        }
        try home.maintain(home.day.end + .hours(3))
        let evidence = try home.evidence()
        #expect(try #require(evidence["cam"]).isUseless == isJudged)
        let mattress = try #require(evidence["m-1"])
        #expect(!mattress.isUseless && (mattress.words > 0) == isJudged)
    }

    @Test func `a device that never spoke is useless, and an open order is named`() throws {
        var home = try week()
        try home.maintain(home.day.end + .hours(3))
        let evidence = try home.evidence()
        let camera = try #require(evidence["cam"])
        #expect(camera.words == 0 && camera.heardAt == nil && camera.isUseless)
        #expect(camera.usable(at: home.day.end) == .failed("never heard"))
        let order = try #require(camera.order)
        let reader = try StoreReader.open(path: home.folder.database)
        #expect(try reader.problems(of: order).contains { $0.device == DeviceID("cam") })
        #expect(try #require(evidence["pad"]).order == nil)
    }

    @Test func `every device that fails a rate leads to an order, and a thing that is no device too`() throws {
        var home = try week()
        try home.maintain(home.day.end + .hours(3))
        // A silent nursing bed that the gateway does not know, and a visit that did not look at it.
        try home.fit("k-bed", "nb-1", at: home.day.adding(-30).start)
        let visits = [try Self.visit(ending: home.day.start)]
        let before = try home.failures(visits)
        #expect(Set(before.map(\.evidence.useClass)).isSuperset(of: [.wearable, .camera, .nursingBed]))
        #expect(before.contains { $0.evidence.order == nil } && before.contains { $0.evidence.name == "nb-1" })
        for failure in before where failure.evidence.order == nil {
            let bed = try #require(failure.evidence.beds.first)
            let outcome = try home.report(failure.evidence.name, at: bed, failure.inUse ?? failure.usable ?? "AST-6")
            #expect(outcome?.hasPrefix("done(\"order ") == true, "\(failure.evidence.name): \(outcome ?? "not found")")
        }
        let after = try home.failures(visits)
        #expect(after.map(\.evidence.name) == before.map(\.evidence.name))
        #expect(after.allSatisfy { $0.evidence.order != nil }, "\(after.filter { $0.evidence.order == nil })")
        #expect(try home.report("nobody", at: try #require(BedID("532901-000001")), "x") == nil)
    }

    /// A visit to the first bed that is over and looked at nothing.
    private static func visit(ending end: Timestamp) throws -> RecordRow {
        var row = RecordRow()
        let columns = RecordTable.visit.key + RecordTable.visit.columns
        for (name, text) in [
            ("visit", "v-1"), ("careCase", "c-1"), ("resident", "r-1"), ("bed", "532901-000001"), ("ordinal", "1"),
            ("provider", "91350100M000100Y43"), ("county", "532901"), ("state", "finished"),
            ("startAt", (end - .hours(1)).recordText), ("endAt", end.recordText),
        ] {
            row[name: name] = try #require(columns.first { $0.name == name }?.read(text), "\(name)")
        }
        return row
    }

    @Test func `a button counts by its press, a hub by that of a button it carries`() throws {
        var home = try Home(earlier: .days(30))
        let pressed = home.day.adding(-20).start
        home.event("b-1", pressed, "sos", test: true)
        home.turn(pressed + .seconds(1))
        home.turn(home.day.end)
        let evidence = try home.evidence()
        #expect(try #require(evidence["b-1"]).pressedAt == pressed)
        #expect(try #require(evidence["b-1"]).inUse(at: home.day.end) == .passed)
        #expect(try #require(evidence["h1"]).pressedAt == pressed)
    }

    @Test func `nights away from home are no nights`() throws {
        var home = try Home()
        let bed = try #require(BedID("532901-000001"))
        let away = PendingCommand(command: .suppression(.away(bed, until: nil, reason: "hospital"), by: "li")) { _ in }
        _ = home.line.turn(at: home.day.adding(-4).start + .hours(20), commands: [away])
        home.turn(home.day.end)
        let nights = try #require(home.evidence()["m-1"]).inBed
        #expect(nights == [.zero, .zero, .zero, nil, nil, nil, nil])
    }
}
