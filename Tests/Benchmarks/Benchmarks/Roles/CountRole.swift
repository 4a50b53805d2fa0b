import ArgumentParser
import BareLoops

/// A subscriber that only counts.
struct CountRole: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "count", shouldDisplay: false)

    @Argument var port: Int
    @Argument var expected: Int

    func run() throws {
        let expected = expected
        let port = Int32(port)
        let end = try BareCall.check { text, length in
            bare_count(
                port, "homebed/v1/+/+/telemetry", 1_000, expected, { RoleReport.say("ready", bare_now()) }, text, length
            )
        }
        RoleReport.say("done", end, end, bare_process_time())
    }
}
