import ArgumentParser

/// The problem of an incident that is meant.
struct ProblemArgument: ParsableArguments {
    @Argument(help: "The problem's number within the incident.")
    var problem: Int

    func validate() throws {
        guard problem >= 1 else { throw ValidationError("PROBLEM: expected a number from 1, found \(problem)") }
    }
}
