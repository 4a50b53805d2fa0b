import ArgumentParser
import SimKit

/// How simulated time runs. The gateway must be started with the same rate and origin.
struct ClockOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Simulated seconds in a second, 1 to 10000.", valueName: "N"))
    var speed: Int64 = 1

    @Option(
        help: ArgumentHelp(
            "Moment at which simulated and true time agreed, RFC 3339 (the gateway's clock.origin).",
            valueName: "TIME"))
    var clockOrigin: String?

    func validate() throws {
        guard (1...10_000).contains(speed) else {
            throw ValidationError("--speed: expected 1 to 10000, found \(speed)")
        }
        if speed != 1 && clockOrigin == nil {
            throw ValidationError("--speed needs --clock-origin; 'homebed-fleet origin' finds one")
        }
        if let clockOrigin, TimeText.moment(clockOrigin) == nil {
            let example = "2025-11-06T22:00:00+08:00"
            throw ValidationError("--clock-origin: expected a time such as \(example), found \(clockOrigin)")
        }
    }

    func clock() -> StoryClock { StoryClock(rate: speed, origin: clockOrigin.flatMap { TimeText.moment($0) }) }
}
