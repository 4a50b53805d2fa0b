import ArgumentParser
import ScenarioKit
import SimKit

/// `homebed-fleet origin --speed N --at HH:MM`
struct OriginCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "origin",
        abstract: "Prints the clock origin with which a quick clock shows a time of day right now.",
        discussion: "Give the result to the gateway (clock.origin) and to 'run' (--clock-origin), with the same rate.")

    @Option(help: ArgumentHelp("Simulated seconds in a second, 2 to 10000.", valueName: "N"))
    var speed: Int64

    @Option(help: ArgumentHelp("Time of day in the four counties.", valueName: "HH:MM"))
    var at = "21:30"

    @Flag(help: "Of the last day of a month.")
    var monthEnd = false

    func validate() throws {
        guard (2...10_000).contains(speed) else {
            throw ValidationError("--speed: expected 2 to 10000, found \(speed)")
        }
        guard minuteOfDay != nil else { throw ValidationError("--at: expected a time such as 21:30, found \(at)") }
    }

    func run() throws {
        let now = StoryClock.trueTime
        let minute = minuteOfDay ?? 0
        func moment(on day: CivilDay) -> Moment { (monthEnd ? day.monthEnd : day).at(0, minute) }
        let today = moment(on: CivilDay(of: now))
        let next = today >= now ? today : moment(on: CivilDay(of: now).next)
        guard let origin = StoryClock.origin(for: next, rate: speed) else { return }
        print(TimeText.full(origin))
    }

    private var minuteOfDay: Int64? {
        let parts = at.split(separator: ":", omittingEmptySubsequences: false).map { Int64($0) }
        guard parts.count == 2, let hour = parts[0], let minute = parts[1], (0..<24).contains(hour),
            (0..<60).contains(minute)
        else { return nil }
        return hour * 60 + minute
    }
}
