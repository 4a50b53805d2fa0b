import Auditor
import Foundation
import WholeSystem

/// Plays with a deliberate mistake in the gateway until the auditor finds it.
///
/// `SimulationProbe MUTATION PROMISE SEEDS PROFILES` plays seeds until a finding names the promise that the mistake
/// breaks, `SimulationProbe MISTAKE BEDS PROFILES` the care programme of so many beds: exit code 0 when it was found,
/// 1 when it survived.
@main
struct SimulationProbe {
    static func main() throws {
        let arguments = CommandLine.arguments
        if arguments.count == 4, let mistake = HouseholdMistake(rawValue: arguments[1]), let beds = Int(arguments[2]) {
            return try play(mistake, beds: beds, profiles: arguments[3])
        }
        guard arguments.count == 5, let mutation = Mutation(rawValue: arguments[1]),
            let promise = Int(arguments[2]), let seeds = UInt64(arguments[3])
        else {
            tell("usage: SimulationProbe MUTATION PROMISE SEEDS PROFILES, or MISTAKE BEDS PROFILES\n", .standardError)
            exit(64)
        }
        let setup = try GatewaySetup(profiles: arguments[4])
        let mistaken = try mutation.setup(profiles: arguments[4])
        var others: Set<Int> = []
        for seed in 1...seeds {
            let violations = try find(mutation, seed: seed, setup, mistaken)
            let found = violations.filter { $0.promise == promise }
            others.formUnion(violations.map(\.promise))
            guard !found.isEmpty else { continue }
            let text = found.prefix(3).map { "promise \($0.promise): \($0.text)" }.joined(separator: "\n  ")
            let beside = found.count < violations.count ? ", beside findings of other promises" : ""
            tell("\(mutation.rawValue) was found by seed \(seed)\(beside):\n  \(text)\n", .standardOutput)
            return
        }
        let names = others.sorted().map { "\($0)" }.joined(separator: ", ")
        tell(
            "\(mutation.rawValue) survived \(seeds) seeds: no finding names promise \(promise), "
                + (others.isEmpty ? "nor another\n" : "only \(names) are named\n"), .standardOutput)
        exit(1)
    }

    private static func play(_ mistake: HouseholdMistake, beds: Int, profiles: String) throws {
        guard let found = try mistake.find(beds: beds, profiles: profiles) else {
            tell("\(mistake.rawValue) survived \(beds) beds, or they say nothing of it\n", .standardOutput)
            exit(1)
        }
        tell("\(mistake.rawValue) was found:\n  \(found)\n", .standardOutput)
    }

    /// What is found in the play of a seed with the mistake.
    private static func find(
        _ mutation: Mutation, seed: UInt64, _ setup: GatewaySetup, _ mistaken: GatewaySetup
    ) throws -> [Violation] {
        let options = mutation.options(seed: seed)
        // Only what the mistake does counts: a seed that is not clean without it says nothing.
        guard try Simulation(setup: setup).run(options).isGood else { return [] }
        var simulation = Simulation(setup: mistaken)
        simulation.tampering = mutation.tampering
        let result = try simulation.run(options)
        guard result.isGood, mutation == .shuffles else { return result.violations }
        let again = try simulation.run(options)
        return again.databaseHash == result.databaseHash
            ? [] : [Violation(9, "the same seed left another database")]
    }

    private static func tell(_ text: String, _ handle: FileHandle) {
        handle.write(Data(text.utf8))
    }
}
