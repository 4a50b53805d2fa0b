import CareCore
import CareRecords

/// A book with a case in service, what can be paid for it, and money to pay with.
struct MoneyDesk {
    let book: MemoryBook

    /// Good texts of a payment for each head, for tests to change.
    static let payments: [MoneyHead: [String: String]] = [
        .visits: ["visit": "v-1"], .training: ["training": "t-1"], .devices: ["asset": "x-1"],
        .assessment: ["assessment": "a-1"], .retrofit: ["careCase": "c-1"],
    ]

    /// `allocated` fen stand ready for each head from the prefecture.
    init(allocated: Int64 = 1_000_000) throws {
        let desk = CaseDesk()
        desk.stand(in: .inService)
        book = desk.book
        for number in 1...3 { putVisit("v-\(number)", on: "2021-11-0\(number)") }
        book.fill(
            .training,
            ["training": "t-1", "scope": "bed", "bed": "532901-000001", "on": "2021-11-10", "result": "passed"])
        book.fill(.asset, ["asset": "x-1", "county": "532901", "kind": "nursing-bed"])
        for head in MoneyHead.allCases where allocated > 0 {
            let found = try enter(
                "b-\(head.rawValue)", head, ["kind": "allocated", "amount": "\(allocated)", "on": "2021-08-20"])
            if !found.isEmpty { fatalError("\(found)") }
        }
    }

    /// A finished visit of the case.
    func putVisit(_ visit: String, on day: String, _ changes: [String: String] = [:]) {
        let texts = [
            "visit": visit, "careCase": "c-1", "resident": "r-1", "bed": "532901-000001", "ordinal": "1",
            "provider": MemoryBook.provider, "county": "532901", "purpose": "service-and-teach", "state": "finished",
            "staff": "s-1 s-2", "startAt": "\(day)T09:00:00+08:00", "endAt": "\(day)T10:00:00+08:00",
        ]
        book.fill(.visit, texts.merging(changes) { $1 })
    }

    /// Enters money for a head; without a kind it is a payment.
    @discardableResult
    func enter(
        _ money: String, _ head: MoneyHead, _ changes: [String: String] = [:], at now: Timestamp = MemoryBook.now
    ) throws -> [String] {
        var texts = [
            "money": money, "county": "532901", "head": head.rawValue, "source": "prefecture", "kind": "paid",
            "amount": "30000", "on": "2021-12-20", "document": "大民发〔2021〕1号",
        ]
        if changes["kind"] == nil { texts.merge(Self.payments[head] ?? [:]) { $1 } }
        return try book.fillIn(.money, texts.merging(changes) { $1 }.filter { !$0.value.isEmpty }, at: now)
    }

    /// Takes an entry back.
    @discardableResult
    func reverse(
        _ money: String, by counter: String, _ changes: [String: String] = [:]
    ) throws -> [String] {
        let texts = [
            "money": counter, "reverses": money, "on": "2021-12-25", "document": "更正 1", "reversal": "mistake",
            "reverseReason": "重复录入", "reversedBy": "钱某",
        ]
        return try book.fillIn(
            .moneyReverse, texts.merging(changes) { $1 }.filter { !$0.value.isEmpty }, at: MemoryBook.now)
    }

    var entries: [RecordRow] { book.rows(.moneyEntry, where: []) }

    /// Sums of the prefecture's raw rows, kind by kind, reckoned here and not by what is tested.
    func sums(_ head: MoneyHead) -> [MoneyKind: Int64] {
        var sums: [MoneyKind: Int64] = [:]
        for row in entries where row[MoneyField.head] == head && row[MoneyField.source] == .prefecture {
            if let kind = row[MoneyField.kind] { sums[kind, default: 0] += row[MoneyField.amount] ?? 0 }
        }
        return sums
    }

    /// What the running sums say.
    func account(_ head: MoneyHead) -> RecordRow? {
        book.row(.moneyAccount, key: [.text("532901"), .text(head.rawValue), .text("prefecture")])
    }

    func isSettled(_ head: MoneyHead) -> Bool {
        let (sums, account) = (sums(head), account(head))
        return (sums[.paid] ?? 0) == account?[MoneyField.paid] ?? 0
            && (sums[.allocated] ?? 0) == account?[MoneyField.allocated] ?? 0
            && (sums[.budgeted] ?? 0) == account?[MoneyField.budgeted] ?? 0
    }
}
