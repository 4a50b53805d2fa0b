import ArgumentParser
import CareCore

/// `homebed return-to-service --device DEVICE --by WHO`
struct ReturnToService: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "return-to-service", abstract: "Returns what was out of service.")

    @OptionGroup var target: ServiceOptions
    @OptionGroup var acting: ActingOptions

    func run() throws { try acting.carryOut(.returnToService(try target.target())) }
}
