import CareCore
import Testing

@Suite struct GeoPositionTests {
    /// From the household of most tests, in metres on the sphere of the mean radius.
    private static let distances: [(Double, Double, Double)] = [
        (25.6065, 100.2676, 0), (25.6092, 100.2676, 300.2), (25.6065, 100.2776, 1_002.7),
        (25.0389, 102.7183, 254_273.9),
    ]

    @Test(arguments: distances)
    func `the distance of two points is that of the great circle`(
        latitude: Double, longitude: Double, metres: Double
    ) throws {
        let home = try #require(GeoPosition(latitude: 25.6065, longitude: 100.2676))
        let other = try #require(GeoPosition(latitude: latitude, longitude: longitude))
        #expect(abs(home.distance(to: other) - metres) <= max(0.1, metres / 1_000))
        #expect(home.distance(to: other) == other.distance(to: home))
    }
}
