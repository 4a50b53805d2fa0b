import ArgumentParser

/// A fleet that is played from its beginning until everything is delivered, with its picture.
struct Performance {
    private let player: FleetPlayer
    private let patience: Int64
    private var picture: LivePicture

    init(_ player: FleetPlayer, _ options: PlayOptions) {
        self.player = player
        patience = options.patience
        picture = LivePicture(options.progress)
    }

    /// Plays until `isOver` or Ctrl-C, then ends life and delivers what is open.
    /// - Throws: `ExitCode.failure` when something was not delivered; errors of the ledger.
    mutating func run(until isOver: () -> Bool) throws {
        while !isOver() && !StopSignal.isRaised { try turn() }
        try player.endLife()
        let isComplete = try drain()
        picture.finish()
        player.close()
        guard isComplete else {
            Console.tell("error: \(player.openMessages) messages were not delivered or not answered in \(patience) s")
            throw ExitCode.failure
        }
    }

    private mutating func turn() throws {
        try player.turn(atMost: 200)
        picture.show(player.status, player.alarms, player.takeNews(), latency: player.latencyPercentiles)
    }

    /// Delivers what is open; then a last message that wants an answer shows that everything before it was taken in.
    private mutating func drain() throws -> Bool {
        let end = StoryClock.ticks + patience * 1_000_000
        while player.openMessages > 0, StoryClock.ticks < end { try turn() }
        player.sendMarker()
        while player.openMessages > 0, StoryClock.ticks < end { try turn() }
        return player.openMessages == 0
    }
}
