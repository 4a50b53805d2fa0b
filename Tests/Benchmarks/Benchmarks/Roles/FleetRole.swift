import ArgumentParser
import CareCore
import CareStore
import Foundation
import Gateway

/// Makes a database with a registered fleet and nothing else.
struct FleetRole: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "fleet", shouldDisplay: false)

    @Argument var database: String
    @Argument var profiles: String
    @Argument var beds: Int

    func run() throws {
        var configuration = GatewayConfiguration()
        configuration.database = database
        configuration.profiles = profiles
        let imports = try Fleet(beds: beds).imports(since: Site.now - .days(1))
        guard case .done = try OfflineLine.run(.importAssignments(imports), configuration: configuration) else {
            throw BenchmarkError("the fleet was refused")
        }
    }
}
