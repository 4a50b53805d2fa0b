import ArgumentParser
import CareCore

/// `homebed unshelve ALARM --by WHO`
struct Unshelve: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lets a shelved alarm ring again.")

    @OptionGroup var target: AlarmArgument
    @OptionGroup var acting: ActingOptions

    func run() throws { try acting.take(.unshelve, with: target.id) }
}
