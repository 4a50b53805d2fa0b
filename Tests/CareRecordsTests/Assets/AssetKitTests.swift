import CareCore
import CareRecords
import Testing

@Suite("Assets in the kit of beds") struct AssetKitTests {
    let desk = AssetDesk()

    init() throws {
        try desk.register("a-1", ["kind": "wearable", "serial": "W-1"])
        try desk.register("a-2", ["kind": "wearable", "serial": "W-2", "device": "d-2"])
        for (item, bed) in [("k-1", "532901-000001"), ("k-2", "532901-000002"), ("k-3", "532901-000002")] {
            try plan(item, bed)
        }
    }

    private func plan(_ item: String, _ bed: String, kind: String = "wearable", sharedWith: String = "") throws {
        let found = try desk.enter(
            .kitPlan,
            [
                "kitItem": item, "bed": bed, "kind": kind, "telemetry": "reports", "plannedOn": "2021-09-01",
                "plannedBy": "s-1", "sharedWith": sharedWith,
            ])
        if !found.isEmpty { fatalError("\(found)") }
    }

    private func bind(_ item: String, _ device: String, _ serial: String, hours: Int64 = 1) throws -> [String] {
        try desk.enter(
            .kitBind,
            [
                "kitItem": item, "device": device, "serial": serial, "boundAt": AssetDesk.at(hours), "boundBy": "s-1",
            ])
    }

    private func commission(_ item: String, hours: Int64 = 2, acceptedBy: String = "孙某") throws -> [String] {
        let at = AssetDesk.at(hours)
        return try desk.enter(.kitTest, ["kitItem": item, "testedAt": at, "testedBy": "s-1"])
            + desk.enter(.kitReading, ["kitItem": item, "readingAt": at, "readingBy": "s-1", "reading": "心率"])
            + desk.enter(
                .kitSignOff,
                [
                    "kitItem": item, "signedOffAt": at, "signedOffBy": "s-1", "signOffDocument": "SO-\(item)",
                    "acceptedBy": acceptedBy, "acceptedAs": "guardian",
                ])
    }

    private func remove(_ item: String, hours: Int64, _ more: [String: String] = [:]) throws -> [String] {
        try desk.enter(
            .kitRemove,
            ["kitItem": item, "removedAt": AssetDesk.at(hours), "removedBy": "s-1", "removalReason": "更换"]
                .merging(more) { $1 })
    }

    @Test func `binding and sign-off bring an asset from the store into service, and give it its device`() throws {
        #expect(try bind("k-1", "d-1", "W-1") == [])
        #expect(desk.state("a-1") == .installing && desk.place("a-1") == "technician:s-1")
        #expect(desk.row("a-1")?[AssetField.device]?.description == "d-1")
        #expect(try desk.step(.assetAccept, "a-1", hours: 2, ["custodian": "某"]).count == 1, "no reading yet")
        #expect(try commission("k-1") == [])
        #expect(desk.state("a-1") == .inService && desk.place("a-1") == "bed:532901-000001")
        #expect(desk.moves("a-1") == [.inStock, .allocated, .installing, .inService])
        let move = desk.book.rows(.assetMove, where: []).last { $0[AssetField.toState] == .inService }
        #expect(desk.row("a-1")?[AssetField.custodian] == "孙某" && move?[AssetField.custodian] == "孙某")
        #expect(move?[AssetField.document] == "SO-k-1" && move?[AssetField.reason] == "设备签收(监护人)")
        #expect(desk.row("a-1")?[AssetField.cycles] == 1)
        #expect(try bind("k-1", "d-1", "W-1") == [] && commission("k-1") == [], "entered again")
        #expect(desk.moves("a-1").count == 4)
    }

    @Test func `one device at two beds, a wrong serial number, another kind: refused, and nothing changes`() throws {
        #expect(try bind("k-1", "d-1", "W-1") == [])
        let before = desk.row("a-1")
        #expect(try bind("k-2", "d-1", "W-1").first?.contains("bound to no other bed") == true)
        #expect(try bind("k-2", "d-3", "W-1").first?.hasPrefix("device") == true)
        #expect(try bind("k-2", "d-2", "W-9").first?.contains("expected W-2") == true)
        try desk.register("a-3", ["kind": "camera", "serial": "C-1"])
        #expect(try bind("k-2", "d-3", "C-1").first?.contains("kind camera") == true)
        #expect(desk.row("a-1") == before && desk.state("a-2") == .inStock && desk.state("a-3") == .inStock)
        #expect(desk.book.row(.kitItem, key: [.text("k-2")])?[KitField.state] == .planned)
        try desk.step(.assetAllocate, "a-2", hours: 1, ["bed": "532901-000001"])
        #expect(try bind("k-2", "d-2", "W-2").first?.hasPrefix("bed: expected 532901-000001") == true)
    }

    @Test func `what came back is bound again only after disinfection, test, wiping and new parts`() throws {
        #expect(try bind("k-1", "d-1", "W-1") == [] && commission("k-1") == [])
        #expect(try remove("k-1", hours: 5).first?.hasPrefix("returnReason") == true)
        #expect(desk.state("a-1") == .inService)
        #expect(try remove("k-1", hours: 5, ["returnReason": "long-unused", "store": "st-2"]) == [])
        #expect(desk.state("a-1") == .returned && desk.place("a-1") == "store:st-2")
        #expect(try bind("k-2", "d-1", "W-1", hours: 6).first?.contains("asset-sanitise") == true)
        #expect(try desk.step(.assetReady, "a-1", hours: 6).first?.contains("sanitizing") == true)
        let sanitation = ["agent": "75%乙醇", "method": "擦拭两遍"]
        #expect(try desk.step(.assetSanitise, "a-1", hours: 7, sanitation) == [])
        let parts = ["partsReplaced": "watch-strap sim"]
        #expect(try desk.step(.assetReady, "a-1", hours: 8, parts).count == 2, "no test, no wiping")
        #expect(try desk.step(.assetFunctionTest, "a-1", hours: 8, ["passed": "no"]) == [])
        #expect(try desk.step(.assetWipe, "a-1", hours: 8, ["method": "恢复出厂设置"]) == [])
        #expect(try desk.step(.assetReady, "a-1", hours: 8, parts).count == 1, "the test failed")
        #expect(try desk.step(.assetFunctionTest, "a-1", hours: 9, ["passed": "yes"]) == [])
        #expect(try desk.step(.assetReady, "a-1", hours: 9).first?.hasPrefix("partsReplaced") == true)
        #expect(try desk.step(.assetReady, "a-1", hours: 9, parts) == [])
        #expect(desk.order("a-1")?[RecoveryField.outcome] == .ready)
        #expect(try bind("k-2", "d-1", "W-1", hours: 10) == [] && commission("k-2", hours: 11) == [])
        #expect(desk.row("a-1")?[AssetField.cycles] == 2 && desk.place("a-1") == "bed:532901-000002")
    }

    @Test func `what a repair mended is tested after it, and a disinfection before the last family does not count`()
        throws
    {
        #expect(try bind("k-1", "d-1", "W-1") == [] && commission("k-1") == [])
        #expect(try desk.step(.assetRepair, "a-1", hours: 3) == [])
        #expect(desk.book.row(.kitItem, key: [.text("k-1")])?[KitField.state] == .removed)
        let parts = ["partsReplaced": "watch-strap sim"]
        #expect(try desk.step(.assetReady, "a-1", hours: 4, parts).count == 3)
        try desk.step(.assetFunctionTest, "a-1", hours: 4, ["passed": "yes"])
        try desk.step(.assetWipe, "a-1", hours: 4, ["method": "复位"])
        #expect(try desk.step(.assetSanitise, "a-1", hours: 4, ["agent": "75%乙醇", "method": "擦拭"]) == [])
        #expect(try desk.step(.assetRepair, "a-1", hours: 5) == [])
        #expect(try desk.step(.assetReady, "a-1", hours: 6, parts).first?.contains("function test") == true)
        try desk.step(.assetFunctionTest, "a-1", hours: 6, ["passed": "yes"])
        #expect(try desk.step(.assetReady, "a-1", hours: 6, parts) == [])
        #expect(try bind("k-2", "d-1", "W-1", hours: 7) == [] && commission("k-2", hours: 7) == [])
        #expect(try remove("k-2", hours: 8, ["returnReason": "withdrew"]) == [])
        desk.book.put(
            RecordPut(
                .asset, try #require(desk.row("a-1")).with(AssetField.state, .sanitizing)))
        #expect(try desk.step(.assetReady, "a-1", hours: 9, parts).count == 3, "all of it is older than the return")
    }

    @Test func `a collection takes the item out of the kit, and a refusal by the family sends the asset home`() throws {
        #expect(try bind("k-1", "d-1", "W-1") == [] && commission("k-1") == [])
        #expect(try bind("k-2", "d-2", "W-2") == [])
        let refusal = ["refusedOn": "2021-09-02", "refusedBy": "孙某", "refusalDocument": "RF-1"]
        #expect(try desk.enter(.kitRefuse, refusal.merging(["kitItem": "k-2"]) { $1 }) == [])
        #expect(desk.state("a-2") == .inStock && desk.row("a-2")?[SharedField.bed] == nil)
        #expect(try desk.enter(.kitRefuse, refusal.merging(["kitItem": "k-1"]) { $1 }) == [])
        #expect(desk.state("a-1") == .pendingReturn && desk.order("a-1")?[AssetField.returnReason] == .withdrew)
        #expect(try desk.step(.assetCollect, "a-1", hours: 40) == [])
        #expect(desk.state("a-1") == .returned)
        #expect(try bind("k-3", "d-2", "W-2", hours: 41) == [] && commission("k-3", hours: 42) == [])
        #expect(try desk.step(.assetEnd, "a-2", hours: 43, ["returnReason": "device-fault"]) == [])
        #expect(desk.book.row(.kitItem, key: [.text("k-3")])?[KitField.state] == .signedOff)
        #expect(try desk.step(.assetCollect, "a-2", hours: 44) == [])
        #expect(desk.book.row(.kitItem, key: [.text("k-3")])?[KitField.state] == .removed)
    }

    @Test func `kit-swap exchanges the places of both assets, once both are signed for`() throws {
        #expect(try bind("k-1", "d-1", "W-1") == [] && commission("k-1") == [])
        #expect(try bind("k-2", "d-2", "W-2") == [])
        let swap = ["device": "d-1", "otherDevice": "d-2", "since": AssetDesk.at(3), "swappedBy": "s-1"]
        #expect(try desk.enter(.kitSwap, swap).first?.contains("both signed off") == true)
        #expect(try commission("k-2", acceptedBy: "钱某") == [])
        #expect(try desk.enter(.kitSwap, swap) == [])
        #expect(desk.place("a-1") == "bed:532901-000002" && desk.place("a-2") == "bed:532901-000001")
        #expect(desk.moves("a-1").suffix(2) == [.inService, .inService])
        #expect(desk.row("a-1")?[AssetField.custodian] == "钱某", "who signed at the bed where it is")
        #expect(desk.row("a-2")?[AssetField.custodian] == "孙某")
    }

    @Test func `an asset that is registered after its device was signed off is in service at that bed at once`() throws
    {
        #expect(try bind("k-1", "d-5", "W-5") == [] && commission("k-1") == [])
        #expect(
            try desk.register("a-5", ["kind": "wearable", "serial": "W-5", "device": "d-5", "at": AssetDesk.at(9)])
                == [])
        #expect(desk.state("a-5") == .inService && desk.place("a-5") == "bed:532901-000001")
        #expect(desk.row("a-5")?[AssetField.cycles] == 1 && desk.row("a-5")?[AssetField.custodian] == "孙某")
    }

    @Test func `what is on no book and stood in another home goes on the books as returned before it is bound again`()
        throws
    {
        #expect(try bind("k-1", "d-5", "W-5") == [] && commission("k-1") == [])
        #expect(try remove("k-1", hours: 5) == [])
        #expect(try bind("k-2", "d-5", "W-5", hours: 6).first?.contains("is on no book") == true)
        #expect(desk.book.row(.kitItem, key: [.text("k-2")])?[KitField.state] == .planned)
        let own = ["kind": "wearable", "serial": "W-5", "device": "d-5", "at": AssetDesk.at(9)]
        #expect(try desk.register("a-5", own) == [])
        #expect(desk.state("a-5") == .returned && desk.place("a-5") == "store:st-1")
        #expect(desk.moves("a-5") == [.inService, .pendingReturn, .returned])
        #expect(desk.row("a-5")?[AssetField.returnedAt] == moment(AssetDesk.at(5)))
        #expect(try bind("k-2", "d-5", "W-5", hours: 10).first?.contains("asset-sanitise") == true)
        let parts = ["partsReplaced": "watch-strap sim"]
        #expect(try desk.step(.assetSanitise, "a-5", hours: 10, ["agent": "75%乙醇", "method": "擦拭"]) == [])
        #expect(try desk.step(.assetFunctionTest, "a-5", hours: 10, ["passed": "yes"]) == [])
        #expect(try desk.step(.assetWipe, "a-5", hours: 10, ["method": "复位"]) == [])
        #expect(try desk.step(.assetReady, "a-5", hours: 10, parts) == [])
        #expect(try bind("k-2", "d-5", "W-5", hours: 11) == [] && commission("k-2", hours: 12) == [])
        #expect(desk.row("a-5")?[AssetField.cycles] == 2)
    }

    @Test func `neither a correction nor a binding makes a thing in the store of what another home had`() throws {
        #expect(try bind("k-1", "d-6", "W-6") == [] && commission("k-1") == [] && remove("k-1", hours: 5) == [])
        let mended = ["kind": "wearable", "serial": "W-1", "device": "d-6", "correction": "补录"]
        #expect(try desk.register("a-1", mended).first?.contains("no family has had") == true)
        #expect(try bind("k-2", "d-6", "W-1", hours: 6).first?.contains("is on no book") == true)
        #expect(desk.state("a-1") == .inStock && desk.row("a-1")?[AssetField.device] == nil)
    }

    @Test func `what nobody had signed for is bound elsewhere, and what a family refused is fetched first`() throws {
        #expect(try bind("k-1", "d-7", "W-7") == [] && remove("k-1", hours: 3) == [])
        #expect(try bind("k-2", "d-7", "W-7", hours: 4) == [] && commission("k-2", hours: 5) == [])
        let refusal = ["refusedOn": "2021-09-02", "refusedBy": "孙某", "refusalDocument": "RF-2"]
        #expect(try desk.enter(.kitRefuse, refusal.merging(["kitItem": "k-2"]) { $1 }) == [])
        let own = ["kind": "wearable", "serial": "W-7", "device": "d-7", "at": AssetDesk.at(9)]
        #expect(try desk.register("a-7", own).first?.contains("kit-remove") == true)
        #expect(try remove("k-2", hours: 40) == [])
        #expect(try desk.register("a-7", own) == [])
        #expect(desk.state("a-7") == .returned)
    }

    /// A camera of two beds, signed for at both.
    private func share() throws {
        try desk.register("a-6", ["kind": "camera", "serial": "C-6"])
        try plan("k-6", "532901-000001", kind: "camera")
        try plan("k-7", "532901-000002", kind: "camera", sharedWith: "k-6")
        #expect(try bind("k-6", "d-6", "C-6") == [] && bind("k-7", "d-6", "C-6") == [])
        #expect(try commission("k-6") == [] && commission("k-7", acceptedBy: "钱某") == [])
    }

    @Test func `a camera of two beds that one family refuses stays with the other, and goes when both have`() throws {
        try share()
        func refuse(_ item: String, on day: String) throws -> [String] {
            try desk.enter(
                .kitRefuse,
                ["kitItem": item, "refusedOn": day, "refusedBy": "孙某", "refusalDocument": "RF-\(item)"])
        }
        #expect(try refuse("k-6", on: "2021-09-02") == [])
        #expect(desk.state("a-6") == .inService && desk.place("a-6") == "bed:532901-000002")
        #expect(desk.row("a-6")?[AssetField.custodian] == "钱某" && desk.order("a-6") == nil)
        #expect(desk.book.row(.kitItem, key: [.text("k-7")])?[KitField.state] == .signedOff)
        #expect(try refuse("k-7", on: "2021-09-03") == [])
        #expect(desk.state("a-6") == .pendingReturn && desk.order("a-6")?[AssetField.returnReason] == .withdrew)
    }

    @Test func `a camera of two beds is one asset at one bed, and stays with the other when the first gives it up`()
        throws
    {
        try share()
        #expect(desk.place("a-6") == "bed:532901-000001" && desk.row("a-6")?[AssetField.cycles] == 1)
        #expect(desk.row("a-6")?[AssetField.custodian] == "孙某")
        #expect(try remove("k-6", hours: 5) == [])
        #expect(desk.state("a-6") == .inService && desk.place("a-6") == "bed:532901-000002")
        #expect(desk.row("a-6")?[AssetField.custodian] == "钱某")
        #expect(try remove("k-7", hours: 6, ["returnReason": "withdrew"]) == [])
        #expect(desk.state("a-6") == .returned)
    }
}
