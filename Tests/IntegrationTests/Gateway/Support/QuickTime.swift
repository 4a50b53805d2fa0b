import CareCore
import CareRecords
import CareWire
import Foundation
import Gateway

/// Gateway time that runs faster than the machine's, so that a test need not wait for true minutes.
enum QuickTime {
    /// Files whose clock runs `rate` times as fast, and shows true time now, or the time of day so long before the next
    /// `minutes` from midnight, of any day or of the last one of a month, that everything has started by then.
    static func files(
        rate: Double, startingBefore minutes: Int64? = nil, atMonthEnd: Bool = false
    ) throws -> GatewayFiles {
        let files = try GatewayFiles()
        files.configuration.clock.rate = rate
        let now = Timestamp(milliseconds: Int64(Date().timeIntervalSince1970) * 1_000)
        var origin = now
        if let minutes {
            let lead = Milliseconds(Int64(rate * startTime * 1_000))
            func moment(on day: CivilDate) -> Timestamp {
                (atMonthEnd ? SummaryMonth(of: day).period.last : day).start + .minutes(minutes) - lead
            }
            let today = CivilDate(of: now)
            let shown = moment(on: today) > now ? moment(on: today) : moment(on: today.adding(1))
            // What the clock shows is origin + rate × (true time − origin).
            let ahead = Double((shown - now).count) / (rate - 1)
            origin = now - Milliseconds(Int64(ahead))
        }
        files.configuration.clock.origin = origin
        return files
    }

    /// True seconds in which broker, gateway and fleet have started.
    private static let startTime = 8.0

    /// The variables that give a program the same clock.
    static func variables(_ files: GatewayFiles) -> [String: String] {
        [
            "HOMEBED_CLOCK_RATE": "\(files.configuration.clock.rate)",
            "HOMEBED_CLOCK_ORIGIN": RFC3339.text(files.configuration.clock.origin ?? .epoch),
        ]
    }
}
