internal import CareCore

extension RecordForm {
    /// A county's standard. Once an entry was reckoned by it, only its last day may still change.
    public static let moneyStandard = register(
        .moneyStandard, "money-standard", zh: "补助标准", en: "what a county pays for a unit of something"
    ) { row, context in
        var faults: [RecordFault] = []
        if let first = row[MoneyField.validFrom], let last = row[MoneyField.validUntil], last < first {
            faults.append(
                RecordFault(
                    MoneyField.validUntil.name, expected: "a day not before \(first.recordText)",
                    found: last.recordText))
        }
        guard let standard = row[MoneyField.standard],
            let before = try context.book.row(.moneyStandard, key: [standard.stored]),
            before.with(MoneyField.validUntil, nil) != row.with(MoneyField.validUntil, nil)
        else { return faults }
        if let user = try context.book.rows(.moneyEntry, where: [.equal(MoneyField.standard, standard)]).first {
            faults.append(
                RecordFault(
                    MoneyField.standard.name, expected: "a standard by which nothing was reckoned yet",
                    found: "\(standard), by which \(user[MoneyField.money]?.text ?? "an entry") was",
                    hint: "end it with validUntil and enter the new amount under another identity"))
        }
        return faults
    }
}
