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
        return !plan.events.isEmpty || plan.limits != BrokerLimits()
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
}
