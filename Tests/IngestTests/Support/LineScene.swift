import CareCore
import CareProfiles
import Foundation
import Ingest
import Synchronization
import Testing

/// A line on ports in memory, with the shipped profiles, a button and a mattress.
struct LineScene: ~Copyable {
    static let start = Timestamp(milliseconds: 1_762_441_325_123)
    static let pressTopic = "homebed/v1/532901/b-1/event"
    static let telemetryTopic = "homebed/v1/532901/m-1/telemetry"

    let diary: Diary
    let broker: MemoryBroker
    let rows: MemoryRows
    var line: IngestLine<MemoryTransport, MemoryCommitter>
    var now: Timestamp

    /// A line whose broker is connected and whose first turns are done.
    init(
        bulkMessages: Int = Limits.bulkMessages, window: Int = Limits.batchMessages, channel: String = "test",
        prepare: (MemoryRows) -> Void = { _ in }
    ) throws {
        // A noncopyable value cannot be thrown out of half made: everything that throws comes first.
        let diary = Diary()
        let (broker, rows) = (MemoryBroker(diary: diary), MemoryRows(diary: diary))
        prepare(rows)
        broker.window = window
        let devices = try Self.devices()
        let contact = try Self.contact(channel)
        let line = try Self.open(
            broker: broker, rows: rows, profiles: Shipped.profiles(), now: Self.start, bulk: bulkMessages)
        (self.diary, self.broker, self.rows, now) = (diary, broker, rows, Self.start)
        self.line = line
        _ = self.line.turn(at: now, commands: [Self.command(.importAssignments(devices)), Self.command(contact)])
        broker.connect(isSessionPresent: false)
        _ = self.line.turn(at: now)
        _ = diary.take()
    }

    static func open(
        broker: MemoryBroker, rows: MemoryRows, profiles: ProfileSet, now: Timestamp,
        bulk: Int = Limits.bulkMessages, former: @escaping (UInt64) -> ProfileSet? = { _ in nil }
    ) throws -> IngestLine<MemoryTransport, MemoryCommitter> {
        var configuration = LineConfiguration(gateway: try #require(DeviceID("gateway-1")), instance: "test")
        configuration.bulkMessages = bulk
        return try IngestLine(
            transport: MemoryTransport(broker: broker), store: MemoryCommitter(rows: rows), profiles: profiles,
            former: former, now: now, configuration: configuration)
    }

    /// An operator of everything: with an empty contact book each emergency would raise SELF-7 beside it.
    private static func contact(_ channel: String) throws -> Command {
        let contact = Contact(
            person: try #require(PersonID("op")), post: DutyPost(.operator, .everywhere), name: "op",
            channels: [try #require(ContactChannel(channel))])
        return .duty(.importContacts([DutyCommand.Line(2, contact)], by: "op"))
    }

    private static func devices() throws -> [AssignmentImport] {
        let county = try #require(CountyCode(532_901))
        let bed = try #require(BedID(county: county, number: 1))
        return try [("b-1", "sos-button"), ("m-1", "mattress-belt")].map { device, profile in
            AssignmentImport(
                line: 2, county: county, bed: bed, device: try #require(DeviceID(device)), profile: profile,
                since: start - .days(1))
        }
    }

    static func command(_ command: Command) -> PendingCommand { PendingCommand(command: command) { _ in } }

    /// Lets time pass and does a turn.
    mutating func turn(
        after length: Milliseconds = Milliseconds(10), commands: [PendingCommand] = [], draft: PendingDraft? = nil
    ) -> TurnReport {
        now = now + length
        return line.turn(at: now, commands: commands, draft: draft)
    }

    func press(_ number: Int) { Self.press(number, at: now, broker) }

    static func press(_ number: Int, at now: Timestamp, _ broker: MemoryBroker) {
        broker.send(pressTopic, #"{"v":1,"ref":"r\#(number)","ts":\#(now.milliseconds),"event":"sos"}"#)
    }

    /// A press that comes after the first slice of the bulk lane was read.
    func pressWhileBulkIsRead(_ number: Int) {
        broker.afterReceive = { [broker, now] lane in
            guard lane == .bulk else { return }
            broker.afterReceive = nil
            Self.press(number, at: now, broker)
        }
    }

    func telemetry(_ count: Int) {
        for number in 0..<count {
            let time = now.milliseconds - Int64(count - number)
            broker.send(Self.telemetryTopic, #"{"v":1,"ts":\#(time),"readings":{"heart_rate":70}}"#)
        }
    }

    /// What was published under a rank, as objects.
    func published(_ rank: OutgoingMessage.Rank) throws -> [[String: Any]] {
        try broker.published.filter { $0.rank == rank }.map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.payload)) as? [String: Any])
        }
    }
}
