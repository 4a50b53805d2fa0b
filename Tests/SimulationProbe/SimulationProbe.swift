import Auditor
import Foundation
import WholeSystem

/// Plays with a deliberate mistake in the gateway until the auditor finds it.
///
/// `SimulationProbe MUTATION SEEDS PROFILES` plays seeds, `SimulationProbe MISTAKE BEDS PROFILES` the care programme
/// of so many beds: exit code 0 when it was found, 1 when it survived.
@main
struct SimulationProbe {
    static func main() throws {
        let arguments = CommandLine.arguments
        if arguments.count == 4, let mistake = HouseholdMistake(rawValue: arguments[1]), let beds = Int(arguments[2]) {
            return try play(mistake, beds: beds, profiles: arguments[3])
        }
        guard arguments.count == 4, let mutation = Mutation(rawValue: arguments[1]), let seeds = UInt64(arguments[2])
        else {
            tell("usage: SimulationProbe MUTATION SEEDS PROFILES, or MISTAKE BEDS PROFILES\n", .standardError)
            exit(64)
        }
        let setup = try GatewaySetup(profiles: arguments[3])
        let mistaken = try mutation.setup(profiles: arguments[3])
        for seed in 1...seeds {
            guard let found = try find(mutation, seed: seed, setup, mistaken) else { continue }
            tell("\(mutation.rawValue) was found by seed \(seed):\n  \(found)\n", .standardOutput)
            return
        }
        tell("\(mutation.rawValue) survived \(seeds) seeds\n", .standardOutput)
        exit(1)
    }

    private static func play(_ mistake: HouseholdMistake, beds: Int, profiles: String) throws {
        guard let found = try mistake.find(beds: beds, profiles: profiles) else {
            tell("\(mistake.rawValue) survived \(beds) beds, or they say nothing of it\n", .standardOutput)
            exit(1)
        }
        tell("\(mistake.rawValue) was found:\n  \(found)\n", .standardOutput)
    }

    private static func find(
        _ mutation: Mutation, seed: UInt64, _ setup: GatewaySetup, _ mistaken: GatewaySetup
    ) throws -> String? {
        let options = mutation.options(seed: seed)
        // Only what the mistake does counts: a seed that is not clean without it says nothing.
        guard try Simulation(setup: setup).run(options).isGood else { return nil }
        var simulation = Simulation(setup: mistaken)
        simulation.tampering = mutation.tampering
        let result = try simulation.run(options)
        if !result.isGood {
            return result.violations.prefix(3).map { "promise \($0.promise): \($0.text)" }.joined(separator: "\n  ")
        }
        guard mutation == .shuffles else { return nil }
        let again = try simulation.run(options)
        return again.databaseHash == result.databaseHash ? nil : "promise 9: the same seed left another database"
    }

    private static func tell(_ text: String, _ handle: FileHandle) {
        handle.write(Data(text.utf8))
    }
}
