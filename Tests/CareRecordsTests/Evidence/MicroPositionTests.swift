import CareCore
import CareRecords
import Testing

@Suite("Distances on the earth") struct MicroPositionTests {
    private func position(_ latitude: Int64, _ longitude: Int64) -> MicroPosition {
        MicroPosition(latitude: MicroDegrees(latitude), longitude: MicroDegrees(longitude))
    }

    @Test(arguments: [
        // Computed with double precision from R = 6,371,008.8 m.
        (Int64(25_606_500), Int64(100_267_600), Int64(25_606_500), Int64(100_267_600), 0.0),
        (0, 0, 1_000_000, 0, 111_195.080_2), (0, 0, 0, 1_000_000, 111_195.080_2),
        (60_000_000, 0, 60_000_000, 1_000_000, 55_597.010_9),
        // Beijing, further than any road of a county.
        (39_904_200, 116_407_400, 25_606_500, 100_267_600, 2_185_061.217_1),
        (0, 179_999_000, 0, -179_999_000, 222.390_2),
        (90_000_000, 0, 90_000_000, 77_000_000, 0.0),
    ])
    func `known distances by the haversine formula with the mean radius`(
        _ a: Int64, _ b: Int64, _ c: Int64, _ d: Int64, metres: Double
    ) {
        let found = position(a, b).distance(to: position(c, d))
        #expect(abs(found - metres) < 0.05, "\(found)")
        #expect(found == position(c, d).distance(to: position(a, b)))
    }

    @Test func `a position needs both parts`() {
        let half = RecordRow().with(PlaceField.latitude, MicroDegrees(1))
        #expect(MicroPosition(half) == nil)
        #expect(MicroPosition(half.with(PlaceField.longitude, MicroDegrees(2))) == position(1, 2))
    }
}
