import FleetModel
import SimKit

/// Plays households in simulated time without any network: what is published is confirmed at once, and events and
/// telemetry that asks are answered at once, or never.
struct Simulation {
    let plan: FleetPlan
    private(set) var households: [HouseholdActor]
    private(set) var numbers = FleetNumbers()
    private(set) var published: [(at: Moment, household: Int, publication: Publication)] = []
    private(set) var ledger = Ledger()
    private(set) var lines: [String] = []
    private(set) var cuts = 0
    private(set) var publishedWithoutLink = 0
    private var unlinked: Set<Int> = []
    /// The status of every answer; `nil` for no answer.
    var status: Int?

    init(_ options: FleetOptions, status: Int? = 0) {
        plan = FleetPlan(options)
        households = plan.households.indices.map { [plan] in HouseholdActor(plan, household: $0) }
        self.status = status
        for index in households.indices {
            var actions: [FleetAction] = []
            households[index].connectionChanged(
                isUp: true, now: options.start, numbers: &numbers, actions: &actions)
            carryOut(actions, of: index, at: options.start)
        }
    }

    /// Plays up to `end`, one household's step after the other in order of time.
    mutating func run(until end: Moment) {
        while let index = households.indices.min(by: { households[$0].nextWake < households[$1].nextWake }),
            households[index].nextWake <= end
        {
            let now = households[index].nextWake
            var actions: [FleetAction] = []
            households[index].step(now: now, numbers: &numbers, actions: &actions)
            carryOut(actions, of: index, at: now)
        }
    }

    mutating func endLife(at moment: Moment) {
        for index in households.indices { households[index].endLife(at: moment) }
    }

    var truths: [TruthEntry] { ledger.truths.compactMap { TruthEntry($0) } }

    private mutating func carryOut(_ actions: [FleetAction], of index: Int, at now: Moment) {
        for action in actions {
            switch action {
            case .record(let line):
                lines.append(line.text)
                ledger.apply(line)
            case .publish(let publication):
                published.append((now, index, publication))
                if unlinked.contains(index) { publishedWithoutLink += 1 }
                ledger.apply(.transmission(number: publication.number, at: now))
                ledger.apply(.brokerAcknowledgement(number: publication.number, at: now))
                answer(publication, of: index, at: now)
            case .cutLink:
                cuts += 1
                unlinked.insert(index)
            case .restoreLink: unlinked.remove(index)
            }
        }
    }

    private mutating func answer(_ publication: Publication, of index: Int, at now: Moment) {
        let entry = ledger.entries[publication.number - 1]
        guard let status, entry.kind != .status, entry.fate != .quarantine else { return }
        var actions: [FleetAction] = []
        let receipt = DeviceReceipt(references: [entry.reference], status: status)
        households[index].handle(receipt, device: entry.device, now: now, actions: &actions)
        for case .record(let line) in actions { ledger.apply(line) }
    }
}

extension FleetOptions {
    /// A night in November: 2025-11-06T20:00:00+08:00.
    static func night(
        seed: UInt64 = 1, beds: Int = 12, population: Population = .control, faults: Set<FaultKind> = [],
        incidents: UInt64 = 40
    ) -> FleetOptions {
        FleetOptions(
            seed: seed, beds: beds, population: population, faults: faults, incidentFactor: incidents,
            start: Moment(milliseconds: 1_762_430_400_000))
    }
}
