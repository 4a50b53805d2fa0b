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

    @Test func `a new file is what all steps make of an empty one`() throws {
        let folder = try TemporaryFolder()
        let stepped = try DatabaseQueue(path: folder.file("stepped"))
        try Schema.migrate(stepped, upTo: Schema.current)
        let open = try OpenStore(registry: false)
        for sql in [
            "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_master ORDER BY type, name",
            "SELECT identifier FROM grdb_migrations", "PRAGMA application_id", "PRAGMA user_version",
        ] {
            #expect(try open.rows(sql) == stepped.read { try String.fetchAll($0, sql: sql) })
        }
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
        INSERT INTO device (number, identity, county, profile) VALUES (0, 'm-1', 532901, 'mattress');
        INSERT INTO assignment VALUES (0, \((Fixture.midnight - .days(40)).milliseconds), NULL, 0, NULL);
        INSERT INTO reading VALUES (\((Fixture.noon - .days(2)).milliseconds / 60_000), 0, 1, 0, 72, 0, 350);
        """

    private static let snapshot = """
        abnormalEvent (event, category, county, provider, bed, resident, place, at, knownAt, what, measures, \
        reportedBy, alarm, state, closedAt, closedBy, conclusion, voidReason, ledgerEntry)
        abnormalFollowUp (part, event, at, what, measures, reportedBy, voidReason, ledgerEntry)
        absence (number, bed, kind, fromAt, untilAt, reason, begunBy, endedAt, endedBy)
        alarm (number, rule, subjectKind, subject, isTest, device, bed, household, raisedAt, receivedAt, isLate, \
        latches, priority, audience, state, work, count, lastAt, acknowledgedAt, acknowledgedBy, clearedAt, \
        closedAt, closeReason, closedBy, edge, calledBackAt, calledBackBy, dispatchedAt, dispatchedBy, responder, \
        onSiteAt, onSiteBy, assignee, closeText, holdReason, holdBy, holdUntil, note, escalatesAt)
        alarmEdge (alarm, edge, cause, at, actor, state, work, priority, audience, count, detail)
        alarmLog (number, alarm, edge)
        alarmView (number, rule, device, bed, household, isTest, isLate, raisedAt, receivedAt, priority, audience, \
        state, work, count, lastAt, acknowledgedAt, acknowledgedBy, calledBackAt, calledBackBy, dispatchedAt, \
        dispatchedBy, responder, onSiteAt, onSiteBy, assignee, holdReason, holdBy, holdUntil, clearedAt, closedAt, \
        closeReason, closedBy, closeText, edge)
        assessment (assessment, resident, assessedOn, standard, reason, assessor, otherAssessor, scores, conditions, \
        riskEvents, document, total, selfCareGrade, mentalGrade, sensoryGrade, socialGrade, grade, completedByRule, \
        overrides, disability, mobility, dueOn, voidReason, voidedBy, ledgerEntry)
        asset (asset, county, kind, model, serial, catalogueClass, standardCode, fund, price, purchasedOn, \
        warrantyUntil, lifeMonths, owner, device, state, place, store, bed, custodian, since, number, cycles, \
        returnedAt, returnReason, approval, approvedBy, lossDocument, correction, ledgerEntry)
        assetKept (asset, careCase, bed, at, by, reason, document, ledgerEntry)
        assetMove (asset, number, fromState, toState, at, by, reason, returnReason, document, evidence, place, bed, \
        custodian, approval, ledgerEntry)
        assetRule (county, kind, isReusable, returns, holders, noticeDays, contactDays, collectDays, sanitiseDays, \
        availableDays, sanitation, approver, ownParts, source, ledgerEntry)
        assetStore (store, county, storeName, holder, provider, ledgerEntry)
        assetWork (asset, work, at, by, agent, method, passed, batteryReplaced, document, evidence, ledgerEntry)
        assignment (device, start, until, bed, household)
        audit (number, at, actor, action, subject, detail, hash)
        authorityNotice (notice, event, authority, office, toldAt, toldBy, how, receipt, voidReason, ledgerEntry)
        authorityRule (county, category, authority, isRequired, within, ledgerEntry)
        bed (number, identity, household, township, altitude, facts, provider, serviceEndedAt, providerSince)
        calendarDay (day, kind, name, year, ledgerEntry)
        calendarYear (year, source, count, ledgerEntry)
        careCase (careCase, resident, county, state, provider, bed, serviceFrom, endedOn, screenedOn, screenedBy, \
        screenDocument, localHousehold, localHouseholdWords, homeBasis, homeBasisWords, willing, willingWords, \
        livesAtHome, livesAtHomeWords, homeAssessedOn, homeAssessedBy, homePlan, retrofitAgreedOn, retrofitAgreedBy, \
        retrofitAgreement, retrofitParty, retrofitAcceptedOn, retrofitAcceptedBy, retrofitAcceptance, assessment, \
        abilityAssessedOn, abilityAssessedBy, plannedOn, plannedBy, carePlan, careAgreement, servedBy, \
        serveDocument, endReason, endedBy, endDocument, criterion, referredTo, referralOffice, endedFrom, \
        endEnteredBy, listEntry, confirmedBy, confirmedAt, confirmDocument, revertedBy, revertedAt, revertReason, \
        correction, ledgerEntry)
        complaint (complaint, county, receivedAt, way, complainant, phone, bed, provider, staff, what, answeredAt, \
        answeredBy, answeredHow, answer, isSatisfied, state, voidReason, ledgerEntry)
        consent (consent, resident, purpose, decision, on, signer, signerName, signerRelation, signerDocument, \
        takenBy, voidReason, ledgerEntry)
        contact (person, role, scope, name, channels, language, fromMinute, untilMinute, validFrom, validUntil)
        coreState (id, bytes, profiles, lastEvent, nextOutbox, committedAt, isSealed)
        county (county, name, bedTarget, programmeVisitTarget, visitTarget, trainingTarget, roadSpeed, ledgerEntry)
        dailyBed (day, bed, devices, readings, validReadings, onlineSeconds, effectiveSeconds, events, alarms)
        dailyDevice (day, device, segment, bed, household, readings, validReadings, events, onlineSeconds, \
        effectiveSeconds, lastAt, lastEffectiveAt)
        dailyMetric (day, device, segment, metric, count, minimum, maximum, mean)
        dailyRate (day, bed, name, class, isUsable, isUsed)
        dailyUse (day, device, segment, wornSeconds, morningSeconds, eveningSeconds, wetChanges)
        deathList (listEntry, identityNumber, identityNumberIndex, diedOn, source, ledgerEntry)
        device (number, identity, county, profile, custody, custodySince)
        deviceState (device, bytes, heardAt)
        dutyLog (entry, post, person, from, until, what, voidReason, ledgerEntry)
        dutyShift (role, scope, start, person, until)
        emergencyCall (call, receivedAt, way, alarm, bed, caller, phone, takenBy, what, calledBackAt, verification, \
        responder, respondedAt, resolvedAt, resolution, manager, managerToldAt, voidReason, ledgerEntry)
        erasure (number, release, at, tableName, rowKey, entry)
        erasureProgress (release, cursor, records, entries, finishedAt)
        event (number, device, kind, reference, deviceTime, at, receivedAt, isTest, isLate, bed, household, data, hub)
        eventView (number, device, kind, reference, deviceTime, at, receivedAt, isTest, isLate, bed, household, data)
        factDue (day, kind, number)
        factProgress (id, closedDay, nextDevice)
        household (number, identity, county, address, latitude, longitude)
        incident (number, kind, township, openedAt, openedBy, note, drillUntil, closedAt, closedBy, conclusion)
        incidentAlarm (incident, alarm)
        incidentBed (incident, bed, isAway, heardAt, pressedAt, reachedAt, reachedBy, way, note)
        incidentProblem (incident, number, foundAt, foundBy, problem, rectifiedAt, rectifiedBy, rectification, \
        acceptedAt, acceptedBy, acceptance)
        incidentView (incident, kind, township, openedAt, openedBy, drillUntil, closedAt, closedBy, conclusion, bed, \
        isAway, heardAt, pressedAt, reachedAt, reachedBy, way, note)
        journal (number, at, nextOutbox, bytes)
        kitItem (kitItem, bed, kind, telemetry, state, otherKind, approval, sharedWith, plannedOn, plannedBy, \
        device, serial, deviceSince, boundAt, boundBy, testedAt, testedBy, readingAt, readingBy, reading, \
        inspectedAt, inspectedBy, inspection, signedOffAt, signedOffBy, signOffDocument, refusedOn, refusedBy, \
        refusalDocument, removedAt, removedBy, removalReason, ledgerEntry, testSeen, acceptedBy, acceptedAs)
        kitSwap (device, otherDevice, since, swappedBy, note, ledgerEntry)
        ledger (number, at, actor, form, subject, body, digest, hash, puts)
        maintenanceOrder (number, bed, openedAt, closedAt, closedBy, closeText)
        maintenanceProblem (maintenanceOrder, number, rule, device, alarm, priority, foundAt, lastAt, count, \
        endedAt, assignedAt, assignedBy, assignee, dueAt, mendedAt, mendedBy, work, parts, replacedBattery, \
        evidence, evidenceAt, acceptedAt, acceptedBy, proof, inspection, signedAt, signedBy, signNote, thing, report, \
        reportedBy)
        maintenanceView (maintenanceOrder, bed, openedAt, closedAt, closedBy, closeText, problem, rule, device, \
        thing, alarm, priority, foundAt, lastAt, count, endedAt, assignee, dueAt, mendedAt, mendedBy, work, \
        acceptedAt, acceptedBy, signedAt, signedBy, report, reportedBy)
        meta (key, value)
        moneyAccount (county, head, source, budgeted, allocated, paid, ledgerEntry)
        moneyEntry (money, county, head, source, kind, amount, on, document, standard, units, bed, careCase, visit, \
        training, assessment, asset, reverses, reversal, reverseReason, reversedBy, ledgerEntry)
        moneyStandard (standard, county, head, standardTitle, unitAmount, unit, validFrom, validUntil, document, \
        ledgerEntry)
        monthlyAlarm (placeKind, place, month, p1, p2, p3, p4, calls, falls, bedExits, wetOverdue, answeredSoon, \
        answeredAtLast, calledBackSoon, arrived, arrivalTime, closed, mistaken)
        monthlyDevice (placeKind, place, month, device, days, onlineSeconds, effectiveSeconds, onlineUntil, \
        effectiveUntil, heardOn)
        monthlyVisit (county, careCase, resident, provider, month, served, early, promised, further, doubtful, byTwo, \
        rated, points, length, planned, kept)
        notification (number, purpose, alarm, edge, role, recipient, channel, address, priority, at, expiresAt, \
        isDrill, dueAt, outcome, settledAt, message, attempts, isReached, incident)
        notificationAttempt (message, attempt, channel, at, length, result, answer)
        outbox (number, rank, topic, payload, isRetained, expiresAt)
        profileFact (profile, class, offlineMilliseconds, handMetrics, roomSense, throughHub)
        profileSource (fingerprint, path, text)
        provider (provider, name, bedRegisterID, counties, licence, responsible, phone, servesFrom, servesUntil, \
        ledgerEntry)
        quarantine (number, topic, payload, payloadLength, reason, detail, receivedAt)
        rateDay (day, closedDay)
        reading (minute, device, metric, millisecond, value, quality, delay)
        readingView (device, metric, at, receivedAt, value, validity, isServerTime)
        recoveryOrder (asset, number, county, bed, careCase, returnReason, endedOn, noticeDue, contactFrom, \
        collectDue, sanitiseDue, availableDue, noticedAt, noticedBy, collectedAt, sanitisedAt, closedAt, outcome, \
        ledgerEntry)
        requestAnswer (person, key, fingerprint, at, outcome, text)
        residence (household, county, township, village, address, latitude, longitude, ledgerEntry)
        resident (resident, name, identityNumber, identityNumberIndex, phone, household, group, priority, careFlags, \
        isLocal, ledgerEntry)
        residentContact (contact, resident, role, name, phone, relation, isGuardian, until, ledgerEntry)
        retentionMark (class, minute)
        retrofitItem (careCase, work, status, on, handler, document, note, ledgerEntry)
        ruleOverride (number, level, scope, rule, field, value, at, actor, reason, until)
        serviceItem (county, item, validFrom, validUntil, itemName, category, standardMinutes, price, ledgerEntry)
        session (session, user, secretHash, address, startedAt, expiresAt, endedAt, ledgerEntry)
        shiftHandover (handover, post, at, handedBy, takenBy, openAlarmCount, openAlarms, openOrderCount, \
        openOrders, note, voidReason, forgottenAlarms, endedAlarms, forgottenOrders, endedOrders, ledgerEntry)
        staff (staff, provider, name, identityNumber, identityNumberIndex, phone, qualification, certificate, \
        validUntil, employedFrom, employedUntil, ledgerEntry)
        summaryFreeze (county, month, number, freezeReason, freezePerson, ledgerEntry)
        summaryRevision (county, month, revision, at, person, reason, anchorEntry, anchorCount, anchorAt, anchorHash, \
        digest, pack, mask)
        suppression (number, kind, rule, device, bed, household, township, alarm, start, until, untilClear, reason, \
        actor)
        token (token, user, secretHash, capabilities, expiresAt, note, revokedAt, ledgerEntry)
        township (township, name, ledgerEntry)
        training (training, scope, bed, role, name, identityNumber, identityNumberIndex, phone, on, trainer, \
        livingTheory, livingPractice, basicTheory, basicPractice, rehabilitationTheory, rehabilitationPractice, \
        supportTheory, supportPractice, result, certificate, issuer, voidReason, voidedBy, ledgerEntry)
        user (user, name, role, scope, language, state, verifier, sessionsFrom, lockedOutUntil, reason, ledgerEntry)
        village (village, name, latitude, longitude, ledgerEntry)
        visit (visit, careCase, resident, bed, provider, county, ordinal, purpose, state, staff, plannedStart, \
        plannedEnd, plannedItems, subsidised, dispatchedAt, arrivedAt, method, latitude, longitude, accuracy, \
        startAt, endAt, items, planAdjusted, planAdjustment, skillsTaught, devicesChecked, signature, photos, \
        visitNote, approval, isLate, enteredAt, anomalies, ratedAt, rating, complaint, followedUpAt, followUpNote, \
        cancelledAt, cancelReason, voidedAt, voidReason, endingNote, heldFrom, corroboration, corroborationReasons, \
        vitalsMeasured, consumables, ledgerEntry)
        visitCheckIn (bed, device, at, card, checkInResult, visit, refusal, ledgerEntry)
        visitItem (visit, item, plannedMinutes, standardMinutes, actualMinutes, price, ledgerEntry)
        visitStaff (visit, staff, qualification, certificate, busyFrom, busyUntil, ledgerEntry)
        """
}
