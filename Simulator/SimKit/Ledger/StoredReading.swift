/// A reading as it was found in the gateway's database.
public struct StoredReading: Hashable, Sendable {
    /// Its device.
    public let device: String
    /// The number of the quantity, as in `ReadingIdentity`.
    public let quantity: UInt8
    /// Its time.
    public let at: Moment
    /// Whether that is the gateway's time and not the device's.
    public let isServerTime: Bool

    /// Makes a reading.
    public init(device: String, quantity: UInt8, at: Moment, isServerTime: Bool) {
        self.device = device
        self.quantity = quantity
        self.at = at
        self.isServerTime = isServerTime
    }
}
