import CareCore
import CareProfiles
import Ingest
import TestSupport
import Testing

@testable import CareStore

/// One gateway in which devices go from household to household by the books, at random times, while they report what
/// is new and what is old. Some papers are entered late and say since when; a couple shares what serves a household; a
/// fitting is called off, a device is retired. It keeps its own account of who had which device when.
struct DeviceLife: ~Copyable {
    /// Whom a device serves: one bed, or everybody of a household.
    enum Owner: Hashable {
        case bed(BedID)
        case household(HouseholdID)
    }

    /// That a device served somebody. The account of the test, not the gateway's.
    struct Service {
        let owner: Owner
        let from: Timestamp
        var until: Timestamp?
    }

    /// What was sent, with whoever had the device at that time as far as was known when it was sent.
    struct Sent: Hashable {
        let device: String
        let at: Timestamp
        let owner: Owner?
    }

    static let county = "532901"
    static let devices = [
        ("m-1", "mattress-belt"), ("m-2", "mattress-belt"), ("b-1", "sos-button"), (alarm, "smoke-alarm-nb"),
    ]
    /// What serves a household and not one bed.
    private static let alarm = "s-1"
    /// How late a paper may come.
    private static let latest = Int64(20_000_000)

    let folder: TemporaryFolder
    let store: Store
    let queues: QueueTransport.Queues
    var line: IngestLine<QueueTransport, SQLiteCommitter>
    var dice: Dice
    var now = Fixture.noon
    private(set) var services: [String: [Service]] = [:]
    private(set) var readings: Set<Sent> = []
    private(set) var presses: Set<Sent> = []
    /// Papers that came late.
    private(set) var latePapers = 0
    /// States into which the books have put any device.
    private(set) var reached: Set<CustodyState> = []
    private var states: [String: CustodyState] = [:]
    private var references = 0
    let beds: [BedID]
    /// Where the beds stand: the first two are a couple's.
    let homes: [BedID: HouseholdID]

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
        var homes: [BedID: HouseholdID] = [:]
        for (number, bed) in beds.enumerated() { homes[bed] = HouseholdID("home-\(max(1, number))") }
        (self.folder, self.store, self.queues, self.beds, self.homes) = (folder, store, queues, beds, homes)
        self.line = line
        dice = Dice(seed: seed)
        _ = self.line.turn(at: now)
    }

    /// Who had the device then, by the account of the test and all papers that came so far.
    func owner(of device: String, at moment: Timestamp) -> Owner? {
        services[device]?.last { $0.from <= moment && ($0.until.map { moment < $0 } ?? true) }?.owner
    }

    /// Some time passes; a device goes one step on its way; devices report.
    mutating func step() throws {
        now = now + Milliseconds(Int64.random(in: 60_000...30_000_000, using: &dice))
        let (device, profile) = Self.devices[Int.random(in: 0..<Self.devices.count, using: &dice)]
        if !dice.happens(onceIn: 4) { try goOn(device, profile) }
        for (device, profile) in Self.devices where line.state.registry.number(of: try id(device)) != nil {
            switch profile {
            case "sos-button": press(device, "sos")
            case "smoke-alarm-nb":
                report(device, #""battery":80"#)
                if dice.happens(onceIn: 4) { press(device, "smoke_alarm") }
            default: report(device, #""heart_rate":70"#)
            }
        }
        // A turn with urgent messages leaves the bulk lane for the next.
        while queues.waiting.values.contains(where: { !$0.isEmpty }) { _ = line.turn(at: now) }
    }

    private func id(_ device: String) throws -> DeviceID { try #require(DeviceID(device)) }

    /// The next step of the device by the table, of which few retire it; a first fitting is written into the books
    /// afterwards.
    private mutating func goOn(_ device: String, _ profile: String) throws {
        guard let state = states[device] else {
            try begin(device, profile)
            return try tell(device, .inService)
        }
        let isWornOut = dice.happens(onceIn: 6)
        guard let next = dice.pick(state.successors.filter { $0 != .retired || isWornOut }) else { return }
        guard !next.isBound, let last = services[device]?.indices.last, let service = services[device]?[last],
            service.until == nil
        else {
            try tell(device, next)
            if next == .installing { try begin(device, profile) }
            return
        }
        let said = dice.happens(onceIn: 2) ? earlier() : nil
        try tell(device, next, since: said)
        services[device]?[last].until = max(said ?? now, service.from + Milliseconds(1))
    }

    /// A moment before now that a late paper says.
    private mutating func earlier() -> Timestamp {
        latePapers += 1
        return now - Milliseconds(Int64.random(in: 1...Self.latest, using: &dice))
    }

    private mutating func begin(_ device: String, _ profile: String) throws {
        let choice = dice.pick(beds)
        let bed = try #require(choice)
        let home = try #require(homes[bed])
        // Not before it ended to serve another.
        let since = dice.happens(onceIn: 2) ? max(earlier(), services[device]?.last?.until ?? .epoch) : now
        try ask(
            .importAssignments([
                AssignmentImport(
                    line: 2, county: bed.county, bed: bed, device: try id(device), profile: profile, since: since,
                    household: home)
            ]))
        let owner: Owner = device == Self.alarm ? .household(home) : .bed(bed)
        services[device, default: []].append(Service(owner: owner, from: since))
    }

    private mutating func tell(_ device: String, _ state: CustodyState, since: Timestamp? = nil) throws {
        try ask(.custody(try id(device), state, by: "clerk", since: since))
        states[device] = state
        reached.insert(state)
    }

    private mutating func ask(_ command: Command) throws {
        let answer = Answer()
        _ = line.turn(at: now, commands: [PendingCommand(command: command) { answer.outcome = $0 }])
        guard case .done = answer.outcome else {
            throw RefusedCommand(reasons: "\(answer.outcome.map { "\($0)" } ?? "no answer") at \(now.milliseconds)")
        }
    }

    /// A value of this moment and history from before: of this household, of the one before, of the time between.
    private mutating func report(_ device: String, _ values: String) {
        var entries: [String] = []
        for moment in [now] + (0..<3).map({ _ in past() }) {
            entries.append(#"{"ts":\#(moment.milliseconds),"readings":{\#(values)}}"#)
            readings.insert(Sent(device: device, at: moment, owner: owner(of: device, at: moment)))
        }
        send(.bulk, device, "telemetry", #""ts":\#(now.milliseconds),"history":[\#(entries.joined(separator: ","))]"#)
    }

    private mutating func press(_ device: String, _ event: String) {
        let moment = dice.happens(onceIn: 2) ? now : past()
        presses.insert(Sent(device: device, at: moment, owner: owner(of: device, at: moment)))
        send(.urgent, device, "event", #""ts":\#(moment.milliseconds),"event":"\#(event)""#)
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
