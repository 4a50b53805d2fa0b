import CareCore
import CareRecords
import Testing

/// A manual bed counts in the rates while its books say that it serves somebody.
@Suite("Silent things in the rates") struct SilentCustodyTests {
    private static let bed = "532901-000001"
    let desk = AssetDesk()

    /// A nursing bed by its serial number and a stool by its identity, each an asset in service and signed off in the
    /// kit, and one thing that is on no book.
    init() throws {
        let signed = ["bed": Self.bed, "telemetry": "none", "state": "signed-off", "signedOffAt": AssetDesk.at(1)]
        for (item, kind) in [("k-1", "nursing-bed"), ("k-2", "other"), ("k-3", "other")] {
            let own = ["kitItem": item, "kind": kind, "serial": "SN-\(item)"]
            desk.book.fill(.kitItem, signed.merging(own) { $1 })
        }
        desk.book.fill(
            .careCase, ["careCase": "c-1", "resident": "r-1", "county": "532901", "state": "ended", "bed": Self.bed])
        for (asset, kind) in [("k-1", "nursing-bed"), ("k-2", "shower-stool")] {
            desk.book.fill(.asset, ["asset": asset, "county": "532901", "kind": kind, "serial": "SN-\(asset)"])
            move(asset, 0, "in-service", hours: 1)
        }
    }

    private func move(_ asset: String, _ number: Int, _ state: String, hours: Int64) {
        desk.book.fill(
            .assetMove, ["asset": asset, "number": "\(number)", "toState": state, "at": AssetDesk.at(hours)])
    }

    private func counted(on day: CivilDate) -> [String] {
        let end = day.end
        func rows(_ table: RecordTable) -> [RecordRow] { desk.book.rows(table, where: []) }
        let custody = SilentCustody(
            assets: rows(.asset), moves: rows(.assetMove), kept: rows(.assetKept), cases: rows(.careCase), until: end)
        let records = EquipmentRecords(kit: rows(.kitItem), visits: [], custody: custody, until: end)
        return records.inService([]).map(\.name).sorted()
    }

    @Test func `what is signed off counts, on the books or on none`() {
        #expect(counted(on: day("2021-12-30")) == ["k-1", "k-2", "k-3"])
    }

    @Test func `what waits for its collection, is suspended, in repair or lost does not count from that moment on`()
        throws
    {
        for state in CustodyState.allCases where state != .inService {
            let tests = try SilentCustodyTests()
            tests.move("k-1", 1, state.name, hours: 48)
            #expect(tests.counted(on: day("2021-09-02")) == ["k-1", "k-2", "k-3"], "\(state) comes later")
            #expect(tests.counted(on: day("2021-09-03")) == ["k-2", "k-3"], "\(state)")
            tests.move("k-1", 2, "in-service", hours: 72)
            #expect(tests.counted(on: day("2021-09-04")) == ["k-1", "k-2", "k-3"], "\(state) is over")
        }
    }

    @Test func `what stayed with a family counts in no rate while its case is ended`() {
        desk.book.fill(.assetKept, ["asset": "k-2", "careCase": "c-1", "bed": Self.bed, "at": AssetDesk.at(48)])
        #expect(counted(on: day("2021-09-02")).contains("k-2"))
        #expect(!counted(on: day("2021-09-03")).contains("k-2"))
        desk.book.fill(
            .careCase,
            ["careCase": "c-1", "resident": "r-1", "county": "532901", "state": "in-service", "bed": Self.bed])
        #expect(counted(on: day("2021-09-03")).contains("k-2"), "the end was taken back")
    }
}
