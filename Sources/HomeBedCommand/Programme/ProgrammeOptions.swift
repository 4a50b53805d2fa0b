import ArgumentParser
import CareCore
import CareRecords
import CareStore
import Gateway

/// Where the records are, on which day they are looked at, and in which form they are told.
struct ProgrammeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "What happened up to the end of this day counts; today without it. How far a case has come is as of now.",
            valueName: "2021-12-31"))
    var on: String?

    @Option(help: ArgumentHelp("Only this county.", valueName: "532901"))
    var county: String?

    @Flag(help: "One JSON object a line.")
    var json = false

    @OptionGroup var shared: SharedOptions

    /// The day.
    func day(_ configuration: GatewayConfiguration) throws -> CivilDate {
        try DayArgument.day(on, configuration)
    }

    /// The county that is asked for.
    func code() throws -> CountyCode? {
        guard let county else { return nil }
        guard let code = CountyCode(recordText: county) else {
            throw CommandFailure(.usage, "error: --county: expected \(CountyCode.expected), found \"\(county)\"")
        }
        return code
    }

    /// Lends the records.
    func withRecords<Value>(
        _ configuration: GatewayConfiguration, _ body: (any RecordBook) throws -> Value
    ) throws -> Value {
        let key = try RecordArgument.key(configuration)
        return try StoreReader.open(path: configuration.database).withRecords(scope: .everything, key: key, body)
    }
}
