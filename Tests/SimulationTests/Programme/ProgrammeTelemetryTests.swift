import Programme
import SimKit
import Testing
import WholeSystem

/// The care programme played together with what devices of its beds say, through the real line and store.
@Suite struct ProgrammeTelemetryTests {
    @Test(.timeLimit(.minutes(5)), arguments: [1, 2] as [UInt64])
    func `five beds that speak bear their visits out, and the figures are those of the play`(seed: UInt64) throws {
        let programme = Programme(seed: seed, beds: 8, days: 300, heard: 5)
        let witnessed = programme.truth.counties.values.map(\.witnessedVisits).reduce(0, +)
        #expect(witnessed >= 5 && programme.signs.count > 500)
        let simulation = Simulation(setup: try GatewaySetup(profiles: BuiltProgram.profiles))
        let (surprises, differences) = try simulation.enter(programme) { _, _ in }
        #expect(surprises.isEmpty, "\(surprises.prefix(3))")
        #expect(differences.isEmpty, "\(differences)")
    }

    @Test func `without devices that speak the same programme is played as ever`() {
        let silent = Programme(seed: 1, beds: 8, days: 300)
        #expect(silent.signs.isEmpty)
        #expect(silent.truth.counties.values.allSatisfy { $0.witnessedVisits == 0 && $0.readings == 0 })
    }
}
