import CareCore
import CareRecords
import Testing

/// What a dossier says of the county's property, from a real way of assets through the forms.
@Suite("Property in a dossier") struct DossierCustodyTests {
    private static let other = "532901-000002"

    /// Two beds of a household: a commode that went from the first bed to another and a stool at the second bed.
    private func desk() throws -> AssetDesk {
        let cases = CaseDesk()
        cases.stand(in: .inService)
        let desk = AssetDesk(cases.book)
        desk.book.fill(
            .careCase,
            ["careCase": "c-2", "resident": "r-2", "county": "532901", "state": "in-service", "bed": Self.other])
        for (asset, kind) in [("a-1", "commode"), ("a-2", "shower-stool"), ("a-3", "commode")] {
            try desk.register(asset, ["kind": kind])
        }
        try desk.issue("a-1")
        try desk.issue("a-2", to: Self.other)
        try desk.issue("a-3", to: Self.other)
        try desk.step(.assetEnd, "a-1", hours: 5, ["returnReason": "recovered"])
        try desk.step(.assetCollect, "a-1", hours: 24, ["custodian": "吴某"])
        try desk.step(.assetSanitise, "a-1", hours: 30, ["agent": "75%乙醇", "method": "擦拭"])
        return desk
    }

    private func dossier(_ desk: AssetDesk, showsPeople: Bool = true) throws -> Dossier {
        try desk.dossier(of: "532901-000001", showsPeople: showsPeople)
    }

    @Test func `where each piece is, who has signed for it, each move of its stay and the one that ended it`() throws {
        let found = try dossier(desk())
        let assets = "十三、设备资产"
        #expect(try found.column("资产编号", in: assets) == ["a-1", "a-2"], "the partner's commode is the partner's")
        let places = try found.column("所在", in: assets)
        #expect(places.count == 2 && places.last?.contains(Self.other) == true)
        #expect(try found.column("保管签收人", in: assets) == ["吴某", "家属某"])
        let moves = "十四、资产流转"
        let own = try found.lines(["资产编号", "新状态"], in: moves).filter { $0[0] == "a-1" }
        #expect(own.count == 5, "allocated, installing, in service, to be collected, collected: \(own)")
        #expect(try found.column("所在", in: moves).contains { $0.contains("st-1") }, "where it went")
        #expect(try found.column("保管签收人", in: moves).contains("家属某"))
    }

    @Test func `the disinfection is there, and names are masked unless people are shown`() throws {
        let (works, found) = ("十五、资产消毒、检测与清除", try dossier(desk()))
        #expect(try found.column("资产编号", in: works) == ["a-1"] && found.column("消毒剂", in: works) == ["75%乙醇"])
        let masked = try dossier(desk(), showsPeople: false)
        #expect(try masked.column("保管签收人", in: "十三、设备资产") == ["吴*", "家**"])
    }

    @Test func `what stayed with the family is told`() throws {
        let desk = try desk()
        desk.book.fill(
            .assetKept,
            [
                "asset": "a-1", "careCase": "c-1", "bed": "532901-000001", "at": AssetDesk.at(40), "by": "钱某",
                "reason": "个案终止", "document": "D-9",
            ])
        let (section, found) = ("十七、留存家庭的资产", try dossier(desk, showsPeople: false))
        #expect(try found.column("资产编号", in: section) == ["a-1"] && found.column("凭证编号", in: section) == ["D-9"])
    }
}
