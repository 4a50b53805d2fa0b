import ArgumentParser
import CareCore
import CareNotify
import Gateway

/// `homebed notify test CHANNEL [--to ADDRESS]`
struct NotifyTest: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Sends a test text through a channel at once and says what the answer was.")

    @Argument(help: "The channel's name in the file of channels (key notify.channels).")
    var channel: String

    @Option(
        help: ArgumentHelp("Whom: telephone number, mail address or user, as the channel wants.", valueName: "ADDRESS"))
    var to = ""

    @OptionGroup var shared: SharedOptions

    func run() async throws {
        let configuration = try shared.configuration()
        guard let path = configuration.channels else {
            throw CommandFailure(
                .configuration, "error: expected a file of channels in the key notify.channels, found none")
        }
        let chosen = try ChannelChoice.channel(channel, in: path)
        var time = SystemTime(configuration.clock)
        let now = time.read().now
        let message = NotificationMessage.test(id: "test-\(now.milliseconds)", at: now)
        Console.tell("\(channel): \(MessageText(message).plain)")
        switch await chosen.deliver(message, to: to, at: now) {
        case .delivered(let id): Console.result("\(channel): delivered\(id.isEmpty ? "" : ", number \(id)")")
        case .paced(let wait): throw CommandFailure(.temporary, "\(channel): the channel is full for \(wait)")
        case .temporary(let words, _):
            throw CommandFailure(.temporary, "\(channel): failed, worth another try: \(words)")
        case .unanswered(let words):
            throw CommandFailure(.temporary, "\(channel): it may have arrived: \(words)")
        case .permanent(let words): throw CommandFailure(.refused, "\(channel): refused: \(words)")
        }
    }
}
