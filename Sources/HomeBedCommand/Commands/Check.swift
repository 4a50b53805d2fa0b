import ArgumentParser
import CareCore
import CareFigures
import CareNotify
import CareProfiles
import Foundation
import Gateway

/// `homebed check [--effective | --rules] [--json]`
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Checks configuration, profiles and rules; plays the profiles' tests; tells all faults at once.",
        discussion: """
            Prints the profiles in force, with what inventories and technicians ask of a model: class in the national \
            catalogue, 11073-10471 code, battery, and what it measures when it is told to. Every fault is one line on \
            standard error: FILE:LINE:COLUMN: what, expected, found.
            """)

    @Flag(help: "Print every configuration key with its value and where that came from; secrets as ***.")
    var effective = false

    @Flag(help: "Print the rules in force with their own values, before any override, instead of the profiles.")
    var rules = false

    @Flag(help: "Print each profile, or with --rules each rule, as one JSON object a line.")
    var json = false

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
            let count = Set(set.profiles.flatMap(\.rules).filter(\.isEnabled).map(\.id)).count
            if rules {
                CatalogueOutput.show(CatalogueRow.all(set), json: json)
            } else if json {
                for profile in set.profiles { Console.record(RecordJSON.fields(of: profile)) }
            } else if !effective {
                Self.list(set)
            }
            var cases = 0
            for file in sources where file.kind == .test {
                cases += try ProfileTest.count(in: file, with: set)
                faults += try ProfileTest.run(file, with: set).map { "\(directory)/\($0)" }
            }
            Console.tell("\(directory): \(set.profiles.count) profiles, \(count) rules, \(cases) test cases played")
        } catch let error as ProfileFaults {
            faults += error.diagnostics.map { "\(loaded.configuration.profiles)/\($0)" }
        } catch let error as ProfileLoader.ReadError {
            faults.append("\(error)")
        }
        faults += Self.channelFaults(loaded.configuration.channels)
        faults += Self.reportFaults(loaded.configuration.profiles)
        guard faults.isEmpty else { throw CommandFailure(.configuration, faults) }
        Console.tell("nothing is wrong")
    }

    private static func reportFaults(_ directory: String) -> [String] {
        do {
            for report in try ReportFile.load(directory: directory) {
                let (filled, all) = report.completeness
                let path = "\(directory)/\(ReportFile.folder)/\(report.name).yaml"
                Console.tell("\(path): \(filled) of \(all) columns can be filled")
            }
            return []
        } catch let error as ProfileFaults {
            return error.diagnostics.map { "\(directory)/\($0)" }
        } catch {
            return ["\(error)"]
        }
    }

    private static func channelFaults(_ path: String?) -> [String] {
        guard let path else { return [] }
        do {
            let file = try ChannelFile.load(path: path, environment: ProcessInfo.processInfo.environment)
            Console.tell("\(path): \(file.channels.count) channels")
            return []
        } catch let error as ProfileFaults {
            return error.diagnostics.map(\.description)
        } catch {
            return ["\(error)"]
        }
    }

    /// What an import may name in its column `profile`.
    private static func list(_ set: ProfileSet) {
        var table = Table("PROFILE", "CLASS", "SERVES", "TITLE", "CATALOGUE", "11073", "BATTERY", "ON DEMAND")
        for profile in set.profiles {
            table.add(
                profile.id, profile.deviceClass.name, profile.servesHousehold ? "household" : "bed",
                "\(profile.title.zh) \(profile.title.en)", profile.inventory.catalogue ?? "-",
                profile.inventory.sensorCode.map(String.init) ?? "-", words(profile.inventory.battery),
                profile.measurable.isEmpty ? "-" : profile.measurable.map(\.name).joined(separator: " "))
        }
        table.lines.forEach(Console.result)
    }

    private static func words(_ battery: Battery?) -> String {
        guard let battery else { return "-" }
        return [battery.kind.rawValue, battery.cell, battery.life?.description].compactMap(\.self)
            .joined(separator: ", ")
    }
}
