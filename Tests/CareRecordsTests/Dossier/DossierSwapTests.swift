import CareCore
import CareRecords
import Testing

/// Two wearables of two homes that stood each at the other's bed: what the file of either home says of the other.
@Suite("Things that two homes exchanged, in a dossier") struct DossierSwapTests {
    /// A home: its bed, the item of its kit, who signed there, the asset it had, the asset it has.
    struct Home: Sendable {
        let bed: String
        let item: String
        let signer: String
        let masked: String
        let had: String
        let has: String
    }

    private static let one = Home(
        bed: "532901-000001", item: "k-1", signer: "欧阳甲", masked: "欧**", had: "a-1", has: "a-2")
    private static let other = Home(
        bed: "532901-000002", item: "k-2", signer: "上官乙", masked: "上**", had: "a-2", has: "a-1")
    private static let directions = [(one, other), (other, one)]
    private static let assets = "十三、设备资产"
    private static let moves = "十四、资产流转"

    private let desk = AssetDesk()

    /// Both signed for, each at its bed, of two households.
    init() throws {
        let stranger = try #require(desk.book.row(.resident, key: [.text("r-2")]))
        desk.book.put(RecordPut(.resident, stranger.with(SharedField.household, HouseholdID("h-2"))))
        for (number, home) in [Self.one, Self.other].enumerated().map({ ($0 + 1, $1) }) {
            desk.book.fill(
                .careCase,
                [
                    "careCase": "c-\(number)", "resident": "r-\(number)", "county": "532901", "state": "in-service",
                    "bed": home.bed,
                ])
            try desk.register("a-\(number)", ["kind": "wearable", "serial": "W-\(number)"])
            try commission(home, "d-\(number)", "W-\(number)")
        }
    }

    private func commission(_ home: Home, _ device: String, _ serial: String) throws {
        let (item, at) = (home.item, AssetDesk.at(2))
        for (form, texts) in [
            (
                RecordForm.kitPlan,
                [
                    "bed": home.bed, "kind": "wearable", "telemetry": "reports", "plannedOn": "2021-09-01",
                    "plannedBy": "s-1",
                ]
            ), (.kitBind, ["device": device, "serial": serial, "boundAt": AssetDesk.at(1), "boundBy": "s-1"]),
            (.kitTest, ["testedAt": at, "testedBy": "s-1"]),
            (.kitReading, ["readingAt": at, "readingBy": "s-1", "reading": "心率"]),
            (
                .kitSignOff,
                [
                    "signedOffAt": at, "signedOffBy": "s-1", "signOffDocument": "SO-1", "acceptedBy": home.signer,
                    "acceptedAs": "family",
                ]
            ),
        ] {
            #expect(try desk.enter(form, texts.merging(["kitItem": item]) { $1 }) == [], "\(form.name)")
        }
    }

    private func swap() throws {
        let swap = ["device": "d-1", "otherDevice": "d-2", "since": AssetDesk.at(3), "swappedBy": "s-1"]
        #expect(try desk.enter(.kitSwap, swap) == [])
    }

    @Test(arguments: directions, [false, true])
    func `each file says that its own thing left and the other came, and names neither bed nor signer`(
        homes: (Home, Home), showsPeople: Bool
    ) throws {
        try swap()
        let (own, strange) = homes
        let found = try desk.dossier(of: own.bed, showsPeople: showsPeople)
        let signer = showsPeople ? own.signer : own.masked
        let standing = try found.lines(["资产编号", "状态", "所在", "保管签收人"], in: Self.assets)
        #expect(
            Set(standing) == [
                [own.had, "2021-09-01 已转出本床位", "", ""], [own.has, "in-service", "bed:\(own.bed)", signer],
            ])
        let moves = try found.lines(["资产编号", "原状态", "新状态", "所在", "保管签收人", "凭证编号"], in: Self.moves)
        let left = moves.filter { $0[0] == own.had }
        #expect(left.map { $0[2] } == ["allocated", "installing", "in-service", "已转出本床位"])
        #expect(left.last == [own.had, "in-service", "已转出本床位", "", "", ""])
        let came = moves.filter { $0[0] == own.has }
        #expect(came == [[own.has, "自其他床位转入", "in-service", "bed:\(own.bed)", signer, ""]])
        let html = DossierHTML.text(found)
        for words in [strange.bed, strange.signer, strange.masked, "kitItem \(strange.item)"] {
            #expect(!html.contains(words), "\(words)")
        }
    }

    @Test func `where nobody signed for it at its new bed, who signed at the other is not named there`() throws {
        let item = try #require(desk.book.row(.kitItem, key: [.text("k-2")]))
        desk.book.put(RecordPut(.kitItem, item.with(KitField.acceptedBy, nil)))
        try swap()
        #expect(try desk.step(.assetSuspend, "a-1", hours: 4) == [])
        #expect(desk.row("a-1")?[AssetField.custodian] == Self.one.signer, "the books keep who had signed last")
        let found = try desk.dossier(of: Self.other.bed, showsPeople: true)
        #expect(try found.column("状态", in: Self.assets).contains("suspended"))
        #expect(try found.column("新状态", in: Self.moves).contains("suspended"))
        #expect(!DossierHTML.text(found).contains(Self.one.signer))
    }
}
