import GRDB

/// The tables of a gateway's database, as far as the auditor reads what happened and what rang.
enum AuditTables {
    /// Makes them, empty.
    static func create(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE device (number INTEGER, identity TEXT);
                CREATE TABLE bed (number INTEGER, identity TEXT, household INTEGER);
                CREATE TABLE household (number INTEGER, identity TEXT);
                CREATE TABLE assignment (device INTEGER, bed INTEGER, household INTEGER, start INTEGER, until INTEGER);
                CREATE TABLE alarmEdge (alarm INTEGER, edge INTEGER, cause INTEGER, at INTEGER, actor TEXT,
                    state INTEGER, priority INTEGER, audience INTEGER, count INTEGER);
                CREATE TABLE alarm (number INTEGER, rule TEXT, subjectKind INTEGER, device INTEGER, bed INTEGER,
                    household INTEGER, isTest INTEGER, isLate INTEGER, raisedAt INTEGER, receivedAt INTEGER,
                    priority INTEGER, audience INTEGER, state INTEGER, count INTEGER, acknowledgedBy TEXT,
                    clearedAt INTEGER, closedAt INTEGER, closedBy TEXT, closeReason INTEGER, edge INTEGER);
                CREATE TABLE event (number INTEGER, device INTEGER, kind INTEGER, reference TEXT, deviceTime INTEGER,
                    at INTEGER, receivedAt INTEGER, isTest INTEGER, isLate INTEGER, bed INTEGER, household INTEGER);
                """)
    }
}
