public import SimKit

/// A device as it comes out of the box.
public struct DevicePlan: Sendable, Equatable {
    /// Its identity on the wire.
    public let id: String
    /// What it is.
    public let kind: DeviceKind
    /// The identity of its profile under `DeviceProfiles`.
    public let profile: String
    /// Which bed of the household it serves; `nil` for the household.
    public let bed: Int?
    /// How it names its messages.
    public let style: MessageStyle
    /// What its clock shows.
    public let clock: DeviceClock
    /// Whether it asks for a receipt of its telemetry.
    public let asksForReceipts: Bool
    /// What its battery shows on the first day, per cent.
    public let battery: Int64
    /// How long after the start of a run it first speaks.
    public let phase: TimeSpan

    /// Whether what it says is judged by the time at which it happened: with a clock that is hours off it is not.
    public var hasUsableClock: Bool { clock.isUsable }

    /// The time that counts for what it tells of `moment`: what its clock shows, unless the gateway takes its own.
    func date(of moment: Moment, start: Moment) -> Moment {
        clock.isReplaced(at: moment, start: start) ? moment : clock.reading(at: moment, start: start)
    }
}
