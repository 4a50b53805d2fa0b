internal import CareCore

/// A point on the earth, WGS 84, in millionths of a degree.
public struct MicroPosition: Sendable, Equatable {
    /// Degrees north.
    public let latitude: MicroDegrees
    /// Degrees east.
    public let longitude: MicroDegrees

    /// Makes a point.
    public init(latitude: MicroDegrees, longitude: MicroDegrees) {
        self.latitude = latitude
        self.longitude = longitude
    }

    /// The point of a row that has both parts.
    public init?(_ row: RecordRow) {
        guard let latitude = row[PlaceField.latitude], let longitude = row[PlaceField.longitude] else { return nil }
        self.init(latitude: latitude, longitude: longitude)
    }

    /// Metres to `other` as the crow flies; within a metre up to 2,000 km, too short beyond.
    public func distance(to other: MicroPosition) -> Double { GreatCircle.metres(from: radians, to: other.radians) }

    private var radians: (latitude: Double, longitude: Double) {
        (Double(latitude.count) * (.pi / 180_000_000), Double(longitude.count) * (.pi / 180_000_000))
    }
}
