import ArgumentParser
import FleetModel
import Foundation
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

    @Option(help: ArgumentHelp("The ledger to write; must not exist.", valueName: "FILE"))
    var ledger: String

    @Option(help: ArgumentHelp("True minutes until life ends; without it until Ctrl-C.", valueName: "N"))
    var minutes: Double?

    @Option(
        help: ArgumentHelp(
            "Database of a gateway on this machine, whose alarms simulated operators answer and close.",
            valueName: "FILE"))
    var operate: String?

    @Option(help: "What to show: auto, picture, lines, json, quiet.")
    var progress = ProgressStyle.auto

    @Option(help: ArgumentHelp("Seconds that deliveries may take after life has ended.", valueName: "N"))
    var patience: Int64 = 90

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
        let plan = FleetPlan(story.options(start: clock.now))
        let player = try FleetPlayer(
            plan: plan, clock: clock, broker: broker.address(), credentials: broker.credentialsFile(),
            ledger: LedgerFile(creating: ledger), desk: operate.map { OperatorDesk(database: $0) })
        var picture = LivePicture(progress)
        let end = minutes.map { StoryClock.ticks + Int64($0 * 60_000_000) } ?? .max
        while StoryClock.ticks < end && !StopSignal.isRaised { try turn(player, &picture) }
        try player.endLife()
        let isComplete = try drain(player, &picture)
        picture.finish()
        player.close()
        guard isComplete else {
            Console.tell("error: \(player.openMessages) messages were not delivered or not answered in \(patience) s")
            throw ExitCode.failure
        }
    }

    private func turn(_ player: FleetPlayer, _ picture: inout LivePicture) throws {
        try player.turn(atMost: 200)
        picture.show(player.status, player.alarms, player.takeNews(), latency: player.latencyPercentiles)
    }

    /// Delivers what is open; then a last message that wants an answer shows that everything before it was taken in.
    private func drain(_ player: FleetPlayer, _ picture: inout LivePicture) throws -> Bool {
        let end = StoryClock.ticks + patience * 1_000_000
        while player.openMessages > 0, StoryClock.ticks < end { try turn(player, &picture) }
        let marker = player.sendMarker()
        while !player.isAnswered(marker), StoryClock.ticks < end { try turn(player, &picture) }
        return player.isAnswered(marker) && player.openMessages == 0
    }
}
