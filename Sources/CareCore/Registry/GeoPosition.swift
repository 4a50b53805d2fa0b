/// A point on the earth, WGS 84.
public struct GeoPosition: Sendable, Equatable {
    /// Degrees north, −90…90.
    public let latitude: Double
    /// Degrees east, −180…180.
    public let longitude: Double

    /// What a good latitude is.
    public static let latitudes = -90.0...90.0
    /// What a good longitude is.
    public static let longitudes = -180.0...180.0

    /// Makes a point; `nil` when a number is out of its range or none.
    public init?(latitude: Double, longitude: Double) {
        guard Self.latitudes.contains(latitude), Self.longitudes.contains(longitude) else { return nil }
        self.latitude = latitude
        self.longitude = longitude
    }

    /// Metres to the point; within a metre up to 2,000 km, too short beyond.
    public func distance(to other: GeoPosition) -> Double { GreatCircle.metres(from: radians, to: other.radians) }

    private var radians: (latitude: Double, longitude: Double) {
        (latitude * (.pi / 180), longitude * (.pi / 180))
    }
}
