import CareCore
import CareRecords
import Testing

@Suite("Counter-entries and figures of money") struct MoneyReversalTests {
    @Test func `a counter-entry takes everything back, once, and leaves the entry as it is`() throws {
        let desk = try MoneyDesk()
        try desk.enter("m-1", .visits)
        let before = desk.book.row(.moneyEntry, key: [.text("m-1")])
        #expect(try desk.reverse("m-1", by: "m-2") == [])
        #expect(try desk.reverse("m-1", by: "m-2") == [])
        #expect(desk.book.row(.moneyEntry, key: [.text("m-1")]) == before)
        #expect(desk.book.row(.moneyEntry, key: [.text("m-2")])?[MoneyField.amount] == -30_000)
        #expect(try desk.reverse("m-1", by: "m-3").first?.contains("m-2 has taken back") == true)
        #expect(try desk.reverse("m-2", by: "m-3").first?.contains("no counter-entry itself") == true)
        #expect(desk.sums(.visits)[.paid] == 0)
        #expect(desk.isSettled(.visits))
    }

    @Test(arguments: [
        (["reverseReason": ""], "reverseReason"), (["reversedBy": ""], "reversedBy"),
        (["document": ""], "document"),
        (["on": "2021-12-19"], "on"), (["on": "2022-01-01"], "on"), (["reversal": ""], "reversal"),
        (["reverses": "m-9"], "reverses"), (["money": "b-visits"], "money"),
    ])
    func `a counter-entry without reason, person, document, or before its entry is refused`(
        changes: [String: String], field: String
    ) throws {
        let desk = try MoneyDesk()
        try desk.enter("m-1", .visits)
        let found = try desk.reverse("m-1", by: "m-2", changes)
        #expect(found.first?.hasPrefix("\(field):") == true, "\(found)")
        #expect(desk.sums(.visits)[.paid] == 30_000)
    }

    @Test func `a file of all entries with its counter-entries is read back unchanged`() throws {
        let desk = try MoneyDesk()
        try desk.enter("m-1", .visits)
        try desk.reverse("m-1", by: "m-2", ["reversal": "paid-back"])
        try desk.enter("m-3", .training)
        let copy = try MoneyDesk(allocated: 0)
        for name in ["b-visits", "b-training", "m-1", "m-2", "m-3"] {
            let row = try #require(desk.book.row(.moneyEntry, key: [.text(name)]))
            let texts = RecordTable.moneyEntry.columns.map { ($0.name, $0.text(row[name: $0.name]) ?? "") }
            #expect(try copy.book.enter(.money, texts, at: MemoryBook.now) == [], "\(name)")
            #expect(copy.book.row(.moneyEntry, key: [.text(name)]) == row)
        }
    }

    @Test func `a counter-entry that says anything else than its entry is refused`() throws {
        let desk = try MoneyDesk()
        try desk.enter("m-1", .visits)
        let row = try #require(desk.book.row(.moneyEntry, key: [.text("m-1")]))
        var texts: [String: String] = [:]
        for column in RecordTable.moneyEntry.columns { texts[column.name] = column.text(row[name: column.name]) }
        texts.merge([
            "money": "m-2", "amount": "-30000", "reverses": "m-1", "reversal": "mistake", "reverseReason": "错",
            "reversedBy": "钱某",
        ]) { $1 }
        let changes = [
            ("amount", "-29999"), ("amount", "30000"), ("visit", "v-2"), ("visit", ""), ("source", "central"),
            ("kind", "allocated"), ("head", "training"), ("careCase", ""), ("bed", "532901-000002"),
        ]
        for (name, text) in changes {
            let found = try desk.book.fillIn(
                .money, texts.merging([name: text]) { $1 }.filter { !$0.value.isEmpty }, at: MemoryBook.now)
            #expect(found.first?.hasPrefix("\(name):") == true, "\(name) \(text): \(found)")
        }
        let good = texts.filter { !$0.value.isEmpty }
        #expect(try desk.book.fillIn(.money, good, at: MemoryBook.now) == [])
    }

    @Test func `figures by period and in all, what remains, and each bed, name the entries that they count`() throws {
        let desk = try MoneyDesk()
        try desk.enter("b-0", .visits, ["kind": "budgeted", "amount": "2000000", "on": "2021-08-19"])
        try desk.enter("m-1", .visits, ["on": "2021-11-30"])
        try desk.enter("m-2", .visits, ["visit": "v-2", "on": "2021-12-01", "amount": "20000"])
        try desk.enter("m-3", .training, ["on": "2021-12-31"])
        try desk.reverse("m-1", by: "m-4", ["on": "2021-12-02"])
        let figures = MoneyFigures(desk.entries, from: day("2021-12-01"), until: day("2021-12-30"))
        #expect(figures.lines.map(\.head) == MoneyHead.allCases)
        let line = try #require(figures.lines.first { $0.head == .visits })
        #expect(line.period[.paid]?.amount == -10_000)
        #expect(line.period[.paid]?.keys == [identity("m-2"), identity("m-4")])
        #expect(line.total[.paid]?.amount == 20_000)
        #expect(line.total[.paid]?.keys == [identity("m-1"), identity("m-2"), identity("m-4")])
        #expect(line.remaining == 980_000)
        #expect(line.unallocated == 1_000_000)
        #expect(line.period[.allocated] == nil)
        let bed = try #require(BedID("532901-000001"))
        #expect(figures.beds[bed]?.amount == 20_000)
        #expect(MoneyFigures(desk.entries, until: day("2021-12-31")).beds[bed]?.amount == 50_000)
    }

    @Test
    func `a paid visit that is voided later, and an end that becomes known later, are to be paid back until they are`()
        throws
    {
        let desk = try MoneyDesk()
        try desk.enter("m-1", .visits)
        try desk.enter("m-2", .visits, ["visit": "v-2"])
        #expect(try Repayment.list(desk.book).isEmpty)
        desk.putVisit("v-1", on: "2021-11-01", ["state": "void"])
        #expect(try Repayment.list(desk.book).map(\.money) == [identity("m-1")])
        let row = try #require(desk.book.row(.careCase, key: [.text("c-1")]))
        desk.book.put(RecordPut(.careCase, row.with(CaseField.endedOn, day("2021-11-01"))))
        #expect(try Repayment.list(desk.book).map(\.money) == [identity("m-1"), identity("m-2")])
        let due = try DueList.items(desk.book, at: MemoryBook.now).items.filter { $0.kind == .repayment }
        #expect(due.map(\.key) == ["m-1", "m-2"])
        #expect(due.first?.text.zh.contains("已支出300.00元") == true)
        #expect(try desk.reverse("m-1", by: "m-3", ["reversal": "paid-back"]) == [])
        #expect(try Repayment.list(desk.book).map(\.money) == [identity("m-2")])
    }

    @Test func `a payment is compared with a death by the day of what it paid, one for a device by its own day`() throws
    {
        let desk = try MoneyDesk()
        try desk.enter("m-1", .visits, ["visit": "v-3"])
        try desk.enter("m-2", .devices, ["careCase": "c-1"])
        try desk.enter("m-3", .visits)
        try desk.reverse("m-3", by: "m-4")
        let signs = try LifeSign.payments(desk.book).map { "\($0.table) \($0.key) \($0.resident) \($0.on.recordText)" }
        #expect(signs == ["moneyEntry m-1 r-1 2021-11-03", "moneyEntry m-2 r-1 2021-12-20"])
    }

    @Test(
        arguments: [
            (0, "0.00"), (5, "0.05"), (123_450, "1,234.50"), (-100_000_007, "-1,000,000.07"), (99_999, "999.99"),
        ] as [(Int64, String)])
    func `amounts are read as yuan`(fen: Int64, text: String) { #expect(MoneyText.yuan(fen) == text) }

    @Test(arguments: [1, 2, 3])
    func `running sums are those of the rows after any number of entries and counter-entries`(seed: UInt64) throws {
        let desk = try MoneyDesk(allocated: 100_000)
        var dice = Dice(seed: seed)
        for number in 0..<200 {
            let head = MoneyHead.allCases[dice.next(5)]
            switch dice.next(4) {
            case 0:
                let kind = ["budgeted", "allocated"][dice.next(2)]
                _ = try desk.enter("e-\(number)", head, ["kind": kind, "amount": "\(dice.next(40_000))"])
            case 1: _ = try desk.reverse("e-\(dice.next(number + 1))", by: "e-\(number)")
            default:
                let visit = head == .visits ? ["visit": "v-\(dice.next(3) + 1)"] : [:]
                _ = try desk.enter("e-\(number)", head, ["amount": "\(dice.next(60_000))"].merging(visit) { $1 })
            }
            #expect(desk.isSettled(head))
            #expect((desk.sums(head)[.paid] ?? 0) <= desk.sums(head)[.allocated] ?? 0)
        }
        #expect(desk.entries.contains { $0[MoneyField.reverses] != nil && $0[MoneyField.kind] == .paid })
    }
}
