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

    /// The sections of the first bed's dossier by their titles.
    private func sections(_ desk: AssetDesk, showsPeople: Bool = true) throws -> [String: Dossier.Section] {
        let bed = try #require(BedID("532901-000001"))
        let records = DossierRecords(bed) { table, conditions in
            desk.book.rows(table, where: conditions).map { DossierRow($0, entry: 1) }
        }
        let dossier = try Dossier(
            records, alarms: [], proof: DossierTests.none, on: day("2021-12-31"), showsPeople: showsPeople)
        return Dictionary(uniqueKeysWithValues: dossier.sections.map { ($0.title, $0) })
    }

    private func column(_ title: String, _ section: Dossier.Section?) throws -> [String] {
        let section = try #require(section)
        let index = try #require(section.columns.firstIndex(of: title))
        return section.lines.map { $0.cells[index] }
    }

    @Test func `where each piece is, who has signed for it, each move of its stay and the one that ended it`() throws {
        let found = try sections(desk())
        let assets = found["十三、设备资产"]
        #expect(try column("资产编号", assets) == ["a-1", "a-2"], "the partner's commode is the partner's")
        #expect(try column("所在", assets).count == 2 && column("所在", assets).last?.contains(Self.other) == true)
        #expect(try column("保管签收人", assets) == ["吴某", "家属某"])
        let moves = found["十四、资产流转"]
        let own = try zip(column("资产编号", moves), column("新状态", moves)).filter { $0.0 == "a-1" }.map(\.1)
        #expect(own.count == 5, "allocated, installing, in service, to be collected, collected: \(own)")
        #expect(try column("所在", moves).contains { $0.contains("st-1") }, "where it went")
        #expect(try column("保管签收人", moves).contains("家属某"))
    }

    @Test func `the disinfection is there, and names are masked unless people are shown`() throws {
        let works = try sections(desk())["十五、资产消毒、检测与清除"]
        #expect(try column("资产编号", works) == ["a-1"] && column("消毒剂", works) == ["75%乙醇"])
        let masked = try sections(desk(), showsPeople: false)["十三、设备资产"]
        #expect(try column("保管签收人", masked) == ["吴*", "家**"])
    }

    @Test func `what stayed with the family is told`() throws {
        let desk = try desk()
        desk.book.fill(
            .assetKept,
            [
                "asset": "a-1", "careCase": "c-1", "bed": "532901-000001", "at": AssetDesk.at(40), "by": "钱某",
                "reason": "个案终止", "document": "D-9",
            ])
        let section = try sections(desk, showsPeople: false)["十七、留存家庭的资产"]
        #expect(try column("资产编号", section) == ["a-1"] && column("凭证编号", section) == ["D-9"])
    }
}
