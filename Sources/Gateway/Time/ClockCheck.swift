package import CareCore
import Foundation

/// Refuses to read anything while the machine's clock is behind what was written or built (promise 7).
package enum ClockCheck {
    /// - Parameters:
    ///   - now: Gateway time.
    ///   - newest: Time of the newest committed row.
    ///   - built: When the program was built; `nil` when its clock is not the machine's own.
    /// - Throws: `GatewayError` that says how far the clock is behind.
    package static func check(now: Timestamp, newest: Timestamp, built: Timestamp?) throws {
        if now < newest {
            throw GatewayError(
                .clock,
                "the machine's clock is \(newest - now) behind the newest row of the database; set the clock "
                    + "(timedatectl), then start again")
        }
        guard let built, now < built else { return }
        throw GatewayError(
            .clock,
            "the machine's clock is \(built - now) behind the date of this program's own file; set the clock "
                + "(timedatectl), then start again")
    }

    /// When the running program's file was written; `nil` when the system does not tell, and for a clock that is not
    /// the machine's own.
    static func buildDate(_ configuration: GatewayConfiguration.Clock) -> Timestamp? {
        guard configuration.isTrue else { return nil }
        var information = stat()
        guard stat("/proc/self/exe", &information) == 0 else { return nil }
        return Timestamp(milliseconds: Int64(information.st_mtim.tv_sec) * 1_000)
    }
}
