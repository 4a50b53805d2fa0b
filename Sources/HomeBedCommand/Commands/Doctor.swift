import ArgumentParser
import CareCore
import CareProfiles
import Foundation
import Gateway

/// `homebed doctor`
struct Doctor: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Looks at configuration, profiles, database, disk, channels, contacts, rota, clock and broker.",
        discussion: "One line each: ok, warn or fail. Ends with 1 when something failed.")

    @Option(help: ArgumentHelp("The broker's own configuration file, to see whether it persists.", valueName: "FILE"))
    var brokerFile: String?

    @OptionGroup var broker: BrokerOptions
    @OptionGroup var shared: SharedOptions

    func run() throws {
        let loaded = shared.load(flags: broker.flags)
        let configuration = loaded.configuration
        var findings = loaded.faults.map {
            Finding.fail("configuration", "\($0)", do: "mend it: the gateway does not start")
        }
        if findings.isEmpty { findings = [.ok("configuration", "\(loaded.effective.count) keys")] }
        findings += loaded.strayVariables.map { .warn("environment", "nothing reads \($0)", do: "check its name") }
        findings.append(profiles(configuration))
        findings += StoreDoctor(configuration: configuration).findings()
        findings += RecordsDoctor(configuration: configuration).findings()
        findings += DrillDoctor(configuration: configuration).findings()
        var time = SystemTime(configuration.clock)
        findings += DutyDoctor(
            configuration: configuration, environment: ProcessInfo.processInfo.environment, now: time.read().now
        ).findings()
        findings += ClockDoctor(configuration: configuration).findings()
        findings += BrokerDoctor(configuration: configuration, brokerFile: brokerFile).findings()
        var table = Table("", "WHAT", "FOUND", "DO")
        for finding in findings {
            table.add(finding.level.rawValue, finding.subject, finding.found, finding.advice)
        }
        table.lines.dropFirst().forEach(Console.result)
        let failed = findings.count { $0.level == .fail }
        if failed > 0 { throw CommandFailure(.refused, "\(failed) of \(findings.count) checks failed") }
    }

    private func profiles(_ configuration: GatewayConfiguration) -> Finding {
        do {
            let set = try ProfileLoader.load(directory: configuration.profiles).set
            return .ok("profiles", "\(set.profiles.count) in \(configuration.profiles)")
        } catch let error as ProfileFaults {
            let count = error.diagnostics.count
            return .fail("profiles", "\(count) faults in \(configuration.profiles)", do: "homebed check lists them")
        } catch {
            return .fail("profiles", "\(error)", do: "name the folder with --profiles")
        }
    }
}
