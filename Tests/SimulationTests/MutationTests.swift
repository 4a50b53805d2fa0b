import Testing

/// The auditor bites: a gateway with one deliberate mistake does not get past a few seeds, and what is found names the
/// promise that the mistake breaks.
@Suite(.serialized) struct MutationTests {
    /// The mistakes of `SimulationProbe`, the promise that each breaks, and within how many seeds it must be found.
    static let mutations: [(name: String, promise: Int, seeds: Int)] = [
        ("acknowledges-early", 1, 20), ("takes-redeliveries-for-new", 2, 20), ("splits-transactions", 3, 20),
        ("reads-telemetry-first", 4, 20), ("drops-poison", 5, 20), ("gives-to-the-next", 6, 20),
        ("hides-the-store", 7, 20), ("hides-the-lost-broker", 7, 20), ("rings-beside-its-hub", 7, 20),
        ("hears-no-loss", 7, 20), ("oversleeps", 7, 20), ("oversleeps-beside-slow-turns", 7, 20),
        ("forgets-jumps", 7, 20),
        ("oversleeps-after-jumps", 7, 20), ("waits-for-cameras", 7, 20), ("forgets-the-next", 7, 20),
        ("forgets-the-next-after-restart", 7, 20),
        ("rises-late", 7, 20), ("rises-other-stages-late", 7, 20), ("rises-early", 7, 20), ("clears-early", 7, 20),
        ("clears-late", 7, 20), ("clears-never", 7, 20), ("deletes-early", 1, 20), ("drops-letters", 1, 20),
        ("marks-letters-early", 1, 20), ("waits-for-who-is-alone", 7, 20),
        ("ends-without-a-person", 8, 20), ("leaves-out-states", 8, 20), ("rings-for-nothing", 8, 20),
        ("lowers-emergencies", 8, 20), ("reminds-late", 8, 20),
        ("shuffles", 9, 20),
        ("forgets-events", 10, 20), ("drops-the-outbox", 10, 20), ("drops-the-journal", 10, 20),
        ("ends-services-early", 6, 20), ("takes-presses-for-drills", 1, 20), ("doubts-pads", 1, 20),
        ("tells-another-family", 6, 20), ("names-another-bed", 6, 20), ("dates-by-receipt", 6, 20),
        ("leaves-out-falls", 2, 20), ("rings-after-restart", 2, 20),
    ]

    @Test(arguments: MutationTests.mutations.indices)
    func `a mistake against each promise is found within its number of seeds`(index: Int) throws {
        let mutation = Self.mutations[index]
        let result = try BuiltProgram.run(
            "SimulationProbe", [mutation.name, "\(mutation.promise)", "\(mutation.seeds)", BuiltProgram.profiles])
        #expect(result.status == 0, "\(result.output)")
        let findings = result.output.split(separator: "\n").dropFirst()
        #expect(
            !findings.isEmpty && findings.allSatisfy { $0.hasPrefix("  promise \(mutation.promise): ") },
            "\(result.output)")
    }

    @Test func `a run that does not drain is found, by the liveness phase alone`() throws {
        let result = try BuiltProgram.run("SimulationProbe", ["never-acknowledges", "7", "1", BuiltProgram.profiles])
        #expect(result.status == 0, "\(result.output)")
        let findings = result.output.split(separator: "\n").dropFirst()
        #expect(findings.count == 1 && !result.output.contains("beside"), "\(result.output)")
        #expect(findings.first?.contains("after the last fault not everything was delivered") == true)
    }

    @Test func `every promise from one to ten has a mistake`() {
        #expect(Set(Self.mutations.map(\.promise)) == Set(1...10))
    }
}
