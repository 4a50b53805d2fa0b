import ArgumentParser
import CareCore
import CareProfiles
import CareStore
import FleetModel
import Gateway
import ScenarioKit
import SimKit

/// `homebed-fleet scenario FILE`
struct ScenarioCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scenario",
        abstract: "Plays a scenario file on a real broker in front of a running gateway, and says what was missed.",
        discussion: """
            Everything is told as it happens. With --database the beds and devices are registered at that gateway, \
            operators answer there, and its rows are judged too; without it register them before with --csv and \
            'homebed import'. A story with times of day begins at the next such time of the clock. \
            Exit codes: 0 everything expected was seen, 1 something was not, 64 wrong usage.
            """)

    @Argument(help: "The scenario.")
    var file: String

    @Option(
        help: ArgumentHelp(
            "Database of a gateway on this machine; best one that serves nobody else.", valueName: "FILE"))
    var database: String?

    @Option(
        help: ArgumentHelp(
            "The file with the secret of the gateway's records, for a story that asks for figures.",
            valueName: "FILE"))
    var recordsKey: String?

    @Option(
        help: ArgumentHelp(
            "Play nothing, and write the beds and devices for 'homebed import'; - for standard output.",
            valueName: "FILE"))
    var csv: String?

    @Option(
        help: ArgumentHelp(
            "True seconds by which a message may be early or late beyond what the scenario says, 0 to 60.",
            valueName: "N"))
    var slack: Int64 = 2

    @Option(help: ArgumentHelp("Folder of the device profiles.", valueName: "FOLDER"))
    var profiles = "DeviceProfiles"

    @OptionGroup var clock: ClockOptions
    @OptionGroup var broker: BrokerOptions

    func validate() throws {
        guard (0...60).contains(slack) else { throw ValidationError("--slack: expected 0 to 60, found \(slack)") }
    }

    func run() throws {
        StopSignal.watch()
        let scenario = try load()
        let clock = clock.clock()
        let start = ScenarioStage.start(of: scenario, clock)
        let story = scenario.story(start: start)
        if let csv { return try write(story, to: csv) }
        if database == nil, !story.orders.isEmpty {
            throw FleetError("\(file): operators act in this story; name the gateway's database with --database")
        }
        let key = try key(scenario)
        try ScenarioStage.awaitLead(before: start, clock)
        if let database { try Registrar.register(story, database: database) }
        let player = try FleetPlayer(
            story: story, clock: clock, broker: broker.address(), credentials: broker.credentialsFile(),
            desk: database.map { OperatorDesk(database: $0) })
        let slack = TimeSpan.seconds(self.slack) * clock.rate
        var stage = ScenarioStage(scenario, story, player: player, clock: clock, slack: slack)
        defer { player.close() }
        let missed = try stage.play(database: database, key: key)
        if missed > 0 { throw ExitCode.failure }
    }

    private func key(_ scenario: Scenario) throws -> RecordKey? {
        var configuration = GatewayConfiguration()
        configuration.recordKeyFile = recordsKey
        let key = try configuration.recordKey()
        guard key == nil, database != nil, scenario.needsRecordKey else { return key }
        throw FleetError("\(file): this story asks for figures; name the secret of the records with --records-key")
    }

    private func load() throws -> Scenario {
        do {
            return try Scenario.load(file, profiles: ProfileLoader.load(directory: profiles).set)
        } catch let faults as ProfileFaults {
            throw FleetError(faults.description)
        }
    }

    private func write(_ story: Story, to csv: String) throws {
        let since = TimeText.full(CivilDay(of: story.plan.options.start - .days(7)).start)
        let text = ImportText.make(story.plan, since: since)
        if csv == "-" { print(text, terminator: "") } else { try FileText.write(text, to: csv) }
    }
}
