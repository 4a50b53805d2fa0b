import CareCore
import GRDB
import Ingest
import TestSupport
import Testing

@testable import CareStore

@Suite struct SchemaTests {
    @Test func `the schema is what it was when this was written`() throws {
        let open = try OpenStore(registry: false)
        let columns = try open.rows(
            """
            SELECT list.name || ' (' || group_concat(columns.name, ', ') || ')'
            FROM pragma_table_list AS list JOIN pragma_table_info(list.name) AS columns
            WHERE list.schema = 'main' AND list.name NOT LIKE 'sqlite_%' AND list.name NOT LIKE 'grdb_%'
            GROUP BY list.name ORDER BY list.name
            """)
        #expect(columns.joined(separator: "\n") == Self.snapshot)
    }

    @Test func `every table is strict`() throws {
        let open = try OpenStore(registry: false)
        let loose = try open.rows(
            """
            SELECT name FROM pragma_table_list
            WHERE schema = 'main' AND type = 'table' AND NOT strict
                AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'grdb_%'
            """)
        #expect(loose == [])
    }

    @Test(arguments: 1..<Schema.current)
    func `a file of an earlier schema opens with its rows`(schema: Int) throws {
        let folder = try TemporaryFolder()
        do {
            let store = try Store.open(StoreConfiguration(path: folder.database), schema: schema)
            // By hand: the committer of this version writes columns that an earlier schema did not have.
            try store.pool.write { try $0.execute(sql: Self.earlierRows) }
            #expect(
                try store.pool.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == schema)
        }
        let open = try OpenStore(folder)
        #expect(try open.count("reading") == 1)
        #expect(try open.count("device") == 1)
        try open.maintain(at: Fixture.noon)
        // The day that ended before the update gets its facts.
        #expect(try open.rows("SELECT readings FROM dailyDevice WHERE device = 0 AND day = 20397") == ["1"])
    }

    @Test func `an earlier schema is read only after the update`() throws {
        let folder = try TemporaryFolder()
        do { _ = try Store.open(StoreConfiguration(path: folder.database), schema: 1) }
        let error = #expect(throws: StoreError.self) { _ = try StoreReader.open(path: folder.database) }
        #expect(error?.kind == .older)
        #expect(error?.text.contains("has schema 1, this version reads schema \(Schema.current)") == true)
    }

    /// A mattress that serves a bed and one reading at noon of day 20397.
    private static let earlierRows = """
        INSERT INTO household (number, identity, county) VALUES (0, 'h0', 532901);
        INSERT INTO bed (number, identity, household, township, altitude, facts)
            VALUES (0, '532901-000001', 0, NULL, NULL, 0);
        INSERT INTO device VALUES (0, 'm-1', 532901, 'mattress');
        INSERT INTO assignment VALUES (0, \((Fixture.midnight - .days(40)).milliseconds), NULL, 0, NULL);
        INSERT INTO reading VALUES (\((Fixture.noon - .days(2)).milliseconds / 60_000), 0, 1, 0, 72, 0, 350);
        """

    private static let snapshot = """
        alarm (number, rule, subjectKind, subject, isTest, device, bed, household, raisedAt, receivedAt, isLate, \
        latches, priority, audience, state, work, count, lastAt, acknowledgedAt, acknowledgedBy, clearedAt, \
        closedAt, closeReason, closedBy, edge, calledBackAt, calledBackBy, dispatchedAt, dispatchedBy, responder, \
        onSiteAt, onSiteBy, assignee, closeText, holdReason, holdBy, holdUntil)
        alarmEdge (alarm, edge, cause, at, actor, state, work, priority, audience, count, detail)
        alarmView (number, rule, device, bed, household, isTest, isLate, raisedAt, receivedAt, priority, \
        audience, state, work, count, lastAt, acknowledgedAt, acknowledgedBy, calledBackAt, calledBackBy, \
        dispatchedAt, dispatchedBy, responder, onSiteAt, onSiteBy, assignee, holdReason, holdBy, holdUntil, \
        clearedAt, closedAt, closeReason, closedBy, closeText, edge)
        assignment (device, start, until, bed, household)
        audit (number, at, actor, action, subject, detail, hash)
        bed (number, identity, household, township, altitude, facts, provider)
        contact (person, role, scope, name, channels, language, fromMinute, untilMinute, validFrom, validUntil)
        coreState (id, bytes, profiles, lastEvent, nextOutbox, committedAt)
        dailyBed (day, bed, devices, readings, validReadings, onlineSeconds, effectiveSeconds, events, alarms)
        dailyDevice (day, device, segment, bed, household, readings, validReadings, events, onlineSeconds, \
        effectiveSeconds, lastAt, lastEffectiveAt)
        dailyMetric (day, device, segment, metric, count, minimum, maximum, mean)
        device (number, identity, county, profile)
        deviceState (device, bytes)
        dutyShift (role, scope, start, person, until)
        event (number, device, kind, reference, deviceTime, at, receivedAt, isTest, isLate, bed, household, data)
        eventView (number, device, kind, reference, deviceTime, at, receivedAt, isTest, isLate, bed, household, \
        data)
        factDue (day, kind, number)
        factProgress (id, closedDay, nextDevice)
        household (number, identity, county, address, latitude, longitude)
        journal (number, at, nextOutbox, bytes)
        maintenanceOrder (number, bed, openedAt, closedAt, closedBy, closeText)
        maintenanceProblem (number, maintenanceOrder, rule, device, alarm, priority, foundAt, lastAt, count, endedAt)
        maintenanceView (maintenanceOrder, bed, openedAt, closedAt, closedBy, closeText, rule, device, alarm, \
        priority, foundAt, lastAt, count, endedAt)
        meta (key, value)
        notification (number, purpose, alarm, edge, role, recipient, channel, address, priority, at, expiresAt, \
        isDrill, dueAt, outcome, settledAt, message, attempts, isReached)
        notificationAttempt (message, attempt, channel, at, length, result, answer)
        outbox (number, rank, topic, payload, isRetained, expiresAt)
        profileFact (profile, class, offlineMilliseconds)
        profileSource (fingerprint, path, text)
        quarantine (number, topic, payload, payloadLength, reason, detail, receivedAt)
        reading (minute, device, metric, millisecond, value, quality, delay)
        readingView (device, metric, at, receivedAt, value, validity, isServerTime)
        retentionMark (class, minute)
        ruleOverride (number, level, scope, rule, field, value, at, actor, reason)
        suppression (number, kind, rule, device, bed, household, township, alarm, start, until, untilClear, reason, \
        actor)
        """
}
