package import CareCore
import CareWire
import Foundation

/// Refuses to read anything while the machine's clock is behind what was written or built (promise 7).
package enum ClockCheck {
    /// Up to this much waiting is a way out.
    private static let shortWait = Milliseconds.days(1)
    /// The end of the year 9999, the last that RFC 3339 can write.
    private static let lastYear = Timestamp(milliseconds: 253_402_300_800_000)

    /// - Parameters:
    ///   - now: Gateway time.
    ///   - newest: Time of the newest committed row.
    ///   - built: When the program was built; `nil` when its clock is not the machine's own.
    /// - Throws: `GatewayError` that says how far the clock is behind, and what to do.
    package static func check(now: Timestamp, newest: Timestamp, built: Timestamp?) throws {
        if now < newest { throw GatewayError(.clock, text(now: now, newest: newest)) }
        guard let built, now < built else { return }
        throw GatewayError(
            .clock,
            "the machine's clock is \(length(built - now)) behind the date of this program's own file; set the clock "
                + "(timedatectl), then start again")
    }

    /// Refuses a demonstration whose quickened clock has run out of years.
    static func checkYear(of now: Timestamp, configuration: GatewayConfiguration.Clock) throws {
        guard !configuration.isTrue, now < .epoch || now >= lastYear else { return }
        throw GatewayError(
            .configuration,
            "clock.origin \(configuration.origin.map { RFC3339.text($0, zone: .utc) } ?? "none") at clock.rate "
                + "\(configuration.rate) makes the gateway's time leave the years 1970 to 9999: the time since the "
                + "origin counts at that rate; choose an origin nearer to now, or a lower rate")
    }

    /// Only a person can know which of the two is wrong: the clock now, or the clock that wrote the row.
    private static func text(now: Timestamp, newest: Timestamp) -> String {
        let ahead = newest - now
        let found =
            "the newest row of the database is of \(RFC3339.text(newest, zone: .china)), \(length(ahead)) ahead of "
            + "the gateway's clock (\(RFC3339.text(now, zone: .china)))"
        if ahead <= shortWait { return "\(found); set the clock (timedatectl) or wait so long, then start again" }
        return "\(found). If the machine's clock is wrong, set it (timedatectl) and start again. If it is right, it "
            + "was far ahead when that row was written, and this database cannot go on before that date: restore a "
            + "backup from before, or move the database and the files beside it away and begin a new one with homebed "
            + "import (Operations.md, \"A clock that was far ahead\")"
    }

    /// A length for people, in the largest unit of which there are two.
    static func length(_ length: Milliseconds) -> String {
        for (unit, size) in [("days", Int64(86_400_000)), ("hours", 3_600_000), ("minutes", 60_000)]
        where length.count >= 2 * size {
            return "\(length.count / size) \(unit)"
        }
        return "\((length.count + 999) / 1_000) seconds"
    }

    /// When the running program's file was written; `nil` when the system does not tell, and for a clock that is not
    /// the machine's own.
    static func buildDate(_ configuration: GatewayConfiguration.Clock) -> Timestamp? {
        guard configuration.isTrue else { return nil }
        let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().path
        guard let written = try? FileManager.default.attributesOfItem(atPath: program)[.modificationDate] as? Date
        else { return nil }
        return Timestamp(milliseconds: Int64(written.timeIntervalSince1970) * 1_000)
    }
}
