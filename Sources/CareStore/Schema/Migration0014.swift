internal import GRDB

/// The calendar of working days, the records of duty, abnormal events and complaints.
enum Migration0014: Migration {
    static let identifier = "0014 duty records, complaints, working days"

    static func migrate(_ db: Database) throws {
        for sql in [
            calendarDay, calendarYear, emergencyCall, dutyLog, shiftHandover, abnormalEvent, abnormalFollowUp,
            authorityNotice, authorityRule, complaint,
        ] { try db.execute(sql: sql) }
    }

    private static let calendarDay = """
        CREATE TABLE calendarDay (
            day INTEGER NOT NULL PRIMARY KEY CHECK (day BETWEEN -25567 AND 84005),
            kind TEXT NOT NULL CHECK (kind IN ('holiday', 'working')),
            name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 32),
            year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2198),
            ledgerEntry INTEGER NOT NULL REFERENCES ledger (number) DEFERRABLE INITIALLY DEFERRED
        ) STRICT;
        CREATE INDEX calendarDayByYear ON calendarDay (year);
        """

    private static let calendarYear = """
        CREATE TABLE calendarYear (
            year INTEGER NOT NULL PRIMARY KEY CHECK (year BETWEEN 2000 AND 2198),
            source TEXT NOT NULL CHECK (length(source) BETWEEN 1 AND 120),
            count INTEGER NOT NULL CHECK (count BETWEEN 1 AND 99),
            ledgerEntry INTEGER NOT NULL REFERENCES ledger (number) DEFERRABLE INITIALLY DEFERRED
        ) STRICT;
        """

    private static let emergencyCall = """
        CREATE TABLE emergencyCall (
            call TEXT NOT NULL PRIMARY KEY,
            receivedAt INTEGER NOT NULL,
            way TEXT NOT NULL CHECK (way IN ('alarm', 'telephone', 'other')),
            alarm INTEGER CHECK (alarm >= 1),
            bed TEXT,
            caller BLOB,
            phone BLOB,
            takenBy TEXT NOT NULL,
            what BLOB NOT NULL,
            calledBackAt INTEGER CHECK (calledBackAt >= receivedAt),
            verification TEXT CHECK (verification IN ('emergency', 'no-emergency', 'unreachable')),
            responder BLOB,
            respondedAt INTEGER CHECK (respondedAt >= receivedAt),
            resolvedAt INTEGER CHECK (resolvedAt >= receivedAt AND resolvedAt >= coalesce(calledBackAt, resolvedAt)
                AND resolvedAt >= coalesce(respondedAt, resolvedAt)),
            resolution BLOB,
            manager TEXT,
            managerToldAt INTEGER CHECK (managerToldAt >= receivedAt),
            voidReason BLOB,
            ledgerEntry INTEGER NOT NULL REFERENCES ledger (number) DEFERRABLE INITIALLY DEFERRED,
            CHECK (way <> 'alarm' OR alarm IS NOT NULL),
            CHECK (bed IS NOT NULL OR caller IS NOT NULL),
            CHECK ((calledBackAt IS NULL) = (verification IS NULL)),
            CHECK ((respondedAt IS NULL) = (responder IS NULL)),
            CHECK ((resolvedAt IS NULL) = (resolution IS NULL)),
            CHECK ((managerToldAt IS NULL) = (manager IS NULL)),
            CHECK (resolvedAt IS NULL OR responder IS NOT NULL OR coalesce(verification, '') = 'no-emergency')
        ) STRICT;
        CREATE INDEX emergencyCallByTime ON emergencyCall (receivedAt);
        CREATE INDEX emergencyCallByBed ON emergencyCall (bed, receivedAt);
        """

    private static let dutyLog = """
        CREATE TABLE dutyLog (
            entry TEXT NOT NULL PRIMARY KEY,
            post TEXT NOT NULL CHECK (length(post) BETWEEN 1 AND 40),
            person TEXT NOT NULL,
            "from" INTEGER NOT NULL,
            until INTEGER NOT NULL,
            what BLOB NOT NULL,
            voidReason BLOB,
            ledgerEntry INTEGER NOT NULL REFERENCES ledger (number) DEFERRABLE INITIALLY DEFERRED,
            CHECK (until > "from" AND until - "from" <= 86400000)
        ) STRICT;
        CREATE INDEX dutyLogByTime ON dutyLog (until);
        """

    private static let shiftHandover = """
        CREATE TABLE shiftHandover (
            handover TEXT NOT NULL PRIMARY KEY,
            post TEXT NOT NULL CHECK (length(post) BETWEEN 1 AND 40),
            at INTEGER NOT NULL,
            handedBy TEXT NOT NULL,
            takenBy TEXT NOT NULL CHECK (takenBy <> handedBy),
            openAlarmCount INTEGER NOT NULL CHECK (openAlarmCount BETWEEN 0 AND 500),
            openAlarms TEXT,
            openOrderCount INTEGER NOT NULL CHECK (openOrderCount BETWEEN 0 AND 500),
            openOrders TEXT,
            note BLOB,
            voidReason BLOB,
            forgottenAlarms TEXT,
            endedAlarms TEXT,
            forgottenOrders TEXT,
            endedOrders TEXT,
            ledgerEntry INTEGER NOT NULL REFERENCES ledger (number) DEFERRABLE INITIALLY DEFERRED,
            CHECK (openAlarmCount = CASE WHEN openAlarms IS NULL THEN 0
                ELSE length(openAlarms) - length(replace(openAlarms, ' ', '')) + 1 END),
            CHECK (openOrderCount = CASE WHEN openOrders IS NULL THEN 0
                ELSE length(openOrders) - length(replace(openOrders, ' ', '')) + 1 END)
        ) STRICT;
        CREATE INDEX shiftHandoverByTime ON shiftHandover (at);
        """

    private static let abnormalEvent = """
        CREATE TABLE abnormalEvent (
            event TEXT NOT NULL PRIMARY KEY,
            category TEXT NOT NULL CHECK (category IN ('fall', 'choking', 'missing', 'self-harm', 'harm-to-others',
                'fire',
                'gas', 'infection', 'food-poisoning', 'work-accident', 'abuse', 'other')),
            county TEXT NOT NULL REFERENCES county (county),
            provider TEXT REFERENCES provider (provider),
            bed TEXT,
            resident TEXT REFERENCES resident (resident),
            place BLOB,
            at INTEGER NOT NULL,
            knownAt INTEGER NOT NULL CHECK (knownAt >= at),
            what BLOB NOT NULL,
            measures BLOB NOT NULL,
            reportedBy TEXT NOT NULL,
            alarm INTEGER CHECK (alarm >= 1),
            state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
            closedAt INTEGER CHECK (closedAt >= knownAt),
            closedBy TEXT,
            conclusion BLOB,
            voidReason BLOB,
            ledgerEntry INTEGER NOT NULL REFERENCES ledger (number) DEFERRABLE INITIALLY DEFERRED,
            CHECK (bed IS NOT NULL OR place IS NOT NULL),
            CHECK ((state = 'closed') = (closedAt IS NOT NULL)),
            CHECK ((closedAt IS NULL) = (closedBy IS NULL) AND (closedAt IS NULL) = (conclusion IS NULL))
        ) STRICT;
        CREATE INDEX abnormalEventByTime ON abnormalEvent (at);
        CREATE INDEX abnormalEventByBed ON abnormalEvent (bed, at);
        CREATE INDEX abnormalEventOpen ON abnormalEvent (knownAt) WHERE state = 'open';
        """

    private static let abnormalFollowUp = """
        CREATE TABLE abnormalFollowUp (
            part TEXT NOT NULL PRIMARY KEY,
            event TEXT NOT NULL REFERENCES abnormalEvent (event),
            at INTEGER NOT NULL,
            what BLOB NOT NULL,
            measures BLOB,
            reportedBy TEXT NOT NULL,
            voidReason BLOB,
            ledgerEntry INTEGER NOT NULL REFERENCES ledger (number) DEFERRABLE INITIALLY DEFERRED
        ) STRICT;
        CREATE INDEX abnormalFollowUpByEvent ON abnormalFollowUp (event, at);
        """

    private static let authorityNotice = """
        CREATE TABLE authorityNotice (
            notice TEXT NOT NULL PRIMARY KEY,
            event TEXT NOT NULL REFERENCES abnormalEvent (event),
            authority TEXT NOT NULL CHECK (authority IN ('civil-affairs', 'health', 'market-regulation',
                'disease-control',
                'emergency-management', 'public-security', 'fire-rescue')),
            office TEXT CHECK (length(office) BETWEEN 1 AND 80),
            toldAt INTEGER NOT NULL,
            toldBy TEXT NOT NULL,
            how TEXT NOT NULL CHECK (how IN ('telephone', 'written', 'in-person', 'system')),
            receipt TEXT CHECK (length(receipt) BETWEEN 1 AND 120),
            voidReason BLOB,
            ledgerEntry INTEGER NOT NULL REFERENCES ledger (number) DEFERRABLE INITIALLY DEFERRED
        ) STRICT;
        CREATE INDEX authorityNoticeByEvent ON authorityNotice (event, authority);
        """

    private static let authorityRule = """
        CREATE TABLE authorityRule (
            county TEXT NOT NULL REFERENCES county (county),
            category TEXT NOT NULL CHECK (category IN ('fall', 'choking', 'missing', 'self-harm', 'harm-to-others',
                'fire',
                'gas', 'infection', 'food-poisoning', 'work-accident', 'abuse', 'other')),
            authority TEXT NOT NULL CHECK (authority IN ('civil-affairs', 'health', 'market-regulation',
                'disease-control',
                'emergency-management', 'public-security', 'fire-rescue')),
            isRequired INTEGER NOT NULL CHECK (isRequired IN (0, 1)),
            within INTEGER CHECK (within BETWEEN 1 AND 43200),
            ledgerEntry INTEGER NOT NULL REFERENCES ledger (number) DEFERRABLE INITIALLY DEFERRED,
            PRIMARY KEY (county, category, authority)
        ) STRICT;
        """

    private static let complaint = """
        CREATE TABLE complaint (
            complaint TEXT NOT NULL PRIMARY KEY,
            county TEXT NOT NULL REFERENCES county (county),
            receivedAt INTEGER NOT NULL,
            way TEXT NOT NULL CHECK (way IN ('hotline', 'letter-box', 'in-person', 'follow-up', 'other')),
            complainant BLOB,
            phone BLOB,
            bed TEXT,
            provider TEXT REFERENCES provider (provider),
            staff TEXT REFERENCES staff (staff),
            what BLOB NOT NULL,
            answeredAt INTEGER CHECK (answeredAt >= receivedAt),
            answeredBy TEXT,
            answeredHow TEXT CHECK (answeredHow IN ('telephone', 'written', 'in-person', 'system')),
            answer BLOB,
            isSatisfied INTEGER CHECK (isSatisfied IN (0, 1)),
            state TEXT NOT NULL CHECK (state IN ('open', 'answered')),
            voidReason BLOB,
            ledgerEntry INTEGER NOT NULL REFERENCES ledger (number) DEFERRABLE INITIALLY DEFERRED,
            CHECK ((state = 'answered') = (answeredAt IS NOT NULL)),
            CHECK ((answeredAt IS NULL) = (answeredBy IS NULL) AND (answeredAt IS NULL) = (answeredHow IS NULL)
                AND (answeredAt IS NULL) = (answer IS NULL)),
            CHECK (isSatisfied IS NULL OR answeredAt IS NOT NULL),
            CHECK (staff IS NULL OR answeredBy IS NULL OR staff <> answeredBy)
        ) STRICT;
        CREATE INDEX complaintOpen ON complaint (receivedAt) WHERE state = 'open';
        CREATE INDEX complaintByTime ON complaint (county, receivedAt);
        """
}
