import ArgumentParser
import CareCore
import CareNotify
import Gateway

/// `homebed notify test CHANNEL [--to ADDRESS] [--json]`
struct NotifyTest: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Sends a test text through a channel at once and says what the answer was.")

    @Argument(help: "The channel's name in the file of channels (key notify.channels).")
    var channel: String

    @Option(
        help: ArgumentHelp("Whom: telephone number, mail address or user, as the channel wants.", valueName: "ADDRESS"))
    var to = ""

    @Flag(help: "The outcome as one JSON object.")
    var json = false

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
        let (outcome, status) = told(await chosen.deliver(message, to: to, at: now))
        if json { Console.record(RecordJSON.fields(of: outcome)) }
        switch outcome {
        case .done(let text): if !json { Console.result(text) }
        case .refused(let reasons): throw CommandFailure(status, reasons)
        }
    }

    /// What came of it, in words, and the status of a failure.
    private func told(_ result: DeliveryResult) -> (CommandOutcome, ExitStatus) {
        switch result {
        case .delivered(let id): (.done("\(channel): delivered\(id.isEmpty ? "" : ", number \(id)")"), .success)
        case .paced(let wait): (.refused(["\(channel): the channel is full for \(wait)"]), .temporary)
        case .temporary(let words, _):
            (.refused(["\(channel): failed, worth another try: \(words)"]), .temporary)
        case .unanswered(let words): (.refused(["\(channel): it may have arrived: \(words)"]), .temporary)
        case .permanent(let words): (.refused(["\(channel): refused: \(words)"]), .refused)
        }
    }
}
