import CareCore
import CareRecords
import Testing

@Suite("Money") struct MoneyTests {
    @Test(arguments: MoneyHead.allCases)
    func `for each head a payment names one thing, is kept with its case and bed, and entered again changes nothing`(
        head: MoneyHead
    ) throws {
        let desk = try MoneyDesk()
        #expect(try desk.enter("m-1", head) == [])
        let row = desk.book.row(.moneyEntry, key: [.text("m-1")])
        if head != .devices {
            #expect(row?[SharedField.careCase] == identity("c-1"))
            #expect(row?[SharedField.bed] == BedID("532901-000001"))
        }
        let count = desk.entries.count
        #expect(try desk.enter("m-1", head) == [])
        #expect(desk.entries.count == count)
        #expect(desk.isSettled(head))
        let found = try desk.enter("m-1", head, ["amount": "30001"])
        #expect(found.count == 1 && found[0].hasPrefix("money: expected an identity that no entry has"), "\(found)")
    }

    @Test(arguments: MoneyHead.allCases)
    func `the same thing is not paid twice under its head, from another source neither, until the first is taken back`(
        head: MoneyHead
    ) throws {
        let desk = try MoneyDesk()
        _ = try desk.enter("b-c", head, ["kind": "allocated", "source": "central"])
        #expect(try desk.enter("m-1", head) == [])
        for source in ["prefecture", "central"] {
            let found = try desk.enter("m-2", head, ["source": source, "amount": "100"])
            #expect(found.count == 1 && found[0].contains("m-1 has paid"), "\(found)")
        }
        #expect(try desk.reverse("m-1", by: "m-3") == [])
        #expect(try desk.enter("m-2", head, ["amount": "100"]) == [])
        #expect(try desk.enter("m-4", head, ["amount": "100"]).count == 1)
        #expect(desk.sums(head)[.paid] == 100)
        #expect(desk.isSettled(head))
    }

    @Test func `one assessment of a home and one of ability are two things of one case`() throws {
        let desk = try MoneyDesk()
        #expect(try desk.enter("m-1", .assessment) == [])
        #expect(try desk.enter("m-2", .assessment, ["assessment": "", "careCase": "c-1"]) == [])
        #expect(try desk.enter("m-3", .assessment, ["assessment": "", "careCase": "c-1"]).count == 1)
    }

    @Test func `a movable item is a retrofit or a device, and not paid as both`() throws {
        let desk = try MoneyDesk()
        #expect(try desk.enter("m-1", .retrofit, ["careCase": "", "asset": "x-1"]) == [])
        #expect(try desk.enter("m-2", .devices).count == 1)
    }

    @Test(arguments: VisitState.allCases)
    func `a payment for a visit in any state but finished, rated or followed up is refused`(state: VisitState) throws {
        let desk = try MoneyDesk()
        desk.putVisit("v-1", on: "2021-11-01", ["state": state.rawValue])
        let found = try desk.enter("m-1", .visits)
        let isGood = [.finished, .rated, .followedUp].contains(state)
        #expect(found.isEmpty == isGood, "\(found)")
        #expect(isGood || found.first?.contains(state.title) == true)
    }

    @Test(arguments: [["staff": "s-1"], ["anomalies": "overlap"], ["anomalies": "short far"], ["subsidised": "no"]])
    func `a visit that counts nowhere, or that public money does not pay for, is not paid`(
        changes: [String: String]
    ) throws {
        let desk = try MoneyDesk()
        desk.putVisit("v-1", on: "2021-11-01", changes)
        #expect(try desk.enter("m-1", .visits).count == 1)
        desk.putVisit("v-1", on: "2021-11-01", ["anomalies": "far", "subsidised": "yes"])
        #expect(try desk.enter("m-1", .visits) == [])
    }

    @Test(arguments: MoneyHead.allCases)
    func `after the end of service what was done before is paid, and what was done after is not`(head: MoneyHead) throws
    {
        // The days of the things: retrofit 09-20, assessment 09-22, visit 11-01, training 11-10. An asset has none.
        let day = [MoneyHead.retrofit: "2021-09-20", .assessment: "2021-09-22", .visits: "2021-11-01"]
        guard head != .devices else { return }
        let done = day[head] ?? "2021-11-10"
        for (ended, isPaid) in [(done, true), (CivilDate(recordText: done)?.adding(-1).recordText ?? "", false)] {
            let desk = try MoneyDesk()
            let row = try #require(desk.book.row(.careCase, key: [.text("c-1")]))
            desk.book.put(
                RecordPut(.careCase, row.with(CaseField.state, .ended).with(CaseField.endedOn, day: ended)))
            let found = try desk.enter("m-1", head)
            #expect(found.isEmpty == isPaid, "\(head) ended \(ended): \(found)")
            #expect(isPaid || found.first?.contains("until the end of the service, \(ended)") == true, "\(found)")
        }
    }

    @Test(arguments: [
        ("2021-12-20", "2021-07-15", true), ("2021-12-19", "2021-07-15", false), ("2021-12-19", "2021-12-20", false),
    ])
    func `an asset is paid in the name of a case or a bed when it was bought and paid until the end, else without`(
        ended: String, bought: String, isPaid: Bool
    ) throws {
        let names: [(head: MoneyHead, texts: [String: String])] = [
            (.devices, ["careCase": "c-1"]), (.devices, ["bed": "532901-000001"]),
            (.retrofit, ["careCase": "c-1", "asset": "x-1"]),
            (.retrofit, ["careCase": "", "asset": "x-1", "bed": "532901-000001"]),
        ]
        for (head, texts) in names {
            let desk = try MoneyDesk()
            let row = try #require(desk.book.row(.careCase, key: [.text("c-1")]))
            desk.book.put(RecordPut(.careCase, row.with(CaseField.state, .ended).with(CaseField.endedOn, day: ended)))
            desk.book.fill(
                .asset, ["asset": "x-1", "county": "532901", "kind": "nursing-bed", "purchasedOn": bought])
            let found = try desk.enter("m-1", head, texts)
            #expect(found.isEmpty == isPaid, "\(head) \(texts): \(found)")
            if isPaid {
                #expect(desk.book.row(.moneyEntry, key: [.text("m-1")])?[SharedField.careCase] == identity("c-1"))
            } else {
                #expect(found.count == 1 && found[0].contains("until the end of the service, \(ended)"), "\(found)")
                #expect(try desk.enter("m-1", .devices) == [])
                #expect(try Repayment.list(desk.book).isEmpty)
            }
        }
    }

    @Test(arguments: [("2021-12-20", true), ("2021-12-21", false)])
    func `an asset is paid on the day it was bought or later, in whose name it may be`(
        bought: String, isPaid: Bool
    ) throws {
        let names: [(head: MoneyHead, texts: [String: String])] = [
            (.devices, [:]), (.devices, ["careCase": "c-1"]), (.retrofit, ["careCase": "", "asset": "x-1"]),
        ]
        for (head, texts) in names {
            let desk = try MoneyDesk()
            desk.book.fill(
                .asset, ["asset": "x-1", "county": "532901", "kind": "nursing-bed", "purchasedOn": bought])
            let found = try desk.enter("m-1", head, texts.merging(["on": "2021-12-20"]) { $1 })
            guard !isPaid else {
                #expect(found == [], "\(head) \(texts)")
                continue
            }
            #expect(
                found.count == 1
                    && found[0].contains("on: expected a day not before the asset was bought, purchasedOn 2021-12-21")
                    && found[0].contains("found \"2021-12-20\""), "\(head) \(texts): \(found)")
            #expect(desk.book.row(.moneyEntry, key: [.text("m-1")]) == nil)
        }
    }

    @Test func `a payment for an asset is to be paid back when the end of the case that it names turns out earlier`()
        throws
    {
        let desk = try MoneyDesk()
        #expect(try desk.enter("m-1", .devices, ["careCase": "c-1"]) == [])
        let row = try #require(desk.book.row(.careCase, key: [.text("c-1")]))
        desk.book.put(RecordPut(.careCase, row.with(CaseField.endedOn, day: "2021-12-19")))
        #expect(try Repayment.list(desk.book).map(\.money) == [identity("m-1")])
    }

    @Test(arguments: [
        (["amount": "0"], "amount"), (["amount": "-1"], "amount"), (["amount": "100000000001"], "amount"),
        (["amount": ""], "amount"), (["document": ""], "document"), (["on": "2022-01-01"], "on"),
        (["on": "2021-10-31"], "on"), (["county": "532925"], "county"), (["bed": "532901-000002"], "bed"),
        (["visit": ""], "visit"), (["visit": "v-9"], "visit"), (["training": "t-1"], "training"),
        (["asset": "x-1"], "asset"), (["head": "rent"], "head"), (["source": "bank"], "source"),
        (["standard": "p-9"], "standard"), (["units": "2"], "units"), (["reversal": "mistake"], "reversal"),
        (["kind": "budgeted"], "visit"), (["kind": "allocated", "visit": "", "bed": "532901-000001"], "bed"),
    ])
    func `what is wrong with single fields is refused by the field's name`(
        changes: [String: String], field: String
    ) throws {
        let desk = try MoneyDesk()
        let before = desk.entries
        let found = try desk.enter("m-1", .visits, ["visit": "v-1"].merging(changes) { $1 })
        #expect(found.contains { $0.hasPrefix("\(field):") }, "\(found)")
        #expect(desk.entries == before)
    }

    @Test func `voided trainings and assessments, homes and retrofits that nobody assessed or accepted are not paid`()
        throws
    {
        let desk = try MoneyDesk()
        let void = ["voidReason": "代考", "voidedBy": "赵某"]
        desk.book.fill(
            .training,
            ["training": "t-1", "scope": "bed", "bed": "532901-000001", "on": "2021-11-10"].merging(void) { $1 })
        #expect(try desk.enter("m-1", .training).first?.contains("a voided one") == true)
        desk.book.fill(
            .assessment, ["assessment": "a-1", "resident": "r-1", "assessedOn": "2021-09-22"].merging(void) { $1 })
        #expect(try desk.enter("m-1", .assessment).first?.contains("a voided one") == true)
        desk.book.fill(.careCase, ["careCase": "c-1", "resident": "r-1", "county": "532901", "state": "screened"])
        #expect(try desk.enter("m-1", .retrofit).first?.contains("retrofit was accepted") == true)
        let home = ["assessment": "", "careCase": "c-1"]
        #expect(try desk.enter("m-1", .assessment, home).first?.contains("home was assessed") == true)
    }

    @Test func `no more is paid than was allocated to county, head and source`() throws {
        let desk = try MoneyDesk(allocated: 50_000)
        #expect(try desk.enter("m-1", .visits) == [])
        let found = try desk.enter("m-2", .visits, ["visit": "v-2", "amount": "20001"])
        #expect(found.count == 1 && found[0].contains("at most the 50000 fen"), "\(found)")
        #expect(try desk.enter("m-2", .visits, ["visit": "v-2", "amount": "20000", "source": "central"]).count == 1)
        #expect(try desk.enter("m-2", .visits, ["visit": "v-2", "amount": "20000"]) == [])
        #expect(try desk.reverse("b-visits", by: "m-9").count == 1)
        #expect(try desk.enter("b-2", .visits, ["kind": "allocated", "amount": "60000", "on": "2021-12-01"]) == [])
        #expect(try desk.reverse("b-visits", by: "m-9") == [])
        #expect(desk.account(.visits)?[MoneyField.allocated] == 60_000)
        #expect(desk.isSettled(.visits))
    }

    @Test func `a standard bounds what is paid by it, and does not change any more once it was used`() throws {
        let desk = try MoneyDesk()
        let standard = [
            "standard": "p-1", "county": "532901", "head": "visits", "standardTitle": "上门服务", "unitAmount": "30000",
            "unit": "人次", "validFrom": "2021-09-01", "document": "大民发〔2021〕9号",
        ]
        func register(_ changes: [String: String] = [:]) throws -> [String] {
            try desk.book.fillIn(.moneyStandard, standard.merging(changes) { $1 }, at: MemoryBook.now)
        }
        #expect(try register() == [])
        #expect(try register(["validUntil": "2021-08-31"]).count == 1)
        #expect(try desk.enter("m-1", .visits, ["standard": "p-1", "amount": "30001"]).count == 1)
        #expect(try desk.enter("m-1", .training, ["standard": "p-1"]).count == 1)
        #expect(try register(["unitAmount": "20000"]) == [])
        #expect(try desk.enter("m-1", .visits, ["standard": "p-1"]).count == 1)
        #expect(try desk.enter("m-1", .visits, ["standard": "p-1", "amount": "20000"]) == [])
        #expect(try register(["unitAmount": "30000"]).first?.contains("by which m-1 was") == true)
        #expect(try register(["unitAmount": "20000", "validUntil": "2022-12-31"]) == [])
        let budget = ["kind": "budgeted", "standard": "p-1", "units": "4200"]
        #expect(try desk.enter("b-9", .visits, budget.merging(["amount": "84000001"]) { $1 }).count == 1)
        #expect(try desk.enter("b-9", .visits, budget.merging(["amount": "84000000"]) { $1 }) == [])
    }

    @Test(arguments: [
        ("2021-09-01", "2021-10-31", false), ("2021-09-01", "2021-11-01", true), ("2021-11-01", "", true),
        ("2021-11-02", "", false),
    ])
    func `a standard holds for what was done or bought on its days, whenever that is paid`(
        from: String, until: String, isPaid: Bool
    ) throws {
        for head in [MoneyHead.visits, .devices] {
            let desk = try MoneyDesk()
            desk.book.fill(
                .asset, ["asset": "x-1", "county": "532901", "kind": "nursing-bed", "purchasedOn": "2021-11-01"])
            desk.book.fill(
                .moneyStandard,
                [
                    "standard": "p-1", "county": "532901", "head": head.rawValue, "unitAmount": "30000",
                    "validFrom": from, "validUntil": until,
                ].filter { !$0.value.isEmpty })
            let found = try desk.enter("m-1", head, ["standard": "p-1"])
            #expect(found.isEmpty == isPaid, "\(found)")
            #expect(found.allSatisfy { $0.hasPrefix("standard: expected a standard that holds on 2021-11-01") })
            let budget = ["kind": "budgeted", "standard": "p-1", "on": "2021-12-20"]
            #expect(try desk.enter("b-9", head, budget).isEmpty == until.isEmpty, "by its own day")
        }
    }
}

extension RecordRow {
    fileprivate func with(_ field: RecordField<CivilDate>, day text: String) -> RecordRow {
        with(field, CivilDate(recordText: text))
    }
}
