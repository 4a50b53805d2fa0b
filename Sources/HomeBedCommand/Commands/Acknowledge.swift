import ArgumentParser
import CareCore

/// `homebed acknowledge ALARM --by WHO`
struct Acknowledge: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Answers an alarm: somebody has seen it and acts.",
        discussion: "Reaches the running gateway, in order with the data; works on a stopped one too.")

    @OptionGroup var target: AlarmArgument
    @OptionGroup var acting: ActingOptions

    func run() throws { try acting.take(.acknowledge, with: target.id) }
}
