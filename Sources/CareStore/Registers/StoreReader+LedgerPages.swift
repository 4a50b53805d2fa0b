internal import CareCore
internal import CareRecords
internal import Foundation
internal import GRDB

extension StoreReader {
    /// Entries that one call looks at where not all of them lie in the scope: about 20 ms.
    private static let ledgerLook = 1_000
    /// Numbers that one call walks over where a form or person is asked for: about 20 ms.
    static let ledgerReach: Int64 = 20_000

    /// Entries of the ledger, newest first, without what the forms said; of a look, at which rows.
    /// - Parameters:
    ///   - filter: Which ones. An entry that left no row, such as a look at a person's file, lies where a row lies
    ///     that was looked at; what names no row lies in `everything` alone.
    ///   - limit: At most that many.
    ///   - key: The secret of the records.
    /// - Returns: At most `limit` entries; and the number before which to go on, `nil` at the end of the ledger. There
    ///   may be fewer entries than `limit` although it goes on: a page looks at a bounded number of entries.
    /// - Throws: `StoreError` when the file cannot be read or the key is another.
    public func ledgerPage(
        _ filter: LedgerFilter, limit: Int, key: RecordKey
    ) throws -> (entries: [LedgerEntryRecord], next: Int64?) {
        try read { db in
            try Meta.checkForReading(key, db)
            let bounds = filter.list.bounds
            let newest = try Int64.fetchOne(db, sql: "SELECT max(number) FROM ledger") ?? 0
            // Entries of a subject are looked up, all others are walked to.
            let first = filter.subject == nil ? max(0, min(bounds[2], newest + 1) - Self.ledgerReach) : 0
            var arguments: StatementArguments = [bounds[2], bounds[0], bounds[1], filter.form, filter.person, first]
            if let subject = filter.subject { arguments += [subject] }
            let query = filter.subject == nil ? NamedQuery.ledgerPage : .ledgerPageOfSubject
            let rows = try Row.fetchCursor(try db.cachedStatement(sql: query.sql), arguments: arguments)
            let book = SQLiteBook(db: db, seal: RecordSeal(key: key), scope: filter.list.places.scope)
            var entries: [LedgerEntryRecord] = []
            var last: Int64?
            for _ in 0..<Self.ledgerLook {
                guard let row = try rows.next() else { return (entries, first > 1 ? first : nil) }
                let number: Int64 = row["number"]
                // One more than the page holds is there: it goes on behind the last one shown.
                if entries.count == limit { return (entries, last) }
                last = number
                let looked = try Self.looked(row, number: number, book)
                guard try !looked.isEmpty || Self.lies(row, book) else { continue }
                entries.append(
                    LedgerEntryRecord(
                        number: number, at: Timestamp(milliseconds: row["at"]), by: row["actor"], form: row["form"],
                        subject: row["subject"], fields: nil, hash: Hexadecimal.text(row["hash"] as Data),
                        lookedAt: looked))
            }
            return (entries, last)
        }
    }

    private static func lies(_ row: Row, _ book: SQLiteBook) throws -> Bool {
        if book.scope == .everything { return true }
        let puts = (row["puts"] as Data?).flatMap { LedgerPut.list(Array($0)) } ?? []
        for put in puts {
            let values = put.key.split(separator: LedgerPut.separator, omittingEmptySubsequences: false)
                .map(String.init)
            if try lies(put.table, values, book) { return true }
        }
        return false
    }

    /// The keys of the rows at which somebody looked, as far as they lie in the scope of `book`; none for an entry that
    /// is no look.
    private static func looked(_ row: Row, number: Int64, _ book: SQLiteBook) throws -> [String] {
        guard row["form"] == RecordForm.access.name, let body = row["body"] as Data? else { return [] }
        let fields = try Ledger.fields(body, number: number, seal: book.seal)
        func text(_ name: String) -> String? { fields.first { $0.name == name }?.text }
        guard let table = text(AccessField.table.name), let key = text(AccessField.key.name) else { return [] }
        if table == AccessField.card || table == AccessField.readings {
            let query: NamedQuery = BedID(key) == nil ? .placesOfHousehold : .placeOfBed
            let at = Timestamp(milliseconds: row["at"])
            return try book.scope.reach(into: places(query, [key], book.db)).map { $0 <= at } == true ? [key] : []
        }
        // Identities and numbers hold no blank, which stands between the columns of a key, and between the keys of a
        // list.
        let words = key.split(separator: " ").map(String.init)
        guard let length = RecordForms.tables.first(where: { $0.name == table })?.keyLength else { return [] }
        return try stride(from: 0, to: words.count, by: length).map { Array(words[$0...].prefix(length)) }
            .filter { try lies(table, $0, book) }.map { $0.joined(separator: " ") }
    }

    /// Whether a row lies in the scope of `book`. A place is for everybody to work by; who entered it is told where
    /// it lies (decision 55).
    private static func lies(_ name: String, _ key: [String], _ book: SQLiteBook) throws -> Bool {
        guard let table = RecordForms.tables.first(where: { $0.name == name }), key.count == table.keyLength else {
            return false
        }
        if let place = place(table, key[0]) { return book.scope.covers(place) }
        return try book.holds(table, key: key)
    }

    private static func place(_ table: RecordTable, _ code: String) -> ScopedPlace? {
        switch table.name {
        case RecordTable.county.name: return CountyCode(code).map { ScopedPlace(county: $0) }
        case RecordTable.township.name, RecordTable.village.name:
            let township = TownshipCode(code) ?? VillageCode(code)?.township
            return township.flatMap { township in
                township.county.map { ScopedPlace(county: $0, township: township) }
            }
        default: return nil
        }
    }
}
