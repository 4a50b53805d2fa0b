import CareCore
import CareProfiles
import Ingest
import TestSupport
import Testing

@testable import CareStore

/// One gateway in which devices go from household to household by the books, at random times, while they report what
/// is new and what is old. It keeps its own account of who had which device when.
struct DeviceLife: ~Copyable {
    /// That a device served a bed. The account of the test, not the gateway's.
    struct Service {
        let bed: BedID
        let from: Timestamp
        var until: Timestamp?
    }

    /// What was sent, with the household that had the device at that time.
    struct Sent: Hashable {
        let device: String
        let at: Timestamp
        let owner: BedID?
    }

    static let county = "532901"
    static let devices = [("m-1", "mattress-belt"), ("m-2", "mattress-belt"), ("b-1", "sos-button")]

    let folder: TemporaryFolder
    let store: Store
    let queues: QueueTransport.Queues
    var line: IngestLine<QueueTransport, SQLiteCommitter>
    var dice: Dice
    var now = Fixture.noon
    private(set) var services: [String: [Service]] = [:]
    private(set) var readings: Set<Sent> = []
    private(set) var presses: Set<Sent> = []
    private var states: [String: CustodyState] = [:]
    private var references = 0
    let beds: [BedID]

    init(seed: UInt64) throws {
        let folder = try TemporaryFolder()
        let profiles = try ProfileCompiler.compile(ProfileLoader.sources(in: Checkout.profiles))
        let store = try Store.open(StoreConfiguration(path: folder.database))
        try store.register(profiles)
        let queues = QueueTransport.Queues()
        let line = try IngestLine(
            transport: QueueTransport(queues: queues), store: store.makeCommitter(), profiles: profiles,
            former: { _ in nil }, now: Fixture.noon,
            configuration: LineConfiguration(gateway: try #require(DeviceID("gateway-1")), instance: "test"))
        let beds = try (1...4).map { try #require(BedID("\(Self.county)-00000\($0)")) }
        (self.folder, self.store, self.queues, self.beds) = (folder, store, queues, beds)
        self.line = line
        dice = Dice(seed: seed)
        _ = self.line.turn(at: now)
    }

    /// Who had the device then, by the account of the test.
    func owner(of device: String, at moment: Timestamp) -> BedID? {
        services[device]?.last { $0.from <= moment && ($0.until.map { moment < $0 } ?? true) }?.bed
    }

    /// Some time passes; a device goes one step on its way; devices report.
    mutating func step() throws {
        now = now + Milliseconds(Int64.random(in: 60_000...40_000_000, using: &dice))
        let (device, profile) = Self.devices[Int.random(in: 0..<Self.devices.count, using: &dice)]
        if dice.happens(onceIn: 2) { try goOn(device, profile) }
        for (device, profile) in Self.devices where line.state.registry.number(of: try id(device)) != nil {
            if profile == "sos-button" { press(device) } else { report(device) }
        }
        // A turn with urgent messages leaves the bulk lane for the next.
        while queues.waiting.values.contains(where: { !$0.isEmpty }) { _ = line.turn(at: now) }
    }

    private func id(_ device: String) throws -> DeviceID { try #require(DeviceID(device)) }

    /// The next step of the device by the table; a first fitting is written into the books afterwards.
    private mutating func goOn(_ device: String, _ profile: String) throws {
        guard let state = states[device] else {
            try begin(device, profile)
            return try tell(device, .inService)
        }
        guard let next = dice.pick(state.successors.filter { $0 != .retired && $0 != .inStock }) else { return }
        try tell(device, next)
        if next == .installing { try begin(device, profile) }
        if !next.isBound, let last = services[device]?.indices.last, services[device]?[last].until == nil {
            services[device]?[last].until = now
        }
    }

    private mutating func begin(_ device: String, _ profile: String) throws {
        let choice = dice.pick(beds)
        let bed = try #require(choice)
        try ask(
            .importAssignments([
                AssignmentImport(
                    line: 2, county: bed.county, bed: bed, device: try id(device), profile: profile, since: now)
            ]))
        services[device, default: []].append(Service(bed: bed, from: now))
    }

    private mutating func tell(_ device: String, _ state: CustodyState) throws {
        try ask(.custody(try id(device), state, by: "clerk"))
        states[device] = state
    }

    private mutating func ask(_ command: Command) throws {
        let answer = Answer()
        _ = line.turn(at: now, commands: [PendingCommand(command: command) { answer.outcome = $0 }])
        guard case .done = answer.outcome else {
            throw RefusedCommand(reasons: "\(answer.outcome.map { "\($0)" } ?? "no answer") at \(now.milliseconds)")
        }
    }

    /// A value of this moment and history from before: of this household, of the one before, of the time between.
    private mutating func report(_ device: String) {
        var entries: [String] = []
        for moment in [now] + (0..<3).map({ _ in past() }) {
            entries.append(#"{"ts":\#(moment.milliseconds),"readings":{"heart_rate":70}}"#)
            readings.insert(Sent(device: device, at: moment, owner: owner(of: device, at: moment)))
        }
        send(.bulk, device, "telemetry", #""ts":\#(now.milliseconds),"history":[\#(entries.joined(separator: ","))]"#)
    }

    private mutating func press(_ device: String) {
        let moment = dice.happens(onceIn: 2) ? now : past()
        presses.insert(Sent(device: device, at: moment, owner: owner(of: device, at: moment)))
        send(.urgent, device, "event", #""ts":\#(moment.milliseconds),"event":"sos""#)
    }

    private mutating func past() -> Timestamp { now - Milliseconds(Int64.random(in: 1...300_000_000, using: &dice)) }

    private mutating func send(_ lane: Lane, _ device: String, _ kind: String, _ rest: String) {
        references += 1
        queues.waiting[lane, default: []].append(
            ("homebed/v1/\(Self.county)/\(device)/\(kind)", #"{"v":1,"ref":"r\#(references)",\#(rest)}"#))
    }

    private struct RefusedCommand: Error { let reasons: String }

    private final class Answer: @unchecked Sendable { var outcome: CommandOutcome? }
}
