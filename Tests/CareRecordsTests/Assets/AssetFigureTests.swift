import CareCore
import CareRecords
import Testing

@Suite("Figures about assets") struct AssetFigureTests {
    @Test(
        arguments: [
            ("2021-07-31", 36_500), ("2021-08-01", 36_500), ("2021-08-02", 36_400), ("2021-09-01", 33_400),
            ("2022-07-31", 100), ("2022-08-01", 0), ("2030-01-01", 0),
        ] as [(String, Int64)])
    func `the book value falls evenly by days from the price to nothing`(text: String, fen: Int64) {
        #expect(BookValue.fen(price: 36_500, bought: day("2021-08-01"), lifeMonths: 12, on: day(text)) == fen)
    }

    /// The looks at all assets of a desk up to the end of a day.
    private func checks(_ desk: AssetDesk, on text: String) -> AssetChecks {
        func rows(_ table: RecordTable) -> [RecordRow] { desk.book.rows(table, where: []) }
        return AssetChecks(
            assets: rows(.asset), moves: rows(.assetMove), works: rows(.assetWork), kit: rows(.kitItem),
            visits: rows(.visit), on: day(text))
    }

    @Test func `whether an asset works is what the newest look at it says: acceptance, visit, repair, test`() throws {
        let desk = AssetDesk()
        try desk.register("a-1")
        func found(_ text: String) -> String? {
            checks(desk, on: text)[identity("a-1")].map { "\($0.occasion.rawValue) \($0.works)" }
        }
        #expect(found("2021-12-31") == nil, "nobody has looked at what was bought")
        try desk.issue("a-1")
        try desk.step(.assetRepair, "a-1", hours: 48)
        try desk.step(.assetSanitise, "a-1", hours: 72, ["agent": "75%乙醇", "method": "擦拭"])
        try desk.step(.assetFunctionTest, "a-1", hours: 96, ["passed": "no"])
        try desk.step(.assetFunctionTest, "a-1", hours: 120, ["passed": "yes"])
        #expect(
            ["01", "03", "04", "05", "06"].map { found("2021-09-\($0)") } == [
                "accepted true", "repair false", "repair false", "function-test false", "function-test true",
            ])
    }

    @Test func `a visit says whether a device works that was checked, and the kit's sign-off that one was accepted`() {
        let desk = AssetDesk()
        desk.book.fill(.asset, ["asset": "a-1", "county": "532901", "serial": "S-1", "device": "w-1"])
        desk.book.fill(
            .kitItem, ["kitItem": "k-1", "device": "w-1", "signedOffAt": "2021-09-12T10:00:00+08:00"])
        for (visit, day, state, found) in [
            ("v-1", "13", "finished", "faulty"), ("v-2", "14", "void", "ok"), ("v-3", "15", "rated", "ok"),
        ] {
            desk.book.fill(
                .visit,
                [
                    "visit": visit, "careCase": "c-1", "resident": "r-1", "bed": "532901-000001", "ordinal": "1",
                    "provider": MemoryBook.provider, "county": "532901", "state": state, "staff": "s-1 s-2",
                    "endAt": "2021-09-\(day)T10:00:00+08:00", "devicesChecked": "w-1=\(found)",
                ])
        }
        let found = ["11", "12", "13", "14", "15"].map { checks(desk, on: "2021-09-\($0)")[identity("a-1")] }
        #expect(found.map { $0?.occasion } == [nil, .accepted, .visit, .visit, .visit])
        #expect(found.map { $0?.works } == [nil, true, false, false, true])
    }

    @Test func `every asset is counted once; re-use, turnaround, value and saving are those worked out by hand`() throws
    {
        let desk = AssetDesk()
        for asset in ["a-1", "a-2", "a-3", "a-4"] { try desk.register(asset) }
        for asset in ["a-1", "a-2", "a-3"] {
            try desk.issue(asset)
            try desk.step(.assetEnd, asset, hours: 5, ["returnReason": "recovered"])
            try desk.step(.assetCollect, asset, hours: 24)
        }
        for (asset, hours) in [("a-1", Int64(48)), ("a-2", 240)] {
            try desk.step(.assetSanitise, asset, hours: 30, ["agent": "75%乙醇", "method": "擦拭"])
            try desk.step(.assetFunctionTest, asset, hours: 31, ["passed": "yes"])
            #expect(try desk.step(.assetReady, asset, hours: 32) == [])
            try desk.issue(asset, to: "532901-000002", hours: hours)
        }
        let assets = desk.book.rows(.asset, where: [])
        let figures = AssetFigures(assets, moves: desk.book.rows(.assetMove, where: []), on: day("2021-12-31"))
        #expect(figures.assets.map(\.text) == ["a-1", "a-2", "a-3", "a-4"])
        #expect(figures.corners.values.map(\.count).reduce(0, +) == 4)
        #expect(figures.corners.keys.sorted().map(\.holder) == ["store:st-1", "bed", "store:st-1"])
        #expect(figures.cycles.mapValues(\.count) == [0: 1, 1: 1, 2: 2])
        #expect(figures.returned.count == 3 && figures.reissued.map(\.text) == ["a-1", "a-2"])
        #expect(figures.neverReissued.map(\.text) == ["a-3"])
        #expect(figures.turnarounds.map(\.length) == [.hours(24), .hours(216)])
        #expect(figures.medianTurnaround == .hours(24))
        #expect(figures.idle.map(\.text) == ["a-4"])
        // 365 days of life, 100 fen a day: 213 days are left at the end of the year; re-issued on 09-03 and 09-11.
        #expect(figures.bookValue == 4 * 21_300)
        #expect(figures.saved == 33_200 + 32_400)
        try expectLines(desk)
        let standing = AssetStanding.list(
            assets, moves: desk.book.rows(.assetMove, where: []), checks: checks(desk, on: "2021-09-01"),
            on: day("2021-09-01"))
        #expect(standing.map(\.place.recordText) == Array(repeating: "bed:532901-000001", count: 3) + ["store:st-1"])
        #expect(standing.first?.move[AssetField.custodian] == "家属某" && standing.last?.state == .inStock)
        let then = AssetFigures(assets, moves: desk.book.rows(.assetMove, where: []), on: day("2021-09-02"))
        #expect(then.cycles.mapValues(\.count) == [0: 1, 1: 3] && then.reissued.isEmpty && then.saved == 0)
        #expect(then.assets(in: .ready).map(\.text) == ["a-1", "a-2"] && then.assets(in: .returned).count == 1)
    }

    @Test func `stock that is carried from store to store is idle from its first day in any of them`() throws {
        let desk = AssetDesk()
        try desk.register("a-1")
        #expect(try desk.step(.assetMove, "a-1", hours: 24 * 60, ["store": "st-2", "custodian": "吴某"]) == [])
        #expect(desk.place("a-1") == "store:st-2")
        func idle(_ text: String) -> [RecordID] {
            AssetFigures(
                desk.book.rows(.asset, where: []), moves: desk.book.rows(.assetMove, where: []), on: day(text)
            ).idle
        }
        #expect(idle("2021-11-29") == [] && idle("2021-11-30").map(\.text) == ["a-1"])
        try desk.step(.assetAllocate, "a-1", hours: 24 * 80, ["bed": "532901-000001"])
        #expect(idle("2021-11-30") == [])
    }

    /// The county's sheet says the same.
    private func expectLines(_ desk: AssetDesk) throws {
        desk.book.fill(.county, ["county": "532901", "name": "大理市"])
        let row = try #require(desk.book.row(.county, key: [.text("532901")]))
        let lines = try CountyFigures(row, desk.book, until: day("2021-12-31")).lines
        func line(_ title: String) -> CountyFigures.Line? { lines.first { $0.title.en == title } }
        #expect(line("assets held: bed")?.keys == ["a-1", "a-2"])
        #expect(line("assets held: store:st-1")?.keys == ["a-3", "a-4"])
        #expect(line("assets issued to 2 families")?.keys == ["a-1", "a-2"])
        #expect(line("assets issued to 0 families")?.keys == ["a-4"])
        #expect(line("re-issued of those that came back, in permille")?.amount == .permille(666))
        let median = line("median hours from a home back into service")
        #expect(median?.amount == .hours(24) && median?.keys.first?.hasPrefix("a-1 ") == true)
        #expect(line("book value of the assets, in fen")?.amount == .fen(4 * 21_300))
        #expect(line("assets idle in a store")?.keys == ["a-4"])
        let saved = line("saved by re-issuing, in fen")
        #expect(saved?.amount == .fen(33_200 + 32_400) && saved?.keys == ["a-1", "a-2"])
    }

    @Test func `late steps are listed with bed and days: notice, collection, disinfection, availability and the rest`()
        throws
    {
        let tests = try AssetEndingTests()
        let desk = tests.desk
        #expect(try desk.enter(.caseEnd, CaseDesk.ending(.recovered)) == [])
        func late(_ text: String) throws -> [String] {
            try DueList.items(desk.book, at: day(text).start).items.filter { $0.kind == .asset }
                .map { "\($0.key) \($0.due?.recordText ?? "") \($0.text.en)" }
        }
        #expect(try late("2021-12-04") == [])
        #expect(
            try late("2021-12-06").first
                == "a-1 2021-12-04 the family was not told of the collection, bed 532901-000001, 2 days late")
        #expect(
            try late("2021-12-17").first
                == "a-1 2021-12-16 it was not collected (AST-5), bed 532901-000001, 1 days late")
        let now = ["at": MemoryBook.now.recordText]
        #expect(try desk.step(.assetCollect, "a-1", hours: 0, now) == [])
        #expect(try late("2022-01-08").contains { $0.hasPrefix("a-1 2022-01-07 it was not sanitised") })
        let sanitation = now.merging(["agent": "75%乙醇", "method": "擦拭"]) { $1 }
        #expect(try desk.step(.assetSanitise, "a-1", hours: 0, sanitation) == [])
        #expect(try late("2022-01-31").contains { $0.hasPrefix("a-1 2022-01-30 it is not ready") })
    }

    @Test func `what came back without an order is late by the county's days since it left the home, until ready`()
        throws
    {
        let desk = AssetDesk()
        for asset in ["a-1", "a-2"] {
            try desk.register(asset)
            try desk.issue(asset)
        }
        func late(_ text: String) throws -> [String] {
            try DueList.items(desk.book, at: day(text).start).items.filter { $0.kind == .asset }
                .map { "\($0.key) \($0.due?.recordText ?? "") \($0.text.en)" }
        }
        #expect(try desk.step(.assetRepair, "a-1", hours: 5) == [])
        #expect(try desk.step(.assetLost, "a-2", hours: 5, ["lossDocument": "警1号"]) == [])
        #expect(try desk.step(.assetFound, "a-2", hours: 24, ["custodian": "吴某"]) == [])
        #expect(desk.order("a-1") == nil && desk.order("a-2") == nil)
        #expect(try late("2021-09-09") == [])
        #expect(try late("2021-09-10") == ["a-2 2021-09-09 it was not sanitised, bed -, 1 days late"])
        let sanitation = ["agent": "75%乙醇", "method": "擦拭"]
        #expect(try desk.step(.assetSanitise, "a-2", hours: 216, sanitation) == [])
        #expect(try late("2021-10-01") == [])
        let mended = "a-1 2021-10-01 it is not ready for the next family, bed -, 2 days late"
        let cleaned = "a-2 2021-10-02 it is not ready for the next family, bed -, 1 days late"
        #expect(try late("2021-10-03") == [mended, cleaned])
        try desk.step(.assetFunctionTest, "a-2", hours: 217, ["passed": "yes"])
        #expect(try desk.step(.assetReady, "a-2", hours: 218) == [])
        #expect(try late("2021-10-03") == [mended])
        desk.book.fill(.assetRule, AssetRuleTests.rule(["kind": "shower-stool"]))
        #expect(try late("2021-09-22").first?.hasPrefix("a-1 2021-09-21") == true, "its own 20 days")
    }

    @Test func `what was given to a bed and never fitted is told after 15 days, or at once when service there ended`()
        throws
    {
        let desk = AssetDesk()
        try desk.register("a-1")
        try desk.step(.assetAllocate, "a-1", hours: 4, ["bed": "532901-000001"])
        func late(_ text: String) -> [AssetDue] {
            AssetDue.list(
                assets: desk.book.rows(.asset, where: []), orders: [],
                cases: desk.book.rows(.careCase, where: []), residents: desk.book.rows(.resident, where: []),
                kept: [], rules: [], today: day(text))
        }
        #expect(late("2021-09-16") == [])
        #expect(late("2021-09-17").map(\.kind) == [.allocated] && late("2021-09-17").first?.due == day("2021-09-16"))
        func end(_ day: String, _ state: String) {
            desk.book.fill(
                .careCase,
                [
                    "careCase": "c-2", "resident": "r-2", "county": "532901", "state": state, "bed": "532901-000001",
                    "endedOn": day,
                ])
        }
        end("2021-08-20", "ended")
        #expect(late("2021-09-05") == [], "the one before")
        end("2021-09-04", "ended")
        #expect(late("2021-09-05").first?.daysLate == 1)
        end("2021-09-04", "in-service")
        #expect(late("2021-09-05") == [])
    }

    @Test func `what is in service where nobody is served, half installed or long suspended is told`() throws {
        let desk = AssetDesk()
        for asset in ["a-1", "a-2", "a-3"] { try desk.register(asset) }
        try desk.issue("a-1")
        try desk.issue("a-2")
        try desk.step(.assetSuspend, "a-2", hours: 4)
        try desk.step(.assetAllocate, "a-3", hours: 4, ["bed": "532901-000001"])
        try desk.step(.assetInstall, "a-3", hours: 4, ["bed": "532901-000001"])
        func kinds(_ text: String) -> [AssetDue.Kind] {
            AssetDue.list(
                assets: desk.book.rows(.asset, where: []), orders: [],
                cases: desk.book.rows(.careCase, where: []), residents: desk.book.rows(.resident, where: []),
                kept: desk.book.rows(.assetKept, where: []), rules: [], today: day(text)
            ).map(\.kind)
        }
        #expect(kinds("2021-09-02") == [])
        #expect(kinds("2021-09-03") == [.installing])
        #expect(kinds("2021-09-17") == [.orphan, .installing])
        #expect(kinds("2021-12-01") == [.orphan, .suspended, .installing])
        desk.book.fill(
            .careCase,
            ["careCase": "c-1", "resident": "r-1", "county": "532901", "state": "in-service", "bed": "532901-000002"])
        desk.book.fill(
            .careCase,
            [
                "careCase": "c-2", "resident": "r-2", "county": "532901", "state": "ended", "bed": "532901-000001",
                "endedOn": "2021-09-10",
            ])
        #expect(kinds("2021-09-17") == [.installing], "the partner in the other bed uses the stool")
    }
}
