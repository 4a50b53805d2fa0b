internal import CareCore

extension RecordForm {
    /// What is entered of money.
    public static let moneyForms: [RecordForm] = [moneyStandard, money, moneyReverse]

    /// Money that was budgeted, allocated or paid. An entry never changes: a wrong one is taken back by a
    /// counter-entry, which has the same form with `reverses` filled, so that a file of all entries is read back.
    public static let money = RecordForm(
        "money", zh: "资金记录", en: "money budgeted, allocated or paid, or a counter-entry",
        subject: Array(RecordTable.moneyEntry.key),
        Array(RecordTable.moneyEntry.columns.dropFirst(RecordTable.moneyEntry.keyLength)), keeping: .moneyEntry
    ) { filled, context in try judgedMoney(filled, context) }

    static func judgedMoney(_ filled: RecordRow, _ context: RecordContext) throws -> RecordVerdict {
        guard let kind = filled[MoneyField.kind], let amount = filled[MoneyField.amount] else { return .incomplete }
        if let before = try context.book.row(.moneyEntry, key: [filled[name: MoneyField.money.name]]) {
            return known(filled, before)
        }
        var row = filled
        var faults = row.faults(SharedField.on, today: context.today)
        if row[MoneyField.reverses] != nil {
            faults += try reversalFaults(row, context.book)
        } else {
            faults += entryFaults(row, kind, amount)
            var doneOn = row[SharedField.on]
            if kind == .paid, let thing = PaidThing(row) {
                let facts = try PaidFacts(thing, in: row, context.book)
                row[SharedField.careCase] = row[SharedField.careCase] ?? facts.careCase?[SharedField.careCase]
                row[SharedField.bed] = row[SharedField.bed] ?? facts.bed
                faults += facts.faults + payFaults(row, facts)
                faults += try paidTwice(thing, context.book)
                doneOn = facts.day ?? facts.boughtOn ?? doneOn
            }
            faults += try standardFaults(row, amount, doneOn: doneOn, context.book)
        }
        let account = try MoneyAccount(of: row, context.book).adding(kind, amount)
        if faults.isEmpty, kind != .budgeted { faults += account.faults }
        guard faults.isEmpty else { return .refused(faults) }
        return .accepted(RecordOutcome(puts: [RecordPut(.moneyEntry, row), account.put]))
    }

    /// What is said of an identity that stands there already. Case and bed may have been found for it.
    private static func known(_ filled: RecordRow, _ before: RecordRow) -> RecordVerdict {
        var same = before
        if filled[SharedField.careCase] == nil { same[SharedField.careCase] = nil }
        if filled[SharedField.bed] == nil { same[SharedField.bed] = nil }
        if same == RecordPut(.moneyEntry, filled).row { return .accepted(.unchanged) }
        return .refused(
            MoneyField.money.name, expected: "an identity that no entry has",
            found: filled[MoneyField.money]?.text ?? "",
            hint: "an entry never changes: take the wrong one back with money-reverse and enter it anew")
    }
}
