import CareCore
import CareRecords
import Testing

/// AST-6: equipment that counts as in service and says nothing.
@Suite("Equipment in service that says nothing") struct UselessEquipmentTests {
    private let book = MemoryBook.programme()

    /// An asset with the device d-1 at the first bed, as the books and the gateway have it.
    private func findings(
        state: String = "in-service", device: String = "d-1", since: String = "2021-09-01T08:00:00+08:00",
        heard: (days: HeardDays, words: Int64)?
    ) throws -> [String] {
        let texts = [
            "asset": "a-1", "county": "532901", "kind": "wearable", "serial": "W-1", "device": device,
            "state": state, "bed": "532901-000001", "since": since,
        ]
        book.fill(.asset, texts.filter { !$0.value.isEmpty })
        var gateway = KnownGateway()
        gateway.heardDays = heard?.days
        gateway.words = [try #require(DeviceID("d-1")): heard?.words].compactMapValues { $0 }
        book.gateway = gateway
        let bed = try #require(BedID("532901-000001"))
        return try RecordReview.findings(of: [bed], book, at: moment("2021-10-01T07:30:00+08:00"))
            .flatMap(\.findings).filter { $0.rule == .useless }.map(\.text.words.en)
    }

    private func heard(_ words: Int64, from first: String = "2021-09-24") -> (days: HeardDays, words: Int64)? {
        CivilDate(recordText: first).map { (HeardDays(first: $0, end: $0.adding(7)), words) }
    }

    @Test func `nothing valid on the days on which others were heard stands at the bed, a single word does not`() throws
    {
        #expect(try findings(heard: heard(0)) == ["asset a-1, device d-1"])
        #expect(try findings(heard: heard(1)) == [])
    }

    @Test
    func `what is not in service, came later than those days, or is of a gateway that heard nobody is no finding`()
        throws
    {
        for state in CustodyState.allCases where state != .inService {
            #expect(try findings(state: state.name, heard: heard(0)) == [], "\(state)")
        }
        #expect(try findings(since: "2021-09-24T00:00:00+08:00", heard: heard(0)) == [])
        #expect(try findings(since: "2021-09-23T23:59:00+08:00", heard: heard(0)) != [])
        #expect(try findings(heard: nil) == [])
        #expect(try findings(device: "", heard: heard(0)) == [], "a silent thing has nothing to say")
    }

    @Test func `a device that never sends, as the kit says, is no finding`() throws {
        book.fill(
            .kitItem,
            [
                "kitItem": "k-1", "bed": "532901-000001", "kind": "wearable", "telemetry": "none",
                "state": "signed-off",
                "device": "d-1", "serial": "W-1",
            ])
        #expect(try findings(heard: heard(0)) == [])
    }
}
