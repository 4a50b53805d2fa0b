import ArgumentParser
import CareCore
import CareProfiles
import ScenarioKit
import WholeSystem

/// Plays scenarios one after the other and says what was missed.
struct ScenarioRun {
    private let simulation: Simulation
    private let profiles: ProfileSet

    init(_ simulation: Simulation, _ profiles: ProfileSet) {
        self.simulation = simulation
        self.profiles = profiles
    }

    /// - Throws: Faults of a file; a failure when something was missed.
    func play(_ paths: [String]) throws {
        var missed = 0
        for scenario in try load(paths) {
            let verdicts = try simulation.play(scenario)
            let bad = verdicts.filter { !$0.isMet }
            missed += bad.count
            Console.result(
                "\(scenario.file): \(scenario.title.en): \(verdicts.count - bad.count) met, \(bad.count) missed")
            for verdict in bad { Console.result("  \(verdict.text(file: scenario.file))") }
        }
        if missed > 0 { throw ExitCode.failure }
    }

    /// All files are read before the first is played, so that a typing mistake in the last one costs no time.
    private func load(_ paths: [String]) throws -> [Scenario] {
        do {
            return try paths.map { try Scenario.load($0, profiles: profiles) }
        } catch let faults as ProfileFaults {
            Console.result(faults.description)
            throw ExitCode.failure
        }
    }
}
