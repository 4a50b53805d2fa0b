/// How to find a household, for those who must drive there.
public struct Location: Sendable, Equatable {
    /// `nil` when not recorded.
    public var address: PostalAddress?
    /// `nil` when not recorded.
    public var position: GeoPosition?

    /// Makes a location.
    public init(address: PostalAddress? = nil, position: GeoPosition? = nil) {
        self.address = address
        self.position = position
    }
}
