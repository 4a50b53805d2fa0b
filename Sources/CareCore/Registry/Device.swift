/// A registered device.
public struct Device: Sendable, Equatable {
    /// Its identity on the wire.
    public let id: DeviceID
    /// The county under whose topics it may speak.
    public var county: CountyCode
    /// The identity of its profile.
    public var profile: String
    /// What the books say of it; `nil` for a device that is on no book.
    public var custody: Custody?

    /// Makes a device.
    public init(id: DeviceID, county: CountyCode, profile: String, custody: Custody? = nil) {
        self.id = id
        self.county = county
        self.profile = profile
        self.custody = custody
    }
}
