/// A point on the earth, WGS 84, in millionths of a degree.
public struct MicroPosition: Sendable, Equatable {
    /// Degrees north.
    public let latitude: MicroDegrees
    /// Degrees east.
    public let longitude: MicroDegrees

    /// Mean radius of the earth in metres. Source: IUGG mean radius R1.
    static let radius = 6_371_008.8

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

    /// Metres to `other` as the crow flies, by the haversine formula; within a metre up to 2,000 km, too short beyond.
    public func distance(to other: MicroPosition) -> Double {
        func radians(_ angle: MicroDegrees) -> Double { Double(angle.count) * (.pi / 180_000_000) }
        let (south, north) = (radians(latitude), radians(other.latitude))
        let half = Self.sine((north - south) / 2)
        let side = Self.sine((radians(other.longitude) - radians(longitude)) / 2)
        let share = half * half + Self.sine(.pi / 2 - south) * Self.sine(.pi / 2 - north) * side * side
        let chord = max(share, 0).squareRoot()
        let square = chord * chord
        // The first terms of the arc sine.
        let arc = chord * (1 + square * (1.0 / 6 + square * (3.0 / 40 + square * 15.0 / 336)))
        return 2 * Self.radius * arc
    }

    /// The sine by its series, for angles within half a turn either way; beyond 1e-9 exact. The standard library has
    /// none, and a library's own might round differently on another machine.
    private static func sine(_ angle: Double) -> Double {
        // Folded to a quarter turn, where the series is short.
        let folded = angle > .pi / 2 ? .pi - angle : angle < -.pi / 2 ? -.pi - angle : angle
        let square = folded * folded
        var (term, sum) = (folded, folded)
        for number in 1...8 {
            term *= -square / Double((2 * number) * (2 * number + 1))
            sum += term
        }
        return sum
    }
}
