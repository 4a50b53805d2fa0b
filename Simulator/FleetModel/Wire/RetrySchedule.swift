public import SimKit

/// When a device sends again what nobody answered: after 5, 10, 20 and 40 s, then every 60 s. Source: care.md 2.3.
public enum RetrySchedule {
    /// The wait after the transmission of that number, counted from 1.
    ///
    /// Receipts of telemetry come at most every 10 s a device (DESIGN 6), so telemetry begins with the third wait:
    /// an earlier repetition could not have been answered.
    public static func wait(afterTransmission number: Int, isUrgent: Bool) -> TimeSpan {
        let step = isUrgent ? number : number + 2
        switch step {
        case ...1: return .seconds(5)
        case 2: return .seconds(10)
        case 3: return .seconds(20)
        case 4: return .seconds(40)
        default: return .seconds(60)
        }
    }
}
