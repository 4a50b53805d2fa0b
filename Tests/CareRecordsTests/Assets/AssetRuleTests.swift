import CareCore
import CareRecords
import Testing

@Suite("County rules about assets") struct AssetRuleTests {
    static func rule(_ changes: [String: String] = [:]) -> [String: String] {
        [
            "county": "532901", "kind": "commode", "isReusable": "yes", "returns": "yes", "holders": "county",
            "noticeDays": "1", "contactDays": "10", "collectDays": "5", "sanitiseDays": "2", "availableDays": "20",
            "sanitation": "MZ/T 175.2-2021", "approver": "county-finance", "ownParts": "mattress-cover",
            "source": "示例文件1号",
        ].merging(changes) { $1 }
    }

    @Test func `a rule of the county replaces the defaults for its kind alone, and the answer says which one holds`()
        throws
    {
        let desk = AssetDesk()
        #expect(try desk.enter(.assetRule, Self.rule()) == [])
        let county = try #require(CountyCode("532901"))
        let own = try AssetRule.of(.commode, in: county, desk.book)
        #expect(own.collectDays == 5 && own.holders == [.county] && own.approver == .countyFinance)
        #expect(try AssetRule.of(.camera, in: county, desk.book) == AssetRule(defaultFor: .camera))
        for (asset, kind, expected) in [("a-1", "commode", "示例文件1号"), ("a-2", "shower-stool", "defaults hold")] {
            try desk.register(asset, ["kind": kind])
            try desk.issue(asset)
            let fields = AssetDesk.common(asset, hours: 5).merging(["returnReason": "moved"]) { $1 }
                .filter { $0.key != "technician" }.map { RecordSubmission.Field($0.key, $0.value) }
            let request = RecordRequest([RecordSubmission(form: "asset-end", fields: fields)], by: "tester")
            guard case .accepted(_, _, let answer) = try desk.decide(request, at: MemoryBook.now) else {
                Issue.record("refused")
                continue
            }
            #expect(answer.contains(expected), "\(answer)")
        }
        #expect(desk.order("a-1")?[RecoveryField.collectDue] == day("2021-09-06"))
        #expect(desk.order("a-2")?[RecoveryField.collectDue] == day("2021-09-16"))
    }

    @Test func `only stores of the holders that the rule names take the asset`() throws {
        let desk = AssetDesk()
        try desk.enter(.assetRule, Self.rule())
        #expect(try desk.register("a-1", ["kind": "commode", "store": "st-2"]).first?.hasPrefix("store") == true)
        #expect(try desk.register("a-1", ["kind": "commode", "store": "st-1"]) == [])
    }

    @Test func `nothing is retired without an approval, or with that of another office than the rule's`() throws {
        let desk = AssetDesk()
        try desk.enter(.assetRule, Self.rule())
        try desk.register("a-1", ["kind": "commode"])
        try desk.issue("a-1")
        try desk.step(.assetEnd, "a-1", hours: 5, ["returnReason": "device-fault"])
        try desk.step(.assetCollect, "a-1", hours: 6)
        let before = desk.row("a-1")
        let office = ["approvedBy": "county-finance"]
        #expect(try desk.step(.assetRetire, "a-1", hours: 7, office).first?.hasPrefix("approval") == true)
        let other = ["approval": "批1号", "approvedBy": "county-civil-affairs"]
        #expect(try desk.step(.assetRetire, "a-1", hours: 7, other).first?.hasPrefix("approvedBy") == true)
        #expect(desk.row("a-1") == before)
        #expect(try desk.step(.assetRetire, "a-1", hours: 7, ["approval": "批1号"].merging(office) { $1 }) == [])
        #expect(desk.state("a-1") == .retired && desk.order("a-1")?[RecoveryField.outcome] == .retired)
    }

    @Test func `a kind that is not issued again never becomes ready`() throws {
        let desk = AssetDesk()
        try desk.enter(.assetRule, Self.rule(["isReusable": "no", "ownParts": ""]))
        try desk.register("a-1", ["kind": "commode"])
        try desk.issue("a-1")
        try desk.step(.assetEnd, "a-1", hours: 5, ["returnReason": "recovered"])
        try desk.step(.assetCollect, "a-1", hours: 6)
        try desk.step(.assetSanitise, "a-1", hours: 7, ["agent": "75%乙醇", "method": "擦拭"])
        try desk.step(.assetFunctionTest, "a-1", hours: 7, ["passed": "yes"])
        #expect(try desk.step(.assetReady, "a-1", hours: 8).first?.contains("may be issued again") == true)
    }

    @Test(arguments: [(nil, true), (true, true), (false, false)] as [(Bool?, Bool)])
    func `a model whose profile says that it is not issued again never becomes ready, whatever its kind's rule says`(
        profile: Bool?, isReady: Bool
    ) throws {
        let desk = AssetDesk()
        try desk.enter(.assetRule, Self.rule(["ownParts": ""]))
        try desk.register("a-1", ["kind": "commode"])
        try desk.issue("a-1")
        try desk.step(.assetEnd, "a-1", hours: 5, ["returnReason": "recovered"])
        try desk.step(.assetCollect, "a-1", hours: 6)
        let device = try #require(DeviceID("d-1"))
        desk.book.put(RecordPut(.asset, try #require(desk.row("a-1")).with(AssetField.device, device)))
        var gateway = KnownGateway()
        gateway.reusable[device] = profile
        desk.book.gateway = gateway
        try desk.step(.assetSanitise, "a-1", hours: 7, ["agent": "75%乙醇", "method": "擦拭"])
        try desk.step(.assetFunctionTest, "a-1", hours: 7, ["passed": "yes"])
        try desk.step(.assetWipe, "a-1", hours: 7, ["method": "恢复出厂设置"])
        let found = try desk.step(.assetReady, "a-1", hours: 8)
        #expect(found.isEmpty == isReady, "\(found)")
        #expect(isReady || found.count == 1 && found[0].contains("reusable: false"), "\(found)")
        #expect(desk.state("a-1") == (isReady ? .ready : .sanitizing))
    }

    @Test(arguments: [
        ["returns": "no"], ["collectDays": "0"], ["availableDays": "1"], ["holders": ""], ["source": ""],
        ["noticeDays": "-1"], ["kind": "boat"], ["county": "110000"],
    ])
    func `a rule that contradicts itself is refused`(changes: [String: String]) throws {
        #expect(try !AssetDesk().enter(.assetRule, Self.rule(changes)).isEmpty)
    }
}
