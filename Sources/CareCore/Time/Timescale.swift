/// Whose clock a length of time is measured on.
///
/// A device's clock may be wrong by minutes and is believed all the same (`Limits.futureTolerance`), so that what began
/// on one clock must not be ended by the other. Decision 102.
enum Timescale: UInt8 {
    /// Device time: samples and events carry it; where none come, the gateway's clock stands in for it.
    case device
    /// Gateway time: what only the gateway knows, as when it heard of a device last or when a person closed an alarm.
    case gateway
}
