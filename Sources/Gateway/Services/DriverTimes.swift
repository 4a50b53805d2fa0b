import CareCore

/// Bounds of the line's thread.
enum DriverTimes {
    /// How long leaving the broker may take: it reads what was sent, the last word too, and closes.
    static let leaveTime = Milliseconds.seconds(5)
    /// DISCONNECT's reason code: normal. With 0x04 the broker would publish the will after our own last word, and the
    /// retained heartbeat would read `lost` instead of `stopped` (decision 3).
    static let leaveReason: UInt8 = 0x00
}
