import ArgumentParser
import FleetModel
import SimKit

/// `homebed-fleet run`
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Plays the fleet until --minutes are over or Ctrl-C.",
        discussion: """
            Then life ends, what is open is still delivered, and the ledger is complete. Exit codes: 0 everything was \
            delivered, 1 something was not or went wrong, 64 wrong usage.
            """)

    @Option(help: ArgumentHelp("True minutes until life ends; without it until Ctrl-C.", valueName: "N"))
    var minutes: Double?

    @OptionGroup var play: PlayOptions
    @OptionGroup var story: StoryOptions
    @OptionGroup var clock: ClockOptions
    @OptionGroup var broker: BrokerOptions

    func validate() throws {
        if let minutes, !(minutes > 0 && minutes <= 1_000_000) {
            throw ValidationError("--minutes: expected more than 0, found \(minutes)")
        }
    }

    func run() throws {
        StopSignal.watch()
        try FileDescriptors.raiseLimit(for: story.beds)
        let clock = clock.clock()
        let player = try FleetPlayer(
            plan: FleetPlan(story.options(start: clock.now)), clock: clock, broker: broker.address(),
            credentials: broker.credentialsFile(), ledger: LedgerFile(creating: play.ledger), desk: play.desk())
        var performance = Performance(player, play)
        let end = minutes.map { StoryClock.ticks + Int64($0 * 60_000_000) } ?? .max
        try performance.run { StoryClock.ticks >= end }
    }
}
