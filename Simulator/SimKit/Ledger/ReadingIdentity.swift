/// What a reading in the database is known by, beside its device.
public struct ReadingIdentity: Hashable, Sendable {
    /// The number of the quantity; the fleet's own, below 64.
    public let quantity: UInt8
    /// The device time it was sent with; `nil` when it was sent with none.
    public let at: Moment?
    /// Whether the gateway may put its own time in place of `at`, because the device's clock is out of range.
    public let mayUseServerTime: Bool
    /// What was measured, flags as 0 and 1, words as their stored number; `nil` when nobody wrote it down.
    public let value: Double?

    /// Makes an identity; one without a time is always given the gateway's.
    public init(quantity: UInt8, at: Moment?, mayUseServerTime: Bool = false, value: Double? = nil) {
        self.quantity = quantity
        self.value = value
        self.at = at
        self.mayUseServerTime = mayUseServerTime || at == nil
    }
}
