import CareCore
import CareRecords
import Testing

@Suite("Missing evidence of a bed") struct MissingEvidenceTests {
    @Test func `a bed that has everything misses nothing`() throws { #expect(try DossierDesk().missing() == []) }

    /// Table, key, what is changed there, what is missing then.
    static let changes: [(table: RecordTable, key: String, texts: [String: String], missing: [String])] = [
        (.careCase, "c-1", ["screenedOn": ""], ["screening c-1"]),
        (.careCase, "c-1", ["homePlan": ""], ["homeAssessment c-1"]),
        (.careCase, "c-1", ["homeAssessedOn": ""], ["homeAssessment c-1"]),
        (.careCase, "c-1", ["retrofitAgreement": ""], ["retrofitAgreement c-1"]),
        (.careCase, "c-1", ["retrofitAcceptance": ""], ["retrofitAcceptance c-1"]),
        (.careCase, "c-1", ["careAgreement": ""], ["careAgreement c-1"]),
        (
            .careCase, "c-1", ["endReason": "deceased", "state": "ending", "endedOn": "2021-12-30"],
            ["deathConfirmation c-1 去世待确认"]
        ),
        (.assessment, "a-1", ["voidReason": "错"], ["assessment r-1"]),
        (.assessment, "a-1", ["dueOn": "2021-12-31"], ["review a-1 应于2021-12-31复评"]),
        (.assessment, "a-1", ["dueOn": "2022-01-01"], []),
        (.kitItem, "k-1", ["state": "refused"], ["refusalPaper k-1 紧急呼叫"]),
        (.kitItem, "k-1", ["state": "refused", "refusalDocument": "RF-1"], []),
        (.kitItem, "k-1", ["state": "tested"], ["kitAcceptance k-1 紧急呼叫:已测试"]),
        (.kitItem, "k-1", ["state": "removed"], ["kit 532901-000001 紧急呼叫"]),
        (.kitItem, "k-1", ["kind": "other", "approval": "A-1"], ["kit 532901-000001 紧急呼叫"]),
        (.kitItem, "k-1", ["signOffDocument": ""], ["kitAcceptance k-1 紧急呼叫:无签收单"]),
        (.kitItem, "k-1", ["serial": ""], ["serial k-1 紧急呼叫"]),
        (.consent, "co-0", ["decision": "withdrawn"], ["consent r-1 体征(已撤回)"]),
        (.consent, "co-0", ["voidReason": "错"], ["consent r-1 体征"]),
        (.consent, "co-0", ["on": "2022-01-01"], ["consent r-1 体征"]),
        (.consent, "co-1", ["voidReason": "错"], ["consent r-1 定位"]),
        (.consent, "co-2", ["voidReason": "错"], ["consent r-1 视频"]),
        (.consent, "co-3", ["voidReason": "错"], []),
        (.consent, "co-4", ["voidReason": "错"], ["consent r-1 共享民政"]),
        (.visit, "v-2", ["signature": ""], ["visitEvidence v-2 2021-11-02"]),
        (.visit, "v-2", ["state": "cancelled", "signature": ""], []),
        (.visit, "v-2", ["anomalies": "overlap"], []),
        (.training, "t-1", ["certificate": ""], ["training 532901-000001 每户至少1人受训合格并取得证书"]),
        (.training, "t-1", ["voidReason": "代考"], ["training 532901-000001 每户至少1人受训合格并取得证书"]),
        (
            .visit, "v-1", ["state": "void"],
            ["paidThing m-1 300.00元:visit: expected a visit that took place and ended, found \"void (已作废)\""]
        ),
    ]

    @Test(arguments: changes.indices)
    func `each thing that is taken away is missed, and nothing else`(index: Int) throws {
        let (table, key, texts, missing) = Self.changes[index]
        let desk = DossierDesk()
        desk.change(table, key, texts)
        #expect(try desk.missing() == missing)
    }

    @Test func `a thing of the kit that is signed off and on no register of property is missed, a shared one is not`()
        throws
    {
        let desk = DossierDesk()
        func missing() throws -> [String] {
            try desk.missing { table, row in
                table.name == RecordTable.asset.name && row[AssetField.serial] == "SN-2"
            }
        }
        let kind = try #require(desk.book.row(.kitItem, key: [.text("k-2")])?[KitField.kind])
        #expect(try missing() == ["asset k-2 \(kind.title)"])
        desk.change(.kitItem, "k-2", ["sharedWith": "k-9"])
        #expect(try missing() == [], "it is the other bed's")
        desk.change(.kitItem, "k-2", ["sharedWith": "", "state": "removed"])
        #expect(try !missing().contains { $0.hasPrefix("asset") })
    }

    @Test func `items of the retrofit that are neither accepted nor refused on paper are missed`() throws {
        let desk = DossierDesk()
        func put(_ texts: [String: String]) {
            desk.book.fill(
                .retrofitItem,
                ["careCase": "c-1", "work": "bath-stool", "on": "2021-09-18"].merging(texts) { $1 })
        }
        put(["status": "done"])
        #expect(try desk.missing() == ["retrofitItem c-1 浴凳配置:完工"])
        put(["status": "refused"])
        #expect(try desk.missing() == ["refusalPaper c-1 浴凳配置"])
        put(["status": "refused", "document": "RF-2"])
        #expect(try desk.missing() == [])
        let without = try desk.missing { table, row in
            table.name == RecordTable.retrofitItem.name && row[RetrofitField.work] == .bathStool
        }
        #expect(without == ["retrofitItem c-1 浴凳配置"])
    }

    @Test func `a bed without a case misses its screening; a payment whose thing is gone is told`() throws {
        let desk = DossierDesk()
        let bare = try MissingEvidence.list(
            desk.records { table, _ in table.name == "careCase" }, on: day("2021-12-31"))
        #expect(bare.first?.kind == .screening)
        let unfounded = try desk.missing { table, row in
            table.name == "visit" && row[VisitField.visit]?.text == "v-1"
        }
        #expect(unfounded.last?.hasPrefix("paidThing m-1") == true, "\(unfounded)")
    }

    @Test func `visits are due on the programme's day, of who was in service by then and had not left before`() throws {
        let desk = DossierDesk()
        for visit in ["v-1", "v-2", "v-3"] { desk.change(.visit, visit, ["state": "planned"]) }
        desk.change(.moneyEntry, "m-1", ["kind": "budgeted"])
        #expect(try desk.missing(on: "2021-12-30") == [])
        #expect(try desk.missing(on: "2021-12-31").count == 1)
        func visits(_ texts: [String: String]) throws -> [String] {
            desk.change(.careCase, "c-1", texts)
            let bed = try #require(BedID(DossierDesk.bed))
            let row = try #require(desk.book.row(.careCase, key: [.text("c-1")]))
            let programme = try #require(VisitProgramme.dali)
            let isBehind = !VisitWatch.behind([row], [], programme, today: day("2022-12-31")).isEmpty
            let found = try RecordReview.findings(of: [bed], desk.book, at: day("2022-12-31").start)
                .flatMap(\.findings).contains { $0.rule == .visitsBehind }
            #expect(found == isBehind)
            let missing = try desk.missing(on: "2022-12-31").filter { $0.hasPrefix("visits") }
            if row[CaseField.state] == .inService { #expect(missing.isEmpty == !isBehind, "as VIS-3 says") }
            return missing
        }
        #expect(try visits([:]) == ["visits c-1 2021-12-31前应不少于2次,有效0次"])
        #expect(try visits(["serviceFrom": "2022-01-01"]) == [], "no source gives a day for who came later")
        #expect(try visits(["serviceFrom": "2021-12-31"]).count == 1)
        let ended = ["state": "ended", "endReason": "moved"]
        #expect(try visits(ended.merging(["endedOn": "2021-12-30"]) { $1 }) == [])
        #expect(try visits(ended.merging(["endedOn": "2021-12-31"]) { $1 }).count == 1)
        #expect(try visits(ended.merging(["endedOn": "2022-03-01"]) { $1 }).count == 1)
    }

    @Test func `the third visit is missing when the case has ended and nobody can come any more, and not before`()
        throws
    {
        let desk = DossierDesk()
        func visits(on day: String) throws -> [String] {
            try desk.missing(on: day).filter { $0.hasPrefix("visits") }
        }
        desk.change(.visit, "v-3", ["state": "cancelled"])
        for day in ["2021-12-31", "2023-06-01"] { #expect(try visits(on: day) == []) }
        desk.change(.visit, "v-2", ["anomalies": "overlap"])
        #expect(try visits(on: "2021-12-31") == ["visits c-1 2021-12-31前应不少于2次,有效1次,另有1次存疑"])
        desk.change(.visit, "v-2", ["anomalies": ""])
        desk.change(.careCase, "c-1", ["state": "ending", "endReason": "deceased", "endedOn": "2022-03-01"])
        #expect(try visits(on: "2022-03-02") == [])
        desk.change(.careCase, "c-1", ["state": "ended"])
        #expect(try visits(on: "2022-03-02") == ["visits c-1 服务已终止,共应不少于3次,有效2次"])
        desk.change(.visit, "v-3", ["state": "finished"])
        #expect(try visits(on: "2022-03-02") == [])
    }

    @Test func `after the end of service the kit is to be collected; what was removed was there`() throws {
        let desk = DossierDesk()
        desk.change(.careCase, "c-1", ["state": "ended", "endReason": "moved", "endedOn": "2021-12-20"])
        #expect(try desk.missing().map { $0.prefix(14) } == (1...4).map { "collection k-\($0)" })
        for number in 1...4 { desk.change(.kitItem, "k-\(number)", ["state": "removed"]) }
        #expect(try desk.missing() == [])
    }

    /// A bed whose service has ended, with the kit still there.
    private func ended() -> DossierDesk {
        let desk = DossierDesk()
        desk.change(.careCase, "c-1", ["state": "ended", "endReason": "moved", "endedOn": "2021-12-20"])
        return desk
    }

    @Test(arguments: [
        ("in-service", ["k-3", "k-4"]), ("ending", ["k-3", "k-4"]), ("ended", ["k-1", "k-2", "k-3", "k-4"]),
    ])
    func `what serves the household stays for the partner who is served, and goes with the second`(
        state: String, collected: [String]
    ) throws {
        let desk = ended()
        desk.book.fill(
            .careCase,
            ["careCase": "c-2", "resident": "r-2", "county": "532901", "state": state, "bed": "532901-000002"])
        #expect(try desk.missing().map { String($0.prefix(14)) } == collected.map { "collection \($0)" })
    }

    @Test func `a commode in the kit goes with its person, a hub stays for the partner`() throws {
        let desk = ended()
        for number in 1...4 { desk.change(.kitItem, "k-\(number)", ["state": "removed"]) }
        for (item, kind) in [("k-5", "hub"), ("k-6", "commode")] {
            desk.book.fill(
                .kitItem,
                [
                    "kitItem": item, "kind": "other", "state": "signed-off", "serial": item, "signOffDocument": "SO",
                    "bed": DossierDesk.bed, "approval": "A-1",
                ])
            desk.book.fill(
                .asset,
                ["asset": item, "county": "532901", "kind": kind, "serial": item, "bed": DossierDesk.bed])
        }
        desk.book.fill(
            .careCase,
            ["careCase": "c-2", "resident": "r-2", "county": "532901", "state": "in-service", "bed": "532901-000002"])
        #expect(try desk.missing() == ["collection k-6 其他,服务于2021-12-20终止"])
    }

    @Test
    func `what the county's rule leaves with the family is not asked back; what has an order is told when it is late`()
        throws
    {
        let desk = ended()
        desk.book.fill(
            .recoveryOrder,
            ["asset": "y-3", "number": "4", "bed": DossierDesk.bed, "collectDue": "2022-01-04"])
        desk.book.fill(.assetKept, ["asset": "y-4", "careCase": "c-9", "bed": DossierDesk.bed])
        #expect(try desk.missing(on: "2022-01-04").count == 3, "that was another end")
        desk.book.fill(.assetKept, ["asset": "y-4", "careCase": "c-1", "bed": DossierDesk.bed])
        let early = try desk.missing(on: "2022-01-04")
        #expect(early.map { String($0.prefix(14)) } == ["collection k-1", "collection k-2"])
        #expect(try desk.missing(on: "2022-01-05").last == "collection y-3 应于2022-01-04前回收")
    }
}
