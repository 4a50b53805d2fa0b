internal import CareCore

/// The running sums of one county, head and source.
struct MoneyAccount {
    private var row: RecordRow

    /// Reads the sums; an account without an entry has none of anything.
    init(of entry: RecordRow, _ book: any RecordBook) throws {
        let key = RecordTable.moneyAccount.key.map { entry[name: $0.name] }
        if let row = try book.row(.moneyAccount, key: key) {
            self.row = row
        } else {
            row = RecordRow()
            row.take(RecordTable.moneyAccount.key, from: entry)
            for kind in MoneyKind.allCases { row[Self.field(kind)] = 0 }
        }
    }

    /// Fen of a kind.
    subscript(kind: MoneyKind) -> Int64 { row[Self.field(kind)] ?? 0 }

    /// The account with an entry, which may be a counter-entry, in it.
    func adding(_ kind: MoneyKind, _ amount: Int64) -> MoneyAccount {
        var changed = self
        changed.row[Self.field(kind)] = self[kind] + amount
        return changed
    }

    /// What is wrong with it: more is paid than was allocated.
    var faults: [RecordFault] {
        guard self[.paid] > self[.allocated] else { return [] }
        return [
            RecordFault(
                MoneyField.amount.name,
                expected: "payments of at most the \(self[.allocated]) fen that were allocated",
                found: "\(self[.paid]) fen in all",
                hint: "enter the allocation first; a wrong one is taken back after the right one is entered")
        ]
    }

    /// The row to keep.
    var put: RecordPut { RecordPut(.moneyAccount, row) }

    private static func field(_ kind: MoneyKind) -> RecordField<Int64> {
        switch kind {
        case .budgeted: MoneyField.budgeted
        case .allocated: MoneyField.allocated
        case .paid: MoneyField.paid
        }
    }
}
