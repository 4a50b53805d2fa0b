import CareCore
import Testing

@testable import Ingest

/// What a restart replays is what was written, and a damaged blob is an error, never a trap.
@Suite struct JournalTests {
    private static let now = Timestamp(milliseconds: 1_762_441_325_123)

    private static let entries: [JournalEntry] = [
        .connected(.urgent, isSessionPresent: true), .connected(.bulk, isSessionPresent: false), .listening(true),
        .listening(false), .forgiven(.seconds(61)), .forgiven(Milliseconds(.max)), .raised(.commitFailed),
        .cleared(.diskLow), .command(.acknowledge(AlarmID(7), by: "李")),
        .command(.close(AlarmID(.max), by: "", reason: .other, note: String(repeating: "好", count: 500))),
    ]

    private static func alarmCommands() throws -> [JournalEntry] {
        let bed = try #require(BedID("532901-000001"))
        let device = try #require(DeviceID("d-1"))
        let household = try #require(HouseholdID("h-1"))
        let steps: [AlarmStep] = [
            .callBack(note: "well"), .dispatch(responder: "王", note: ""), .arrive(note: ""), .reopen(reason: "r"),
            .assign(to: "Li"), .comment("c"), .shelve(length: .hours(8), untilClear: true, reason: "r"), .unshelve,
        ]
        let orders: [SuppressionOrder] = [
            .away(bed, until: nil, reason: "r"), .away(bed, until: now, reason: "r", kind: .hospital), .back(bed),
            .beginVisit(bed, planned: .minutes(1)), .endVisit(bed),
            .announceOutage(township: "532901001", from: now, until: now + .hours(1), reason: "r"),
            .endOutage(township: "532901001"),
            .takeOutOfService(ServiceTarget(.household(household), rule: "R"), permit: "p", until: now),
            .returnToService(ServiceTarget(.device(device), rule: nil)),
        ]
        return steps.map { .command(.step(AlarmID(3), $0, by: "Li")) }
            + orders.map { .command(.suppression($0, by: "Li")) }
            + maintenance.map { .command(.maintenance($0, by: "Li")) }
            + [
                .command(.findings(bed, [])),
                .command(
                    .findings(
                        bed,
                        [
                            RecordFinding(.visitNotStarted, AlarmRemark(zh: "上门 v-1", en: "visit v-1")),
                            RecordFinding(.reassessment, AlarmRemark("a 1")),
                        ])),
            ]
    }

    private static var maintenance: [MaintenanceCommand] {
        let steps: [MaintenanceCommand.Step] = [
            .assign(to: "吴", due: now), .mend(RepairWork(text: "w", parts: "p", replacedBattery: true)),
            .mend(RepairWork(text: "w")), .accept(.telemetry), .accept(.inspection("好")), .sign(note: ""),
        ]
        let reports = [("532901-000001", "k-4"), ("532925-000002", "药箱")].compactMap { bed, thing in
            BedID(bed).map { MaintenanceCommand.report($0, .thing(thing), text: "w") }
        }
        return [.close(OrderID(5), note: "新电池")] + reports
            + steps.map { .step(OrderID(.max), problems: [1, 128], $0) }
    }

    private static func incidents() throws -> [JournalEntry] {
        let bed = try #require(BedID("532901-000001"))
        let township = try #require(TownshipCode("532901001"))
        let one = IncidentID(1)
        let commands: [IncidentCommand] =
            IncidentKind.allCases.map { .open($0, township, drill: nil, note: "n") }
            + IncidentContact.Way.allCases.map { .reached(one, bed, $0, note: "好") } + [
                .open(.fire, township, drill: .minutes(60), note: ""),
                .open(.fire, township, drill: Milliseconds(.min), note: ""), .problem(one, text: "p"),
                .rectify(one, problem: .max, text: "r"), .accept(IncidentID(.max), problem: .min, text: ""),
                .close(one, note: "c"),
            ]
        return commands.map { .command(.incident($0, by: "Li")) }
    }

    private static var deliveries: [JournalEntry] {
        let members = [NotificationID(1), NotificationID(.max)]
        let attempts = DeliveryAttempt.Result.allCases.map { result in
            DeliveryAttempt(
                message: "1-2", members: members, channel: "短信", at: now, length: .seconds(1), result: result,
                answer: "HTTP 500",
                retryAt: result == .delivered || result == .refused ? nil : now + .seconds(2))
        }
        let reports: [DeliveryReport] =
            attempts.map { .attempted($0) } + [
                .bound(message: "1-2", members: members), .settled(members, .expired), .superseded(by: members[0]),
            ]
        return reports.map { .command(.delivery($0)) }
    }

    private static func window() throws -> JournalEntry {
        let county = try #require(CountyCode(532_901))
        let bed = try #require(BedID(county: county, number: 999_999))
        return .command(.openTestWindow(bed, length: .minutes(30), by: "Wang"))
    }

    private static func blob(_ entry: JournalEntry) -> [UInt8] {
        var writer = JournalWriter()
        writer.begin(at: now)
        writer.entry(entry)
        return writer.bytes
    }

    private static func read(_ bytes: some Collection<UInt8>) throws(JournalError) -> [JournalEntry] {
        var found: [JournalEntry] = []
        var failure: JournalError?
        Array(bytes).withUnsafeBytes { bytes in
            do throws(JournalError) {
                var reader = try JournalReader(bytes)
                while let input = try reader.next() {
                    if case .entry(let entry) = input { found.append(entry) }
                }
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return found
    }

    @Test func `every input of a turn comes back as it was written`() throws {
        let all = try Self.entries + Self.alarmCommands() + [Self.window()] + Self.deliveries + Self.incidents()
        for entry in all { #expect(try Self.read(Self.blob(entry)) == [entry]) }
        var writer = JournalWriter()
        writer.begin(at: Self.now)
        for entry in all { writer.entry(entry) }
        #expect(try Self.read(writer.bytes) == all)
        #expect(writer.hasEntries)
        writer.begin(at: Self.now)
        #expect(!writer.hasEntries)
    }

    @Test func `every truncation is an error that lies within the blob`() throws {
        let all = try Self.entries + Self.alarmCommands() + [Self.window()] + Self.deliveries + Self.incidents()
        for entry in all {
            let whole = Self.blob(entry)
            for length in 0..<whole.count where length != 9 {
                let error = #expect(throws: JournalError.self, "\(entry) cut to \(length) of \(whole.count)") {
                    try Self.read(whole.prefix(length))
                }
                #expect(try #require(error).offset <= length)
            }
            // The time of a turn alone is a turn in which nothing happened.
            #expect(try Self.read(whole.prefix(9)) == [])
        }
    }

    @Test func `messages come back byte for byte between ticks and entries`() throws {
        var batch = RawBatch()
        let payloads: [[UInt8]] = [[], Array(#"{"v":1}"#.utf8), [UInt8](repeating: 0xFF, count: 16_385)]
        for (number, payload) in payloads.enumerated() {
            Array("homebed/v1/532901/b-\(number)/event".utf8).withUnsafeBytes { topic in
                payload.withUnsafeBytes {
                    batch.append(
                        lane: number == 1 ? .bulk : .urgent, packetID: UInt16(0xFF00 + number),
                        isRetained: number == 2, subscription: number == 1 ? 268_435_455 : UInt32(number),
                        topic: topic, payload: $0)
                }
            }
        }
        var writer = JournalWriter()
        writer.begin(at: Self.now)
        batch.bytes.withUnsafeBytes { bytes in
            for item in batch.items {
                writer.message(item, of: bytes)
                writer.tick()
            }
        }
        try expect(writer.bytes, holds: batch)
        for length in 10..<writer.bytes.count {
            do throws(JournalError) { _ = try Self.read(writer.bytes.prefix(length)) } catch {
                #expect(error.offset <= length)
            }
        }
    }

    private func expect(_ blob: [UInt8], holds batch: RawBatch) throws {
        try blob.withUnsafeBytes { bytes in
            var reader = try JournalReader(bytes)
            #expect(reader.now == Self.now)
            for item in batch.items {
                guard case .message(let found) = try reader.next() else {
                    throw JournalError(offset: 0)
                }
                #expect(found.lane == item.lane && found.packetID == item.packetID)
                #expect(found.isRetained == item.isRetained && found.subscription == item.subscription)
                #expect(Array(bytes[found.topic]) == Array(batch.bytes[item.topic]))
                #expect(Array(bytes[found.payload]) == Array(batch.bytes[item.payload]))
                guard case .tick = try reader.next() else { throw JournalError(offset: 1) }
            }
            #expect(try reader.next() == nil)
        }
    }

    @Test(arguments: [
        ([], 0), ([2], 0), ([1, 0, 0], 1), ([1, 0, 0, 0, 0, 0, 0, 0, 0, 99], 9),
        ([1, 0, 0, 0, 0, 0, 0, 0, 0, 2, 7], 10),
    ])
    func `what no writer wrote is an error with its place`(bytes: [UInt8], offset: Int) {
        #expect(throws: JournalError(offset: offset)) { try Self.read(bytes) }
    }
}
