import ArgumentParser
import BareLoops
import CareStore
import Gateway

/// Makes the database of a year.
struct YearRole: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "year", shouldDisplay: false)

    @Argument var database: String
    @Argument var profiles: String
    @Argument(help: "File of the records' key.") var keyFile: String
    @Argument var beds: Int

    func run() throws {
        var configuration = GatewayConfiguration()
        configuration.recordKeyFile = keyFile
        guard let key = try configuration.recordKey() else { throw BenchmarkError("no key of the records") }
        let before = bare_now()
        try YearOfData(database: database, profiles: profiles, key: key, beds: beds, now: Site.now).make()
        Progress.say("  made in \(Figures.seconds(bare_now() - before))")
    }
}
