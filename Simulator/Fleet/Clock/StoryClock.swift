import Foundation
import SimKit

/// The only reader of clocks of the fleet: true time, and simulated time that runs at a rate from an origin on.
///
/// Simulated time is origin + rate × (true time − origin), which is also what the gateway's `clock.rate` and
/// `clock.origin` mean; so two programs agree without a word.
struct StoryClock {
    let rate: Int64
    private let origin: Moment?

    init(rate: Int64, origin: Moment?) {
        self.rate = rate
        self.origin = origin
    }

    /// The origin from which a clock of that rate shows `moment` now; `moment` must lie ahead.
    static func origin(for moment: Moment, rate: Int64) -> Moment? {
        let now = trueTime
        guard rate > 1, moment >= now else { return nil }
        return Moment(milliseconds: (rate * now.milliseconds - moment.milliseconds) / (rate - 1))
    }

    /// Simulated time.
    var now: Moment {
        let machine = Self.trueTime
        guard let origin else { return machine }
        return origin + (machine - origin) * rate
    }

    /// How long the machine waits while simulated time passes by `span`; rounded up.
    func machineMilliseconds(for span: TimeSpan) -> Int64 {
        span.milliseconds <= 0 ? 0 : (span.milliseconds + rate - 1) / rate
    }

    /// The machine's date and time.
    static var trueTime: Moment {
        Moment(milliseconds: Int64((Date().timeIntervalSince1970 * 1_000).rounded(.down)))
    }

    /// A clock for measuring, in microseconds from anywhere.
    static var ticks: Int64 { Int64(ContinuousClock().systemEpoch.duration(to: .now) / .microseconds(1)) }
}
