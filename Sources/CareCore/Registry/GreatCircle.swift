/// Distances over the earth.
public enum GreatCircle {
    /// Mean radius of the earth in metres. Source: IUGG mean radius R1.
    public static let radius = 6_371_008.8

    /// Metres between two points as the crow flies, by the haversine formula; within a metre up to 2,000 km, too short
    /// beyond. Angles are radians, north and east positive.
    public static func metres(
        from start: (latitude: Double, longitude: Double), to end: (latitude: Double, longitude: Double)
    ) -> Double {
        let half = sine((end.latitude - start.latitude) / 2)
        let side = sine((end.longitude - start.longitude) / 2)
        let share = half * half + sine(.pi / 2 - start.latitude) * sine(.pi / 2 - end.latitude) * side * side
        let chord = max(share, 0).squareRoot()
        let square = chord * chord
        // The first terms of the arc sine.
        let arc = chord * (1 + square * (1.0 / 6 + square * (3.0 / 40 + square * 15.0 / 336)))
        return 2 * radius * arc
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
