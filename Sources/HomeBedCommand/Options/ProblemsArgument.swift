import ArgumentParser

/// The problems of a maintenance order that are meant: all of them take the step or none.
struct ProblemsArgument: ParsableArguments {
    @Argument(help: "The problems' numbers within the order.")
    var problems: [Int]

    func validate() throws {
        if problems.isEmpty { throw ValidationError("PROBLEMS: expected at least one number, found none") }
        if let bad = problems.first(where: { $0 < 1 }) {
            throw ValidationError("PROBLEMS: expected numbers from 1, found \(bad)")
        }
    }
}
