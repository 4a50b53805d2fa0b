import CareCore
import CareRecords
import Testing

/// A commode that one home had, and then another: what the file of either says of the other.
@Suite("A thing that another home has now, in a dossier") struct DossierReissueTests {
    private static let (one, other) = ("532901-000001", "532901-000002")
    private static let assets = "十三、设备资产"
    private static let moves = "十四、资产流转"
    private static let works = "十五、资产消毒、检测与清除"

    private let desk: AssetDesk

    /// Issued to the first bed, back because its resident died, prepared, and issued to the bed of another household.
    init() throws {
        let cases = CaseDesk()
        cases.stand(in: .inService)
        desk = AssetDesk(cases.book)
        let stranger = try #require(desk.book.row(.resident, key: [.text("r-2")]))
        desk.book.put(RecordPut(.resident, stranger.with(SharedField.household, HouseholdID("h-2"))))
        desk.book.fill(
            .careCase,
            ["careCase": "c-2", "resident": "r-2", "county": "532901", "state": "in-service", "bed": Self.other])
        try desk.register("a-1", ["kind": "commode"])
        try issue(to: Self.one, signer: "欧阳甲", hours: 1)
        try take(.assetEnd, 5, ["returnReason": "deceased"])
        try take(.assetCollect, 24, ["custodian": "吴某", "atFamilyWish": "yes"])
        try prepare(30, agent: "75%乙醇")
        try issue(to: Self.other, signer: "上官乙", hours: 40)
    }

    private func take(_ form: RecordForm, _ hours: Int64, _ changes: [String: String] = [:]) throws {
        #expect(try desk.step(form, "a-1", hours: hours, changes) == [], "\(form.name)")
    }

    private func issue(to bed: String, signer: String, hours: Int64) throws {
        try take(.assetAllocate, hours, ["bed": bed])
        try take(.assetInstall, hours + 1, ["bed": bed])
        try take(.assetAccept, hours + 2, ["custodian": signer, "inspection": "稳固"])
    }

    private func prepare(_ hours: Int64, agent: String) throws {
        try take(.assetSanitise, hours, ["agent": agent, "method": "擦拭"])
        try take(.assetFunctionTest, hours + 1, ["passed": "yes"])
        try take(.assetReady, hours + 2)
    }

    @Test(arguments: [false, true])
    func `the file of who had it first says that it left, and nothing of who has it`(showsPeople: Bool) throws {
        let found = try desk.dossier(of: Self.one, showsPeople: showsPeople)
        #expect(try found.column("资产编号", in: Self.assets) == ["a-1"])
        #expect(try found.column("状态", in: Self.assets) == ["2021-09-02 已回收再用"])
        #expect(try found.column("所在", in: Self.assets) == [""])
        #expect(try found.column("保管签收人", in: Self.assets) == [""])
        #expect(
            try found.column("新状态", in: Self.moves) == [
                "allocated", "installing", "in-service", "pending-return", "returned",
            ])
        #expect(try found.column("保管签收人", in: Self.moves)[2] == (showsPeople ? "欧阳甲" : "欧**"))
        let html = DossierHTML.text(found)
        for told in [Self.other, "上官乙", "上**"] { #expect(!html.contains(told), "\(told)") }
    }

    @Test(arguments: [false, true])
    func `the file of who has it now is whole, and says nothing of who had it before`(showsPeople: Bool) throws {
        let found = try desk.dossier(of: Self.other, showsPeople: showsPeople)
        let signer = showsPeople ? "上官乙" : "上**"
        #expect(try found.column("状态", in: Self.assets) == ["in-service"])
        #expect(try found.column("所在", in: Self.assets) == ["bed:\(Self.other)"])
        #expect(try found.column("保管签收人", in: Self.assets) == [signer])
        #expect(try found.column("原状态", in: Self.moves) == ["ready", "allocated", "installing"])
        #expect(try found.column("新状态", in: Self.moves) == ["allocated", "installing", "in-service"])
        #expect(try found.column("保管签收人", in: Self.moves).last == signer)
        #expect(try found.column("消毒剂", in: Self.works).contains("75%乙醇"), "it was cleaned for this home")
        let html = DossierHTML.text(found)
        for told in [Self.one, "欧阳甲", "欧**", "去世"] { #expect(!html.contains(told), "\(told)") }
    }

    @Test func `what comes back from the second home, and is cleaned after it, is nothing of the first`() throws {
        try take(.assetEnd, 60, ["returnReason": "withdrew"])
        try take(.assetCollect, 260, ["custodian": "吴某"])
        try prepare(270, agent: "含氯消毒液")
        let first = try desk.dossier(of: Self.one, showsPeople: true)
        #expect(try first.column("状态", in: Self.assets) == ["2021-09-02 已回收再用"])
        #expect(try first.column("消毒剂", in: Self.works).filter { !$0.isEmpty } == ["75%乙醇"])
        let second = try desk.dossier(of: Self.other, showsPeople: true)
        #expect(try second.column("状态", in: Self.assets) == ["ready"], "nobody has had it since")
        #expect(try second.column("消毒剂", in: Self.works).filter { !$0.isEmpty } == ["75%乙醇", "含氯消毒液"])
        #expect(DossierHTML.text(second).contains("回收原因:自愿退出"))
    }

    @Test func `what a home was the second to have and has again is told as it stands`() throws {
        try take(.assetEnd, 60, ["returnReason": "withdrew"])
        try take(.assetCollect, 260, ["custodian": "吴某"])
        try prepare(270, agent: "含氯消毒液")
        try issue(to: Self.one, signer: "欧阳丙", hours: 280)
        let first = try desk.dossier(of: Self.one, showsPeople: true)
        #expect(try first.column("状态", in: Self.assets) == ["in-service"])
        #expect(try first.column("保管签收人", in: Self.assets) == ["欧阳丙"])
        #expect(try first.column("新状态", in: Self.moves).count == 8)
        #expect(try first.column("消毒剂", in: Self.works).filter { !$0.isEmpty }.count == 2)
        #expect(!DossierHTML.text(first).contains(Self.other) && !DossierHTML.text(first).contains("上官乙"))
    }

    @Test func `what was paid for one bed and stands at another is not told where it stands`() throws {
        try desk.register("a-2", ["kind": "commode"])
        try desk.issue("a-2", to: Self.other, hours: 50)
        desk.book.fill(
            .moneyEntry,
            [
                "money": "m-1", "county": "532901", "head": "devices", "source": "central", "kind": "paid",
                "amount": "36500", "on": "2021-10-01", "document": "文 1", "asset": "a-2", "bed": Self.one,
            ])
        let found = try desk.dossier(of: Self.one, showsPeople: true)
        #expect(try found.column("状态", in: Self.assets) == ["2021-09-02 已回收再用", "未在本床位"])
        #expect(!DossierHTML.text(found).contains(Self.other) && !DossierHTML.text(found).contains("家属某"))
    }
}
