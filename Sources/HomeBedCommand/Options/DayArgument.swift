import CareCore
import CareRecords
import Gateway

/// A day given on the command line.
enum DayArgument {
    /// The day; today when none is given.
    static func day(_ text: String?, _ configuration: GatewayConfiguration) throws -> CivilDate {
        guard let text else {
            var time = SystemTime(configuration.clock)
            return CivilDate(of: time.read().now)
        }
        guard let day = CivilDate(recordText: text) else {
            throw CommandFailure(.usage, "error: --on: expected \(CivilDate.expected), found \"\(text)\"")
        }
        return day
    }
}
