internal import CareCore
internal import CareRecords
internal import Foundation
internal import GRDB

/// Carries out what `records-release` has decided: records whose time is over go, or lose what is personal in them, and
/// what the ledger says of them is erased. What went is listed in `erasure`, so that whoever proves the ledger knows
/// that it was released; the hashes stay. Decision 49.
struct RecordSweep {
    /// Records looked at in one step. Each costs a few statements: some 10 ms.
    static let recordsPerStep = 200

    private let db: Database
    private let seal: RecordSeal
    private let release: Int64
    private let now: Timestamp
    private var records = 0
    private var entries = 0
    /// What became of rows in this step, for the ledger's proof.
    private var puts: [LedgerPut] = []

    /// Does one step of the oldest release that is not carried out.
    /// - Returns: Whether there was something to do.
    static func step(_ db: Database, key: RecordKey?, now: Timestamp) throws -> Bool {
        guard let key, let waiting = try Row.fetchOne(try db.cachedStatement(sql: waitingText)) else { return false }
        try ReadingSweep.inSecureTransaction(db) {
            var sweep = RecordSweep(db: db, seal: RecordSeal(key: key), release: waiting[0], now: now)
            try sweep.go(on: waiting)
            if !sweep.puts.isEmpty { try Ledger.erased(sweep.puts, release: waiting[0], at: now, db) }
        }
        return true
    }

    private static let waitingText = """
        SELECT ledger.number, ledger.subject, ledger.body, erasureProgress.cursor
        FROM ledger LEFT JOIN erasureProgress ON erasureProgress.release = ledger.number
        WHERE ledger.form = 'records-release' AND erasureProgress.finishedAt IS NULL
        ORDER BY ledger.number LIMIT 1
        """

    private init(db: Database, seal: RecordSeal, release: Int64, now: Timestamp) {
        self.db = db
        self.seal = seal
        self.release = release
        self.now = now
    }

    private mutating func go(on waiting: Row) throws {
        let word: String = waiting[1]
        let (kind, until) = try decision(word, waiting[2])
        var cursor: String? = waiting[3]
        var isLast = true
        if let kind, let until {
            let retained = RetainedRecords(kind)
            let rows = try next(of: retained.table, after: cursor ?? "")
            for key in retained.deletable(rows, until: until) { try end(key, retained) }
            cursor = rows.last.flatMap { retained.table.key[0].text($0[name: retained.table.key[0].name]) }
            isLast = rows.count < Self.recordsPerStep
        }
        try progress(cursor, isLast: isLast)
        guard isLast else { return }
        let sums = try Row.fetchOne(
            db, sql: "SELECT records, entries FROM erasureProgress WHERE release = ?", arguments: [release])
        let (records, entries): (Int64, Int64) = (sums?["records"] ?? 0, sums?["entries"] ?? 0)
        let day = until.map { " up to \($0.recordText)" } ?? ""
        try AuditChain.append(
            [
                AuditRow(
                    at: now, by: "gateway", action: "records-erased", subject: word,
                    detail: "release \(release)\(day): \(records) records, \(entries) entries of the ledger")
            ], db)
    }

    /// What was released, and up to which day: never what has to be kept still, whatever the entry says. Entries of
    /// earlier versions may name what lies in no records.
    private func decision(_ word: String, _ body: Data?) throws -> (RetentionClass?, CivilDate?) {
        guard let kind = RetentionClass(rawValue: word), let body else { return (nil, nil) }
        let fields = try Ledger.fields(body, number: release, seal: seal)
        let said = fields.first { $0.name == RetentionField.until.name }.flatMap { CivilDate(recordText: $0.text) }
        return (kind, said.map { min($0, kind.period.lastDeletableDay(on: CivilDate(of: now))) })
    }

    private func next(of table: RecordTable, after key: String) throws -> [RecordRow] {
        let order = table.statements.keyOrder
        let rest = " WHERE \"\(table.key[0].name)\" > ?\(order) LIMIT \(Self.recordsPerStep)"
        return try table.rows(db, rest, [key.databaseValue], seal: seal).map(\.row)
    }

    private mutating func end(_ key: RecordID, _ retained: RetainedRecords) throws {
        if try isWiped(key, retained) { return }
        records += 1
        for part in retained.parts { try delete(part, of: key) }
        try forget(subject: key.text, forms: retained.forms)
        try forgetVoiding(of: retained.table, key.text)
        switch retained.ending {
        case .deleted: try delete(retained.table, key: [key.stored])
        case .wiped:
            let personal = retained.table.columns.filter { $0.privacy.isSealed && !$0.isRequired }
            let list = personal.map { "\"\($0.name)\" = NULL" }.joined(separator: ", ")
            try db.execute(
                sql: "UPDATE \(retained.table.name) SET \(list) WHERE \"\(retained.table.key[0].name)\" = ?",
                arguments: [key.text])
            try note(retained.table, [key.stored])
            let row = try Row.fetchOne(
                db, sql: "SELECT * FROM \(retained.table.name) WHERE \"\(retained.table.key[0].name)\" = ?",
                arguments: [key.text])
            if let row {
                let digest = RowDigest(columns: Array(row.columnNames)).digest(Array(row.databaseValues))
                puts.append(put(retained.table, [key.stored], digest: digest))
            }
        }
    }

    /// A record that stays is wiped once.
    private func isWiped(_ key: RecordID, _ retained: RetainedRecords) throws -> Bool {
        guard retained.ending == .wiped else { return false }
        return try Row.fetchOne(
            try db.cachedStatement(sql: "SELECT 1 FROM erasure WHERE tableName = ? AND rowKey = ?"),
            arguments: [retained.table.name, key.text]) != nil
    }

    private mutating func delete(_ part: RetainedRecords.Part, of key: RecordID) throws {
        let rest = " WHERE \"\(part.reference)\" = ?"
        for (found, _) in try part.table.rows(db, rest, [key.text.databaseValue], seal: seal) {
            let values = part.table.key.map { found[name: $0.name] }
            try forget(subject: Self.text(part.table, values), forms: part.forms)
            try forgetVoiding(of: part.table, Self.text(part.table, values))
            try delete(part.table, key: values)
        }
    }

    private mutating func delete(_ table: RecordTable, key: [StoredValue]) throws {
        let conditions = table.key.map { "\"\($0.name)\" = ?" }.joined(separator: " AND ")
        try db.execute(
            sql: "DELETE FROM \(table.name) WHERE \(conditions)",
            arguments: StatementArguments(key.map(\.databaseValue)))
        try note(table, key)
        puts.append(put(table, key, digest: []))
    }

    private func put(_ table: RecordTable, _ key: [StoredValue], digest: [UInt8]) -> LedgerPut {
        LedgerPut(table: table.name, key: RowDigest.key(key.map(\.databaseValue)), digest: digest)
    }

    /// The same for what voided it, which names the kind of the record before its number.
    private mutating func forgetVoiding(of table: RecordTable, _ key: String) throws {
        guard let kind = DutyRecordKind.allCases.first(where: { $0.table.name == table.name }) else { return }
        try forget(subject: "\(kind.rawValue) \(key)", forms: [RecordForm.dutyVoid.name])
    }

    /// Erases what the ledger says of a record; number, time, person, form and hashes stay.
    private mutating func forget(subject: String, forms: [String]) throws {
        let marks = forms.map { _ in "?" }.joined(separator: ", ")
        let numbers = try Int64.fetchAll(
            db, sql: "SELECT number FROM ledger WHERE subject = ? AND form IN (\(marks)) AND body IS NOT NULL",
            arguments: StatementArguments([subject] + forms))
        for number in numbers {
            entries += 1
            try db.execute(sql: "UPDATE ledger SET body = NULL WHERE number = ?", arguments: [number])
            try db.execute(
                sql: "INSERT INTO erasure (release, at, entry) VALUES (?, ?, ?)",
                arguments: [release, now.milliseconds, number])
        }
    }

    private func note(_ table: RecordTable, _ key: [StoredValue]) throws {
        try db.execute(
            sql: "INSERT INTO erasure (release, at, tableName, rowKey) VALUES (?, ?, ?, ?)",
            arguments: [release, now.milliseconds, table.name, Self.text(table, key)])
    }

    private func progress(_ cursor: String?, isLast: Bool) throws {
        try db.execute(
            sql: """
                INSERT INTO erasureProgress (release, cursor, records, entries, finishedAt) VALUES (?1, ?2, ?3, ?4, ?5)
                ON CONFLICT (release) DO UPDATE SET cursor = excluded.cursor, records = records + excluded.records,
                    entries = entries + excluded.entries, finishedAt = excluded.finishedAt
                """,
            arguments: [release, cursor, records, entries, isLast ? now.milliseconds : nil])
    }

    private static func text(_ table: RecordTable, _ key: [StoredValue]) -> String {
        zip(table.key, key).map { $0.text($1) ?? "" }.joined(separator: " ")
    }
}
