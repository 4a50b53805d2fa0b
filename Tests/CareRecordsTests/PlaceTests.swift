import CareCore
import CareRecords
import Testing

@Suite("Places") struct PlaceTests {
    @Test(
        arguments: [
            ("25.6065", 25_606_500, "25.6065"), ("0", 0, "0"), ("-0.000001", -1, "-0.000001"),
            ("100.267600", 100_267_600, "100.2676"), ("-90", -90_000_000, "-90"), ("7.000000", 7_000_000, "7"),
            ("-0", 0, "0"),
        ] as [(String, Int64, String)])
    func `degrees are read and written to a millionth`(text: String, count: Int64, canonical: String) throws {
        let angle = try #require(MicroDegrees(recordText: text))
        #expect(angle.count == count)
        #expect(angle.recordText == canonical)
        #expect(MicroDegrees(recordText: canonical) == angle)
        #expect(MicroDegrees(stored: angle.stored) == angle)
    }

    @Test(arguments: [
        "", "-", ".", "25.", ".5", "25.1234567", "1000", "25,6", "25.6N", "+25", "--1", "2 5", "25.-5",
    ])
    func `what are no degrees is not read`(text: String) { #expect(MicroDegrees(recordText: text) == nil) }

    @Test func `a village has twelve digits and lies in the township of the first nine`() throws {
        let village = try #require(VillageCode("532901001203"))
        #expect(village.township.description == "532901001")
        for text in ["", "53290100120", "5329010012030", "53290100120x", "032901001203"] {
            #expect(VillageCode(text) == nil, "\(text)")
        }
    }
}
