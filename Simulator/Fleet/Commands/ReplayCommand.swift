import ArgumentParser
import FleetModel
import SimKit

/// `homebed-fleet replay FILE`
struct ReplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Plays a recording of 'homebed-simulate --record' on a broker, from now on.",
        discussion: """
            Every message leaves as it did, repetitions and broken links included, with its times moved from the \
            recording's to now. 'plan --recording FILE' writes the import for its fleet, and 'reconcile' judges the \
            ledger. Exit codes: 0 everything was delivered, 1 something was not or went wrong, 64 wrong usage.
            """)

    @Argument(help: "The recording.")
    var recording: String

    @OptionGroup var play: PlayOptions
    @OptionGroup var clock: ClockOptions
    @OptionGroup var broker: BrokerOptions

    func run() throws {
        StopSignal.watch()
        let recording = try Recording(file: self.recording)
        try FileDescriptors.raiseLimit(for: recording.options.beds)
        let clock = clock.clock()
        let story = recording.story(at: clock.now)
        // Rules that go by the time of day judge a night otherwise when it is played at noon.
        Console.tell(
            "recorded from \(TimeText.ofDay(recording.options.start)) on, played from "
                + "\(TimeText.ofDay(story.plan.options.start)) on; 'origin' finds a clock for another time of day")
        let player = try FleetPlayer(
            replay: story, clock: clock, broker: broker.address(), credentials: broker.credentialsFile(),
            ledger: LedgerFile(creating: play.ledger), desk: play.desk())
        var performance = Performance(player, play)
        try performance.run { clock.now > story.end }
    }
}
