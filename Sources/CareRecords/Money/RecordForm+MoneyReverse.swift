internal import CareCore

extension RecordForm {
    /// Takes an entry back by a counter-entry with everything that the entry says.
    public static let moneyReverse = RecordForm(
        "money-reverse", zh: "资金冲销", en: "take back an entry of money, with the reason",
        subject: [.required(MoneyField.money)],
        [
            .required(MoneyField.reverses, refersTo: "moneyEntry"), .required(SharedField.on),
            .required(MoneyField.document), .required(MoneyField.reversal),
            .required(MoneyField.reverseReason, .words), .required(MoneyField.reversedBy, .name),
        ]
    ) { filled, context in
        guard let original = try context.book.row(.moneyEntry, key: [filled[name: MoneyField.reverses.name]]),
            let amount = original[MoneyField.amount]
        else { return .incomplete }
        var row = original.with(MoneyField.amount, -amount)
        for field in [MoneyField.money.name] + reversing { row[name: field] = filled[name: field] }
        return try judgedMoney(row, context)
    }

    /// What a counter-entry says otherwise than its entry, beside the amount's sign.
    private static let reversing = [
        MoneyField.reverses.name, SharedField.on.name, MoneyField.document.name, MoneyField.reversal.name,
        MoneyField.reverseReason.name, MoneyField.reversedBy.name,
    ]

    static func reversalFaults(_ row: RecordRow, _ book: any RecordBook) throws -> [RecordFault] {
        let choice = "\(MoneyField.reverses.name) filled"
        var faults = row.faults(MoneyField.reversal, isWanted: true, with: choice)
        faults += row.faults(MoneyField.reverseReason, isWanted: true, with: choice)
        faults += row.faults(MoneyField.reversedBy, isWanted: true, with: choice)
        guard let key = row[MoneyField.reverses],
            let original = try book.row(.moneyEntry, key: [key.stored])
        else { return faults }
        guard original[MoneyField.reverses] == nil else {
            return faults + [
                RecordFault(
                    MoneyField.reverses.name, expected: "an entry that is no counter-entry itself", found: "\(key)",
                    hint: "enter the money anew instead")
            ]
        }
        if let other = try book.rows(.moneyEntry, where: [.equal(MoneyField.reverses, key)]).first {
            faults.append(
                RecordFault(
                    MoneyField.reverses.name, expected: "an entry that stands",
                    found: "\(key), which \(other[MoneyField.money]?.text ?? "another") has taken back"))
        }
        let own = reversing + [MoneyField.money.name]
        for column in RecordTable.moneyEntry.columns where !own.contains(column.name) {
            let wanted =
                column.name == MoneyField.amount.name
                ? (original[MoneyField.amount].map { -$0 })?.stored ?? .none : original[name: column.name]
            guard row[name: column.name] != wanted else { continue }
            faults.append(
                RecordFault(
                    column.name, expected: "the same as in \(key), the amount below 0: \(column.text(wanted) ?? "")",
                    found: column.text(row[name: column.name]) ?? ""))
        }
        if let on = row[SharedField.on], let first = original[SharedField.on], on < first {
            faults.append(
                RecordFault(
                    SharedField.on.name, expected: "a day not before \(key), \(first.recordText)",
                    found: on.recordText))
        }
        return faults
    }
}
