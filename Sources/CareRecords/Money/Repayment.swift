/// A payment that stands although nothing may be paid any more for what it has paid: a visit that was voided later, a
/// service whose end became known later. The money is to come back.
public struct Repayment: Sendable, Equatable {
    /// The payment.
    public let money: RecordID
    /// Fen.
    public let amount: Int64
    /// The day on which it was paid.
    public let paidOn: CivilDate
    /// What speaks against it now.
    public let faults: [RecordFault]

    /// All of them, in order of the payments.
    /// - Throws: What the book throws when it cannot be read.
    public static func list(_ book: any RecordBook) throws -> [Repayment] {
        try list(of: try book.rows(.moneyEntry, where: []), LoadedBook(book))
    }

    /// Those among `entries`, which hold every counter-entry to one of them.
    static func list(of entries: [RecordRow], _ book: any RecordBook) throws -> [Repayment] {
        let reversed = Set(entries.compactMap { $0[MoneyField.reverses] })
        return try entries.compactMap { row in
            guard row[MoneyField.kind] == .paid, row[MoneyField.reverses] == nil, let thing = PaidThing(row),
                let money = row[MoneyField.money], !reversed.contains(money), let amount = row[MoneyField.amount],
                let on = row[SharedField.on]
            else { return nil }
            let faults = try PaidFacts(thing, in: row, book).faults
            return faults.isEmpty ? nil : Repayment(money: money, amount: amount, paidOn: on, faults: faults)
        }
    }
}
