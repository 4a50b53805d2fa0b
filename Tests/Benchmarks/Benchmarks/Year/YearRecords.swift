import CareCore
import CareRecords

/// What people wrote down in a year, as rows: everybody served since its first days, kit at every bed, a visit every
/// ten days, five payments a bed, one device in ten come back and given out again, an alarm a bed every other day, of
/// seven rules.
struct YearRecords {
    /// The first day of the year.
    let first: CivilDate

    private static let alarmsOfBed: Int64 = 190
    private static let visitsOfBed: Int64 = 36

    private var start: Int64 { first.start.milliseconds }
    private var length: Int64 { Milliseconds.days(Int64(YearOfData.days)).count }

    /// In the order in which they are put in, each with what it is.
    var all: [(name: String, sql: String)] {
        [
            ("calendar", calendar), ("cases", cases), ("kit", kit), ("visits", visits), ("payments", payments),
            ("assets", assets), ("moves of assets", moves), ("complaints", complaints), ("alarms", alarms),
        ]
    }

    /// The working days of the years in which complaints are answered: a day of each.
    private var calendar: String {
        """
        INSERT INTO calendarDay (day, kind, name, year, ledgerEntry)
        WITH year (number) AS (VALUES (\(first.parts.year)), (\(first.parts.year + 1)), (\(first.parts.year + 2)))
        SELECT strftime('%s', number || '-10-01') / 86400, 'holiday', 'x', number, 1 FROM year;
        INSERT INTO calendarYear (year, source, count, ledgerEntry)
        SELECT year, 'x', count(*), 1 FROM calendarDay WHERE year >= \(first.parts.year) GROUP BY year
        """
    }

    /// Residents of a household are given its beds in order.
    private var cases: String {
        """
        INSERT INTO careCase (careCase, resident, county, state, provider, bed, serviceFrom, screenedOn,
            homeAssessedOn, retrofitAgreedOn, retrofitAcceptedOn, abilityAssessedOn, plannedOn, ledgerEntry)
        WITH person AS (SELECT resident, household, county,
                row_number() OVER (PARTITION BY household ORDER BY resident) AS place
            FROM resident JOIN residence USING (household)),
        home AS (SELECT bed.number, bed.identity AS bed, household.identity AS household,
                row_number() OVER (PARTITION BY household ORDER BY bed.identity) AS place
            FROM bed JOIN household ON household.number = bed.household)
        SELECT 'c-' || resident, resident, county, 'in-service',
            (SELECT min(provider) FROM provider WHERE instr(counties, person.county) > 0), bed,
            \(first.day) + 20 + number % 300, \(first.day) + number % 15, \(first.day) + 15, \(first.day) + 16,
            \(first.day) + 18, \(first.day) + 17, \(first.day) + 19, 1
        FROM person JOIN home USING (household, place)
        """
    }

    private var kit: String {
        """
        INSERT INTO kitItem (kitItem, bed, kind, telemetry, state, plannedOn, plannedBy, device, boundAt, inspectedAt,
            signedOffAt, signOffDocument, ledgerEntry)
        SELECT 'k-' || device.identity,
            coalesce((SELECT identity FROM bed WHERE number = assignment.bed),
                (SELECT min(identity) FROM bed WHERE bed.household = assignment.household)),
            CASE class WHEN 1 THEN 'emergency-call' WHEN 2 THEN 'wetness-pad' WHEN 3 THEN 'smart-mattress'
                WHEN 4 THEN 'wearable' WHEN 5 THEN 'nursing-bed' WHEN 6 THEN 'camera' WHEN 7 THEN 'alarm'
                ELSE 'pill-box' END,
            'reports', 'signed-off', \(first.day), (SELECT min(staff) FROM staff), device.identity, start, start,
            start, 'd', 1
        FROM assignment JOIN device ON device.number = assignment.device JOIN profileFact USING (profile)
        """
    }

    private var visits: String {
        """
        INSERT INTO visit (visit, careCase, resident, bed, provider, county, ordinal, purpose, state, staff,
            plannedStart, plannedEnd, arrivedAt, startAt, endAt, items, isLate, anomalies, ratedAt, rating, complaint,
            ledgerEntry)
        WITH RECURSIVE time (ordinal) AS (SELECT 1 UNION ALL SELECT ordinal + 1 FROM time
            WHERE ordinal < \(Self.visitsOfBed)),
        pair (words) AS (SELECT min(staff) || ' ' || max(staff) FROM staff),
        done AS (SELECT careCase.*, ordinal, \(start) + (ordinal - 1) * \(length / Self.visitsOfBed)
                + careCase.rowid % 10 * 86400000 + careCase.rowid * 131 % 8 * 3600000 + 28800000 AS at
            FROM careCase CROSS JOIN time)
        SELECT 'v-' || careCase || '-' || ordinal, careCase, resident, bed, provider, county, ordinal, 'further',
            'rated', words, at, at + 3600000, at, at, at + 3000000 + ordinal * 20000, 'x', 0, '', at + 86400000,
            1 + ordinal % 5, 0, 1
        FROM done, pair
        """
    }

    private var payments: String {
        """
        INSERT INTO moneyEntry (money, county, head, source, kind, amount, "on", document, bed, careCase, ledgerEntry)
        WITH head (word, place) AS (VALUES ('assessment', 1), ('retrofit', 2), ('devices', 3), ('training', 4),
            ('visits', 5))
        SELECT 'm-' || careCase || '-' || word, county, word, 'central', 'paid', 10000 + place * 777,
            \(first.day) + 20 + place * 60, 'd', bed, careCase, 1 FROM careCase CROSS JOIN head
        """
    }

    private var assets: String {
        """
        INSERT INTO asset (asset, county, kind, model, serial, fund, price, purchasedOn, warrantyUntil, lifeMonths,
            owner, device, state, place, store, bed, since, number, cycles, ledgerEntry)
        SELECT 'a-' || device, substr(bed, 1, 6), kind, 'm', 's-' || device, 'central', 20000, \(first.day),
            \(first.day) + 1000, 60, 'o', device, 'in-service', 'bed:' || bed, (SELECT min(store) FROM assetStore), bed,
            signedOffAt, CASE WHEN rowid % 10 = 0 THEN 9 ELSE 3 END, 1, 1 FROM kitItem
        """
    }

    private var moves: String {
        """
        INSERT INTO assetMove (asset, number, fromState, toState, at, by, reason, place, bed, ledgerEntry)
        WITH step (number, fromState, toState) AS (VALUES (0, NULL, 'in-stock'), (1, 'in-stock', 'allocated'),
            (2, 'allocated', 'installing'), (3, 'installing', 'in-service'), (4, 'in-service', 'pending-return'),
            (5, 'pending-return', 'returned'), (6, 'returned', 'sanitizing'), (7, 'sanitizing', 'ready'),
            (8, 'ready', 'allocated'), (9, 'allocated', 'in-service'))
        SELECT asset, step.number, fromState, toState, \(start) + step.number * 2592000000, x'00', x'00', place, bed, 1
        FROM asset JOIN step ON step.number <= asset.number
        """
    }

    private var complaints: String {
        """
        INSERT INTO complaint (complaint, county, receivedAt, way, bed, provider, what, answeredAt, answeredBy,
            answeredHow, answer, state, ledgerEntry)
        SELECT 'p-' || careCase, county, \(start) + rowid % 360 * 86400000, 'hotline', bed, provider, x'00',
            \(start) + (rowid % 360 + 2) * 86400000, 'x', 'written', x'00', 'answered', 1
        FROM careCase WHERE rowid % 5 = 0
        """
    }

    /// All of them closed: what is open would be carried to people by the gateway that is measured.
    private var alarms: String {
        """
        INSERT INTO alarm (number, rule, subjectKind, subject, isTest, bed, raisedAt, receivedAt, isLate, latches,
            priority, audience, state, work, count, lastAt, acknowledgedAt, acknowledgedBy, calledBackAt, onSiteAt,
            clearedAt, closedAt, closeReason, closedBy, edge)
        WITH RECURSIVE fleet (beds) AS (SELECT count(*) FROM bed),
        one (number, beds) AS (SELECT 1, beds FROM fleet UNION ALL SELECT number + 1, beds FROM one
            WHERE number < beds * \(Self.alarmsOfBed)),
        raised AS (SELECT number, number * (\(length / Self.alarmsOfBed) / beds) + \(start) AS at,
            number * 7919 % beds AS bed, number / beds % 7 AS kind FROM one)
        SELECT number + (SELECT coalesce(max(number), 0) FROM alarm), CASE kind WHEN 0 THEN 'SOS-1'
                WHEN 1 THEN 'FALL-1' WHEN 2 THEN 'BED-1' WHEN 3 THEN 'WET-2' WHEN 4 THEN 'VIT-1' WHEN 5 THEN 'VIT-2'
                ELSE 'BAT-1' END,
            1, bed, 0, bed, at, at, 0, 0, 1 + kind % 4, 1, 0, 5, 1, at, at + number % 300 * 1000, 'desk-1',
            at + number % 300 * 1000 + 30000, CASE WHEN number % 4 = 0 THEN at + 900000 END, at + 1000000,
            at + 1200000, 1 + number % 10, 'desk-1', 5
        FROM raised
        """
    }
}
