import Auditor
import SimKit
import WholeSystem

/// What is shown of a run that broke a promise: what was drawn, what was found, what happened shortly before the first
/// finding, and how to see all of it again.
struct FailureReport {
    private let result: RunResult
    private let command: String

    /// Findings that are shown.
    private static let findings = 20
    /// Things that happened before the first finding, and after it.
    private static let traces = (before: 40, after: 10)

    /// Enough was seen after the first finding: the rest of the second run would show nothing of it.
    private struct Enough: Error {}

    init(_ result: RunResult, repeatedBy command: String) {
        self.result = result
        self.command = command
    }

    /// Prints it.
    ///
    /// The traces are from a second run of the seed, which ends shortly behind the first moment that a finding names:
    /// to keep those of the first run until something is found would need more memory than the run itself.
    /// - Throws: What the second run throws.
    func show(_ simulation: Simulation) throws {
        Console.result("FAILED  \(result.options.text)")
        for violation in result.violations.prefix(Self.findings) {
            Console.result("  promise \(violation.promise): \(violation.text)")
        }
        let rest = result.violations.count - Self.findings
        if rest > 0 { Console.result("  and \(rest) more") }
        // A run that is traced anyway has shown it.
        if simulation.trace == nil { try showTraces(simulation) }
        Console.result("repeat with: \(command) --trace")
    }

    private func showTraces(_ simulation: Simulation) throws {
        let moment = result.violations.lazy.compactMap(\.moment).first
        var (before, after) = ([String](), [String]())
        var second = simulation
        second.keptDatabase = nil
        second.recording = nil
        second.trace = { at, text in
            if let moment, at > moment {
                after.append(text)
                if after.count == Self.traces.after { throw Enough() }
            } else {
                before.append(text)
                if before.count > 16 * Self.traces.before { before.removeFirst(15 * Self.traces.before) }
            }
        }
        do { _ = try second.run(result.options) } catch is Enough {}
        let place = moment.map { "before and after \($0.milliseconds)" } ?? "at the end"
        Console.result("what happened \(place):")
        for text in before.suffix(Self.traces.before) + after { Console.result("  \(text)") }
    }
}
