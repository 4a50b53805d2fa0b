import CareCore
import CareRecords
import Testing

@Suite("Assets when a case ends") struct AssetEndingTests {
    static let bed = "532901-000001"
    let cases = CaseDesk()
    let desk: AssetDesk

    init() throws {
        cases.stand(in: .inService)
        desk = AssetDesk(cases.book)
        for (asset, kind) in [("a-1", "commode"), ("a-2", "shower-stool"), ("a-3", "nursing-bed")] {
            try desk.register(asset, ["kind": kind])
            try desk.issue(asset)
        }
    }

    /// The partner in the other bed of the same household, whose case stands in a state.
    private func marry(_ state: String) {
        desk.book.fill(
            .careCase,
            ["careCase": "c-2", "resident": "r-2", "county": "532901", "state": state, "bed": "532901-000002"])
    }

    private func end(_ reason: CaseEndReason, at now: Timestamp = MemoryBook.now) throws -> [String] {
        try desk.enter(.caseEnd, CaseDesk.ending(reason), at: now)
    }

    private func confirmDeath(at now: Timestamp = MemoryBook.now) throws -> [String] {
        try desk.enter(
            .caseConfirmDeath, ["careCase": "c-1", "confirmedBy": "赵某", "confirmDocument": "DC-1"], at: now,
            by: "second")
    }

    @Test func `every reason for which a served case ends asks back each asset, with one order each`() throws {
        for reason in CaseEndReason.allCases where reason.isAllowed(from: .inService) {
            let tests = try AssetEndingTests()
            #expect(try tests.end(reason) == [])
            if reason == .deceased {
                #expect(tests.desk.state("a-1") == .inService, "a death that nobody confirmed ends nothing")
                #expect(try tests.confirmDeath() == [])
            }
            for asset in ["a-1", "a-2", "a-3"] {
                #expect(tests.desk.state(asset) == .pendingReturn, "\(reason) \(asset)")
                let order = try #require(tests.desk.order(asset))
                #expect(order[AssetField.returnReason]?.rawValue == reason.rawValue)
                #expect(order[SharedField.careCase]?.text == "c-1" && order[SharedField.bed]?.description == Self.bed)
                #expect(order[RecoveryField.endedOn] == day("2021-12-01"))
                let isDeath = reason == .deceased
                #expect(order[RecoveryField.noticeDue] == day(isDeath ? "2021-12-08" : "2021-12-04"))
                #expect(order[RecoveryField.contactFrom] == day(isDeath ? "2021-12-08" : "2021-12-01"))
                #expect(order[RecoveryField.collectDue] == day("2021-12-16"))
            }
        }
    }

    @Test func `what is not collected by its day stands at the bed for the county until it is collected`() throws {
        func findings(_ now: String) throws -> [RecordFinding] {
            let bed = try #require(BedID(Self.bed))
            return try RecordReview.findings(of: [bed], desk.book, at: moment(now)).flatMap(\.findings)
                .filter { $0.rule == .notCollected }
        }
        #expect(try end(.recovered, at: moment("2021-12-01T18:00:00+08:00")) == [])
        #expect(try findings("2021-12-16T23:59:00+08:00") == [])
        let tomorrow = try RecordReview.findings(
            of: [try #require(BedID(Self.bed))], desk.book, at: moment("2021-12-16T23:59:00+08:00"))
        #expect(tomorrow.first?.changesOn == day("2021-12-17"))
        let late = try #require(try findings("2021-12-17T00:01:00+08:00").first)
        #expect(late.text.words.en.hasPrefix("asset a-1, due 2021-12-16; asset a-2"))
        #expect(late.text.words.zh.hasPrefix("资产 a-1，截止 2021-12-16；资产 a-2") && late.text.words.zh.contains("a-3"))
        let collection = ["at": "2021-12-18T10:00:00+08:00"]
        for asset in ["a-1", "a-2", "a-3"] {
            let collected = try desk.step(
                .assetCollect, asset, hours: 0, collection, now: moment("2021-12-20T00:00:00+08:00"))
            #expect(collected == [])
        }
        #expect(try findings("2021-12-21T00:01:00+08:00") == [])
    }

    @Test func `all that was not collected is named, so that a collection takes one away and brings in none`() throws {
        let names = (1...7).map { "a-\($0)" }
        for asset in names.dropFirst(3) {
            try desk.register(asset)
            try desk.issue(asset)
        }
        #expect(try end(.recovered, at: moment("2021-12-01T18:00:00+08:00")) == [])
        func named() throws -> [String] {
            let bed = try #require(BedID(Self.bed))
            let late = try RecordReview.findings(of: [bed], desk.book, at: moment("2021-12-20T08:00:00+08:00"))
                .flatMap(\.findings).first { $0.rule == .notCollected }
            let parts = (late?.text.words.en ?? "").split(separator: ";").map(String.init)
            return parts.compactMap { part in names.first { part.contains("asset \($0), due") } }
        }
        #expect(try named() == names)
        let collected = try desk.step(
            .assetCollect, "a-1", hours: 0, ["at": "2021-12-18T10:00:00+08:00"],
            now: moment("2021-12-20T00:00:00+08:00"))
        #expect(collected == [])
        #expect(try named() == Array(names.dropFirst()))
    }

    @Test func `each step of a recovery is told once its day is over, by asset and day, until it is done`() throws {
        func late(_ text: String) throws -> String? {
            let bed = try #require(BedID(Self.bed))
            return try RecordReview.findings(of: [bed], desk.book, at: day(text).start + .hours(8))
                .flatMap(\.findings).filter { $0.rule == .recoveryLate }
                .flatMap { $0.text.words.en.split(separator: ";").map(String.init) }
                .first { $0.hasPrefix("asset a-1,") }
        }
        func take(_ form: RecordForm, _ asset: String, _ text: String, _ more: [String: String] = [:]) throws {
            let now = day(text).start + .hours(10)
            let texts = ["at": now.recordText].merging(more) { $1 }
            #expect(try desk.step(form, asset, hours: 0, texts, now: now) == [])
        }
        #expect(try end(.recovered, at: moment("2021-12-01T18:00:00+08:00")) == [])
        #expect(try late("2021-12-04") == nil)
        #expect(try late("2021-12-05") == "asset a-1, notice due 2021-12-04")
        #expect(try late("2021-12-10") == late("2021-12-05"), "the same, day after day")
        let noticed = day("2021-12-10").start + .hours(9)
        let notice = ["asset": "a-1", "noticedBy": "钱某", "noticedAt": noticed.recordText]
        #expect(try desk.enter(.assetNotice, notice, at: noticed) == [])
        #expect(try late("2021-12-11") == nil)
        #expect(try late("2021-12-18") == nil, "a late collection is AST-5")
        try take(.assetCollect, "a-1", "2021-12-18")
        #expect(try late("2021-12-25") == nil)
        #expect(try late("2021-12-26") == "asset a-1, sanitise due 2021-12-25")
        try take(.assetSanitise, "a-1", "2021-12-26", ["agent": "75%乙醇", "method": "擦拭"])
        #expect(try late("2022-01-17") == nil)
        #expect(try late("2022-01-18") == "asset a-1, available due 2022-01-17")
        try take(.assetFunctionTest, "a-1", "2022-01-18", ["passed": "yes"])
        try take(.assetReady, "a-1", "2022-01-18")
        #expect(try late("2022-01-19") == nil)
    }

    @Test func `a couple's household things stay while the partner is served, and go with the second`() throws {
        for state in ["in-service", "ending"] {
            let tests = try AssetEndingTests()
            tests.marry(state)
            #expect(try tests.end(.recovered) == [])
            #expect(tests.desk.state("a-1") == .pendingReturn && tests.desk.state("a-3") == .pendingReturn)
            #expect(tests.desk.state("a-2") == .inService, "the stool of the bathroom, \(state)")
            tests.marry("in-service")
            let second = CaseDesk.ending(.institution).merging(["careCase": "c-2"]) { $1 }
            #expect(try tests.desk.enter(.caseEnd, second) == [])
            #expect(tests.desk.state("a-2") == .pendingReturn)
        }
        marry("ended")
        #expect(try end(.recovered) == [])
        #expect(desk.state("a-2") == .pendingReturn)
    }

    @Test func `a wrong death: what is not collected goes back in service, what is collected stays collected`() throws {
        #expect(try end(.deceased) == [] && confirmDeath() == [])
        let collection = ["at": MemoryBook.now.recordText]
        #expect(try desk.step(.assetCollect, "a-1", hours: 0, collection) == [])
        let revert = ["careCase": "c-1", "revertedBy": "钱某", "revertReason": "同名"]
        let early = MemoryBook.now + .hours(24 * 31)
        #expect(try !desk.enter(.caseRevertDeath, revert, at: early).isEmpty, "after 30 days")
        #expect(desk.state("a-2") == .pendingReturn)
        #expect(try desk.step(.assetRestore, "a-2", hours: 0, collection).first?.contains("open again") == true)
        #expect(try desk.enter(.caseRevertDeath, revert, at: MemoryBook.now + .hours(24)) == [])
        #expect(desk.state("a-1") == .returned)
        for asset in ["a-2", "a-3"] {
            #expect(desk.state(asset) == .inService && desk.row(asset)?[AssetField.returnReason] == nil)
            #expect(desk.order(asset)?[RecoveryField.outcome] == .cancelled)
        }
        #expect(try end(.moved, at: MemoryBook.now + .hours(48)) == [])
        #expect(desk.state("a-2") == .pendingReturn && desk.order("a-2")?[AssetField.returnReason] == .moved)
    }

    @Test func `a suspended asset comes back too; a death's family is left alone unless it asks itself`() throws {
        try desk.step(.assetSuspend, "a-1", hours: 10)
        #expect(try end(.deceased) == [])
        let list = ["listEntry": "L-1", "identityNumber": "11010519491231002X", "diedOn": "2021-12-01", "source": "公安"]
        #expect(try desk.enter(.deathListEntry, list, by: "registry") == [])
        let now = moment("2021-12-05T10:00:00+08:00")
        #expect(try desk.enter(.caseConfirmDeath, ["careCase": "c-1", "listEntry": "L-1"], at: now) == [])
        #expect(desk.moves("a-1").suffix(3) == [.suspended, .inService, .pendingReturn])
        let at = ["at": now.recordText]
        let notice = ["asset": "a-1", "noticedBy": "钱某", "noticedAt": now.recordText]
        #expect(try desk.enter(.assetNotice, notice, at: now).first?.contains("2021-12-08") == true)
        #expect(try desk.step(.assetCollect, "a-1", hours: 0, at, now: now).first?.contains("2021-12-08") == true)
        let asked = at.merging(["atFamilyWish": "yes"]) { $1 }
        #expect(try desk.step(.assetCollect, "a-1", hours: 0, asked, now: now) == [])
        #expect(desk.order("a-1")?[RecoveryField.sanitiseDue] == day("2021-12-12"))
        #expect(desk.order("a-1")?[RecoveryField.availableDue] == day("2022-01-04"))
        let later = moment("2021-12-08T10:00:00+08:00")
        let good = ["asset": "a-2", "noticedBy": "钱某", "noticedAt": later.recordText]
        #expect(try desk.enter(.assetNotice, good, at: later) == [] && desk.enter(.assetNotice, good, at: later) == [])
    }

    /// A commode that a technician is fitting at the bed, and one that waits for it in the store.
    private func fit() throws {
        for asset in ["a-4", "a-5"] {
            try desk.register(asset, ["kind": "commode"])
            #expect(try desk.step(.assetAllocate, asset, hours: 10, ["bed": Self.bed]) == [])
        }
        #expect(try desk.step(.assetInstall, "a-4", hours: 11, ["bed": Self.bed]) == [])
    }

    private func accept() throws -> [String] {
        try desk.step(.assetAccept, "a-4", hours: 12, ["custodian": "家属某", "inspection": "稳固"])
    }

    @Test func `what a technician is fitting when the case ends gets an order and goes back to the store`() throws {
        try fit()
        #expect(try end(.recovered) == [])
        #expect(desk.state("a-4") == .installing && desk.state("a-5") == .allocated)
        #expect(desk.order("a-5") == nil, "it stands in the store and is given to another bed")
        let order = try #require(desk.order("a-4"))
        #expect(order[RecoveryField.collectDue] == day("2021-12-16") && order[AssetField.returnReason] == .recovered)
        #expect(order[SharedField.careCase]?.text == "c-1" && order[SharedField.bed]?.description == Self.bed)
        let late = AssetDue.list(
            assets: desk.book.rows(.asset, where: []), orders: desk.book.rows(.recoveryOrder, where: []),
            cases: desk.book.rows(.careCase, where: []), residents: desk.book.rows(.resident, where: []), kept: [],
            today: day("2021-12-20"))
        #expect(late.filter { $0.asset.text == "a-4" }.map(\.kind) == [.collect])
        let refused = try accept()
        #expect(refused.count == 1 && refused[0].contains("recovery order"), "\(refused)")
        #expect(try desk.step(.assetCancel, "a-4", hours: 0, ["at": MemoryBook.now.recordText]) == [])
        #expect(desk.state("a-4") == .inStock && desk.order("a-4")?[RecoveryField.outcome] == .ready)
        #expect(desk.order("a-4")?[RecoveryField.collectedAt] == MemoryBook.now)
    }

    @Test func `a wrong death takes the order of what is being fitted back, and the fitting goes on`() throws {
        try fit()
        #expect(try end(.deceased) == [] && desk.order("a-4") == nil, "nobody has confirmed it")
        #expect(try confirmDeath() == [])
        #expect(desk.order("a-4")?[RecoveryField.contactFrom] == day("2021-12-08"))
        let revert = ["careCase": "c-1", "revertedBy": "钱某", "revertReason": "同名"]
        #expect(try desk.enter(.caseRevertDeath, revert) == [])
        #expect(desk.state("a-4") == .installing && desk.order("a-4")?[RecoveryField.outcome] == .cancelled)
        #expect(desk.state("a-1") == .inService)
        #expect(try accept() == [] && desk.state("a-4") == .inService)
    }

    @Test func `what the county does not ask back stays with the family on record, but never a thing that talks`()
        throws
    {
        desk.book.fill(.assetRule, AssetRuleTests.rule(["kind": "commode", "returns": "no", "isReusable": "no"]))
        desk.book.fill(.assetRule, AssetRuleTests.rule(["kind": "nursing-bed", "returns": "no", "isReusable": "no"]))
        let row = try #require(desk.row("a-3"))
        desk.book.put(RecordPut(.asset, row.with(AssetField.device, DeviceID("d-7"))))
        #expect(try end(.recovered) == [])
        #expect(desk.state("a-1") == .inService && desk.order("a-1") == nil)
        #expect(desk.book.rows(.assetKept, where: []).map { $0[AssetField.asset]?.text } == ["a-1"])
        #expect(desk.state("a-3") == .pendingReturn)
    }
}
