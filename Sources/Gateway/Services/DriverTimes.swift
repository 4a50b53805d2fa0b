import CareCore

/// Bounds of the line's thread.
enum DriverTimes {
    /// How long leaving the broker may take.
    static let leaveTime = Milliseconds.seconds(5)
    /// How long the broker may take to confirm the last word.
    static let farewellTime = Milliseconds.seconds(3)
    /// DISCONNECT's reason code: normal. With 0x04 the broker would publish the will after our own last word, and the
    /// retained heartbeat would read `lost` instead of `stopped` (decision 3).
    static let leaveReason: UInt8 = 0x00
}
