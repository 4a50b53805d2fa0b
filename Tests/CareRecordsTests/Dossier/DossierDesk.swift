import CareCore
import CareRecords
import Testing

/// The records of a bed that has everything, for tests to take something away.
struct DossierDesk {
    let desk = MoneyDesk.served()
    static let bed = "532901-000001"
    static let hash = String(repeating: "a1", count: 32)

    var book: MemoryBook { desk.book }

    init() {
        for (index, kind) in KitKind.allCases.filter(\.isMandatory).enumerated() {
            change(
                .kitItem, "k-\(index + 1)",
                ["kind": kind.rawValue, "serial": "SN-\(index + 1)", "signOffDocument": "SO-\(index + 1)"])
            book.fill(
                .asset,
                [
                    "asset": "y-\(index + 1)", "county": "532901", "kind": kind.rawValue,
                    "serial": "SN-\(index + 1)", "device": "d-\(index + 1)", "bed": Self.bed,
                ])
        }
        for (index, purpose) in ConsentPurpose.allCases.enumerated() {
            book.fill(
                .consent,
                [
                    "consent": "co-\(index)", "resident": "r-1", "purpose": purpose.rawValue, "decision": "given",
                    "on": "2021-09-01", "signer": "self", "takenBy": "s-1",
                ])
        }
        for number in 1...3 { change(.visit, "v-\(number)", ["signature": Self.hash]) }
        change(.training, "t-1", ["certificate": "C-1", "issuer": "州人社局"])
        book.fill(
            .moneyEntry,
            [
                "money": "m-1", "county": "532901", "head": "visits", "source": "prefecture", "kind": "paid",
                "amount": "30000", "on": "2021-12-20", "document": "文 1", "visit": "v-1", "careCase": "c-1",
                "bed": Self.bed,
            ])
    }

    /// Changes fields of the row of that key; an empty text takes the field away.
    func change(_ table: RecordTable, _ key: String, _ texts: [String: String]) {
        var row = book.row(table, key: [.text(key)]) ?? RecordRow()
        for (name, text) in texts {
            guard let column = table.column(name) else { fatalError("no \(name)") }
            row[name: name] = text.isEmpty ? .none : column.read(text) ?? .none
        }
        book.put(RecordPut(table, row))
    }

    /// The records as a dossier takes them; `without` leaves out rows.
    func records(without: (RecordTable, RecordRow) -> Bool = { _, _ in false }) throws -> DossierRecords {
        let bed = try #require(BedID(Self.bed))
        var entry: Int64 = 0
        return DossierRecords(bed) { table, conditions in
            book.rows(table, where: conditions).filter { !without(table, $0) }.map { row in
                entry += 1
                return DossierRow(row, entry: entry)
            }
        }
    }

    /// What is missing on a day.
    func missing(
        on day: String = "2021-12-31", without: (RecordTable, RecordRow) -> Bool = { _, _ in false }
    ) throws -> [String] {
        let today = try #require(CivilDate(recordText: day))
        return try MissingEvidence.list(records(without: without), on: today).map {
            "\($0.kind.rawValue) \($0.key)" + ($0.detail.isEmpty ? "" : " \($0.detail)")
        }
    }
}

extension MoneyDesk {
    /// A case in service with visits and a training, and no money.
    static func served() -> MoneyDesk {
        do { return try MoneyDesk(allocated: 0) } catch { fatalError("\(error)") }
    }
}
