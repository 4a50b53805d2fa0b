extension LifeSign {
    /// Payments for what was done on a day, such as a visit, each on that day; and payments for things without a day,
    /// such as a device, on the day of payment. One that was taken back is none. A visit of last week may be paid after
    /// the death, and the payment is then no sign.
    /// - Parameter book: The records.
    /// - Returns: One sign for each payment that names a case.
    /// - Throws: What the book throws when it cannot be read.
    public static func payments(_ book: any RecordBook) throws -> [LifeSign] {
        let entries = try book.rows(.moneyEntry, where: [])
        let reversed = Set(entries.compactMap { $0[MoneyField.reverses] })
        let loaded = LoadedBook(book)
        return try entries.compactMap { row in
            guard row[MoneyField.kind] == .paid, row[MoneyField.reverses] == nil, let thing = PaidThing(row),
                let money = row[MoneyField.money], !reversed.contains(money), let paidOn = row[SharedField.on]
            else { return nil }
            let facts = try PaidFacts(thing, in: row, loaded)
            guard let resident = facts.careCase?[SharedField.resident] else { return nil }
            return LifeSign(
                table: RecordTable.moneyEntry.name, key: money.text, resident: resident, on: facts.day ?? paidOn)
        }
    }
}
