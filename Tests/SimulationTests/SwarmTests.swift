import FleetModel
import SimKit
import Testing

@testable import WholeSystem

/// What the fixed seeds of `SeedTests` are drawn into: each leaves something out, and together they leave nothing out.
@Suite struct SwarmTests {
    private static let runs = SeedTests.fixed.map { RunOptions.swarm(seed: $0) }

    /// Whether a fault that was drawn has a moment in the run, or is how the broker is set up.
    private func happens(_ fault: SystemFault, in options: RunOptions) -> Bool {
        guard let weight = options.faults[fault] else { return false }
        var alone = options
        alone.faults = [fault: weight]
        let random = RandomSource(seed: options.fleet.seed).stream("world").stream("faults")
        let plan = FaultPlan(alone, fleet: FleetPlan(options.playedFleet), random: random)
        return !plan.events.isEmpty || plan.limits.isOverrunning || plan.limits.queuedMessages < .max
    }

    @Test(arguments: SystemFault.allCases)
    func `every fault of the system happens in some of the fixed seeds, and is left out by others`(fault: SystemFault) {
        let count = Self.runs.count { happens(fault, in: $0) }
        #expect((1..<Self.runs.count).contains(count))
    }

    @Test(arguments: FaultKind.allCases)
    func `every fault of devices is drawn by some of the fixed seeds, and left out by others`(fault: FaultKind) {
        let count = Self.runs.count { $0.fleet.faults.contains(fault) }
        #expect((1..<Self.runs.count).contains(count))
    }

    @Test func `each fault of the system is weighted from less than a third of the usual to three times it and more`() {
        var weights: [SystemFault: [Int64]] = [:]
        for seed in UInt64(1)...200 {
            for (fault, weight) in RunOptions.swarm(seed: seed).faults { weights[fault, default: []].append(weight) }
        }
        for fault in SystemFault.allCases {
            let drawn = weights[fault] ?? []
            // What the books do is no accident: it is played often or not at all.
            let bounds: (Int64, Int64) = fault == .custody ? (150, 400) : (30, 300)
            #expect(drawn.contains { $0 < bounds.0 } && drawn.contains { $0 > bounds.1 }, "\(fault)")
        }
    }

    /// What truly happens in the homes of a run.
    private func happenings(_ options: RunOptions) -> [TruthKind] {
        let fleet = FleetPlan(options.playedFleet)
        var numbers = FleetNumbers()
        var kinds: [TruthKind] = []
        for index in fleet.households.indices {
            var home = HouseholdActor(fleet, household: index)
            var now = home.nextWake
            while now < options.lifeEnd {
                var actions: [FleetAction] = []
                home.step(now: now, numbers: &numbers, actions: &actions)
                for case .record(.truth(let text)) in actions {
                    if let truth = TruthEntry(text) { kinds.append(truth.kind) }
                }
                now = home.nextWake
            }
        }
        return kinds
    }

    @Test func `people fall, things burn and gas is smelled in some of the fixed seeds, and processes die`() {
        let kinds = Self.runs.flatMap { happenings($0) }
        #expect(kinds.contains(.fall(isCancelled: false)))
        #expect(kinds.contains(.smoke) || kinds.contains(.hearthSmoke))
        #expect(kinds.contains(.gas) || kinds.contains(.carbonMonoxide))
        #expect(Self.runs.contains { happens(.crash, in: $0) })
    }

    @Test func `a town is cut off at once, or its connections die and one side does not know`() {
        let options = RunOptions(
            fleet: FleetOptions(seed: 1, beds: 20, start: RunOptions.start), length: .days(2),
            faults: [.township: 1_000])
        let fleet = FleetPlan(options.playedFleet)
        let events = FaultPlan(options, fleet: fleet, random: RandomSource(seed: 1)).events
        let blocks = events.count { if case .block = $0.kind { true } else { false } }
        let halves = events.count { if case .halfOpen = $0.kind { true } else { false } }
        #expect(blocks > 0 && halves > 0 && blocks + halves == events.count)
    }

    @Test func `some brokers let the gateway have few messages on the way, and none where nothing goes wrong`() {
        let windows = Self.runs.map { options in
            FaultPlan(
                options, fleet: FleetPlan(options.playedFleet), random: RandomSource(seed: options.fleet.seed)
            ).limits.receiveMaximum
        }
        #expect(windows.contains(1_000) && windows.contains { $0 < 1_000 } && windows.allSatisfy { $0 >= 50 })
        let calm = RunOptions(fleet: FleetOptions(seed: 1, beds: 1, start: RunOptions.start), length: .hours(1))
        let fleet = FleetPlan(calm.fleet)
        let limits = (UInt64(1)...20).map { FaultPlan(calm, fleet: fleet, random: RandomSource(seed: $0)).limits }
        #expect(limits.allSatisfy { $0 == BrokerLimits() })
    }
}
