import Testing

/// No reading across households: what a device tells of the family before, after it was given to another, is never
/// the next one's. The auditor's fold over the county's property says so, and bites.
@Suite struct HouseholdTests {
    @Test(.timeLimit(.minutes(5)), arguments: ["gives-the-whole-history", "gives-all-to-one-bed"])
    func `a gateway that gives a household what another said is found, and one that does not is not`(
        mistake: String
    ) throws {
        let result = try BuiltProgram.run("SimulationProbe", [mistake, "16", BuiltProgram.profiles])
        #expect(result.status == 0, "\(result.output)")
    }
}
