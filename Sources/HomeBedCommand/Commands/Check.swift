import ArgumentParser
import CareCore
import CareProfiles
import Gateway

/// `homebed check [--effective]`
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Checks configuration, profiles and rules; tells all faults at once.",
        discussion: "Every fault is one line on standard error: FILE:LINE:COLUMN: what, expected, found.")

    @Flag(help: "Print every configuration key with its value and where that came from; secrets as ***.")
    var effective = false

    @OptionGroup var broker: BrokerOptions
    @OptionGroup var shared: SharedOptions

    func run() throws {
        let loaded = shared.load(flags: broker.flags)
        for name in loaded.strayVariables { Console.tell("warning: nothing reads the variable \(name)") }
        if effective {
            var table = Table("KEY", "VALUE", "SOURCE")
            for value in loaded.effective { table.add(value.key, value.value, "\(value.source)") }
            table.lines.forEach(Console.result)
        }
        var faults = loaded.faults.map(\.description)
        do {
            let directory = loaded.configuration.profiles
            let (set, sources) = try ProfileLoader.load(directory: directory)
            let rules = Set(set.profiles.flatMap(\.rules).map(\.id)).count
            let tests = sources.count { $0.kind == .test }
            Console.tell("\(directory): \(set.profiles.count) profiles, \(rules) rules, \(tests) test files")
        } catch let error as ProfileFaults {
            faults += error.diagnostics.map { "\(loaded.configuration.profiles)/\($0)" }
        } catch let error as ProfileLoader.ReadError {
            faults.append("\(error)")
        }
        guard faults.isEmpty else { throw CommandFailure(.configuration, faults) }
        Console.tell("nothing is wrong")
    }
}
