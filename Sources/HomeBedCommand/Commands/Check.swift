import ArgumentParser
import CareCore
import CareProfiles
import Gateway

/// `homebed check [--effective]`
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Checks configuration, profiles and rules; plays the profiles' tests; tells all faults at once.",
        discussion: """
            Prints the profiles in force. Every fault is one line on standard error: FILE:LINE:COLUMN: what, expected, \
            found.
            """)

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
            if !effective { Self.list(set) }
            var cases = 0
            for file in sources where file.kind == .test {
                cases += try ProfileTest.count(in: file, with: set)
                faults += try ProfileTest.run(file, with: set).map { "\(directory)/\($0)" }
            }
            Console.tell("\(directory): \(set.profiles.count) profiles, \(rules) rules, \(cases) test cases played")
        } catch let error as ProfileFaults {
            faults += error.diagnostics.map { "\(loaded.configuration.profiles)/\($0)" }
        } catch let error as ProfileLoader.ReadError {
            faults.append("\(error)")
        }
        guard faults.isEmpty else { throw CommandFailure(.configuration, faults) }
        Console.tell("nothing is wrong")
    }

    /// What an import may name in its column `profile`.
    private static func list(_ set: ProfileSet) {
        var table = Table("PROFILE", "CLASS", "SERVES", "TITLE")
        for profile in set.profiles {
            table.add(
                profile.id, profile.deviceClass.name, profile.servesHousehold ? "household" : "bed",
                "\(profile.title.zh) \(profile.title.en)")
        }
        table.lines.forEach(Console.result)
    }
}
