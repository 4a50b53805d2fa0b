import CareCore
import CareWire
import FleetModel
import SimKit

/// What the fleet says, minute by minute, decoded.
struct CatalogueStream {
    private let tables: [FieldTable]
    private let numbers: [String: (device: DeviceNumber, profile: Int)]
    /// The household's place in the fleet and the identity of each device; −1 for spare devices, which await no answer.
    private let owners: [(household: Int, id: String)]
    private var households: [HouseholdActor]
    private var spares: [SpareDevice]
    private var given = FleetNumbers()
    private var minute: [Message] = []
    /// Messages by profile since the last `takeCounts`.
    private var counts: [Int]

    /// Brings every household to the broker; `imports` registered the fleet, and the registry numbers its devices in
    /// that order.
    init(_ fleet: CatalogueFleet, profiles: ProfileSet, imports: [AssignmentImport]) throws {
        tables = profiles.profiles.map { FieldTable($0) }
        var numbers: [String: (device: DeviceNumber, profile: Int)] = [:]
        for (index, line) in imports.enumerated() {
            guard let profile = profiles.index(of: line.profile) else { throw BenchmarkError("no \(line.profile)") }
            numbers["\(line.device)"] = (DeviceNumber(Int32(index)), profile)
        }
        self.numbers = numbers
        owners =
            fleet.plan.households.enumerated().flatMap { index, household in household.devices.map { (index, $0.id) } }
            + fleet.spares.map { (-1, $0.id) }
        counts = Array(repeating: 0, count: profiles.profiles.count)
        households = fleet.plan.households.indices.map { HouseholdActor(fleet.plan, household: $0) }
        spares = fleet.spares
        for index in households.indices {
            var actions: [FleetAction] = []
            let now = fleet.plan.options.start
            households[index].connectionChanged(isUp: true, now: now, numbers: &given, actions: &actions)
            try carryOut(actions, at: now)
        }
    }

    /// The messages up to `end` in order of their receipt.
    mutating func take(until end: Moment) throws -> [Message] {
        for index in households.indices {
            while households[index].nextWake < end {
                let now = households[index].nextWake
                var actions: [FleetAction] = []
                households[index].step(now: now, numbers: &given, actions: &actions)
                try carryOut(actions, at: now)
            }
        }
        for index in spares.indices {
            while spares[index].next < end {
                let (at, kind, payload) = spares[index].speak()
                try decode("\(spares[index].topic)/\(kind)", Array(payload.utf8), isRetained: false, at: at)
            }
        }
        defer { minute.removeAll(keepingCapacity: true) }
        return minute.sorted { $0.receivedAt < $1.receivedAt }
    }

    /// Gives the devices the gateway's answers.
    mutating func answer(_ receipts: [Receipt]) {
        for receipt in receipts {
            let (household, id) = owners[Int(receipt.device.index)]
            guard household >= 0 else { continue }
            var actions: [FleetAction] = []
            households[household].handle(
                DeviceReceipt(references: receipt.references, status: Int(receipt.status.rawValue)), device: id,
                now: Moment(milliseconds: receipt.at.milliseconds), actions: &actions)
        }
    }

    /// Messages by profile since the last call.
    mutating func takeCounts() -> [Int] {
        defer { counts = Array(repeating: 0, count: counts.count) }
        return counts
    }

    private mutating func carryOut(_ actions: [FleetAction], at now: Moment) throws {
        for case .publish(let publication) in actions {
            try decode(publication.topic, publication.payload, isRetained: publication.isRetained, at: now)
        }
    }

    private mutating func decode(_ topic: String, _ payload: [UInt8], isRetained: Bool, at: Moment) throws {
        let levels = topic.split(separator: "/")
        let kinds: [Substring: Message.Kind] = ["event": .event, "telemetry": .telemetry, "status": .status]
        guard levels.count == 5, let (device, profile) = numbers[String(levels[3])], let kind = kinds[levels[4]] else {
            throw BenchmarkError("a message of nobody: \(topic)")
        }
        var message = Message()
        try payload.withUnsafeBytes { bytes in
            try EnvelopeDecoder.decode(bytes, kind: kind, fields: tables[profile], into: &message)
        }
        message.device = device
        message.receivedAt = Timestamp(milliseconds: at.milliseconds)
        counts[profile] += 1
        minute.append(message)
    }
}
