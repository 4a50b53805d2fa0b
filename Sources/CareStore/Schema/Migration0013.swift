internal import GRDB

/// Visits, who made them and what was done; the counties' lists of services.
enum Migration0013: Migration {
    static let identifier = "0013 visits"

    static func migrate(_ db: Database) throws {
        for sql in [serviceItem, visit, visitStaff, visitItem, visitCheckIn] { try db.execute(sql: sql) }
    }

    private static let serviceItem = """
        CREATE TABLE serviceItem (
            county TEXT NOT NULL REFERENCES county(county),
            item TEXT NOT NULL,
            validFrom INTEGER NOT NULL,
            validUntil INTEGER CHECK (validUntil >= validFrom),
            itemName TEXT NOT NULL,
            category TEXT NOT NULL CHECK (category IN
                ('living', 'basic', 'rehabilitation', 'support', 'health', 'errands', 'teaching', 'equipment')),
            standardMinutes INTEGER NOT NULL CHECK (standardMinutes BETWEEN 1 AND 480),
            price INTEGER NOT NULL CHECK (price BETWEEN 0 AND 100000000),
            ledgerEntry INTEGER NOT NULL REFERENCES ledger (number) DEFERRABLE INITIALLY DEFERRED,
            PRIMARY KEY (county, item, validFrom)
        ) STRICT;
        """

    private static let visit = """
        CREATE TABLE visit (
            visit TEXT NOT NULL PRIMARY KEY,
            careCase TEXT NOT NULL REFERENCES careCase(careCase),
            resident TEXT NOT NULL REFERENCES resident(resident),
            bed TEXT NOT NULL,
            provider TEXT NOT NULL REFERENCES provider(provider),
            county TEXT NOT NULL REFERENCES county(county),
            ordinal INTEGER NOT NULL CHECK (ordinal BETWEEN 1 AND 999),
            purpose TEXT NOT NULL
                CHECK (purpose = CASE ordinal WHEN 1 THEN 'service-and-teach' WHEN 2 THEN 'review-plan'
                WHEN 3 THEN 'sum-up-and-guide' ELSE 'further' END),
            state TEXT NOT NULL CHECK (state IN ('planned', 'dispatched', 'arrived', 'in-service', 'finished',
                'rated',
                'followed-up', 'cancelled', 'void')),
            staff TEXT,
            plannedStart INTEGER,
            plannedEnd INTEGER CHECK (plannedEnd > plannedStart),
            plannedItems TEXT,
            subsidised INTEGER CHECK (subsidised IN (0, 1)),
            dispatchedAt INTEGER,
            arrivedAt INTEGER,
            method TEXT CHECK (method IN ('qr', 'nfc', 'geofence', 'hub', 'command')),
            latitude BLOB,
            longitude BLOB,
            accuracy INTEGER CHECK (accuracy BETWEEN 0 AND 100000),
            startAt INTEGER CHECK (startAt >= arrivedAt),
            endAt INTEGER CHECK (endAt > startAt),
            items TEXT,
            planAdjusted INTEGER CHECK (planAdjusted IN (0, 1)),
            planAdjustment BLOB,
            skillsTaught TEXT,
            devicesChecked TEXT,
            signature TEXT CHECK (length(signature) = 64),
            photos TEXT,
            visitNote BLOB,
            approval TEXT,
            isLate INTEGER CHECK (isLate IN (0, 1)),
            enteredAt INTEGER,
            anomalies TEXT,
            ratedAt INTEGER CHECK (ratedAt >= endAt),
            rating INTEGER CHECK (rating BETWEEN 1 AND 5),
            complaint INTEGER CHECK (complaint IN (0, 1)),
            followedUpAt INTEGER CHECK (followedUpAt >= ratedAt),
            followUpNote BLOB,
            cancelledAt INTEGER,
            cancelReason TEXT CHECK (cancelReason IN ('resident-away', 'resident-refused', 'staff-missing', 'road',
                'case-ended', 'mistake', 'other')),
            voidedAt INTEGER,
            voidReason TEXT CHECK (voidReason IN ('entered-twice', 'wrong-resident', 'wrong-staff', 'wrong-times',
                'did-not-happen', 'other')),
            endingNote BLOB,
            heldFrom INTEGER,
            corroboration TEXT CHECK (corroboration IN ('corroborated', 'not-seen', 'contradicted')),
            corroborationReasons TEXT,
            vitalsMeasured BLOB,
            consumables TEXT,
            ledgerEntry INTEGER NOT NULL REFERENCES ledger (number) DEFERRABLE INITIALLY DEFERRED,
            CHECK ((plannedStart IS NULL) = (plannedEnd IS NULL)),
            CHECK ((latitude IS NULL) = (longitude IS NULL)),
            CHECK (arrivedAt IS NULL OR (staff IS NOT NULL AND instr(staff, ' ') > 0)),
            CHECK (state NOT IN ('arrived', 'in-service', 'finished', 'rated', 'followed-up')
                OR arrivedAt IS NOT NULL),
            CHECK (state NOT IN ('in-service', 'finished', 'rated', 'followed-up', 'void') OR startAt IS NOT NULL),
            CHECK (state NOT IN ('finished', 'rated', 'followed-up') OR (endAt IS NOT NULL AND items IS NOT NULL
                AND isLate IS NOT NULL AND anomalies IS NOT NULL)),
            CHECK (state NOT IN ('rated', 'followed-up') OR (rating IS NOT NULL AND complaint IS NOT NULL
                AND ratedAt IS NOT NULL)),
            CHECK (state <> 'followed-up' OR followedUpAt IS NOT NULL),
            CHECK ((state = 'cancelled') = (cancelledAt IS NOT NULL)
                AND (state = 'cancelled') = (cancelReason IS NOT NULL)),
            CHECK ((state = 'void') = (voidedAt IS NOT NULL) AND (state = 'void') = (voidReason IS NOT NULL)),
            CHECK (ordinal <> 2 OR endAt IS NULL OR planAdjusted IS NOT NULL)
        ) STRICT;
        CREATE UNIQUE INDEX visitOrdinal ON visit(resident, ordinal) WHERE state NOT IN ('cancelled', 'void');
        CREATE INDEX visitResident ON visit(resident);
        CREATE INDEX visitCase ON visit(careCase);
        CREATE INDEX visitBed ON visit(bed, plannedStart);
        """

    private static let visitStaff = """
        CREATE TABLE visitStaff (
            visit TEXT NOT NULL REFERENCES visit(visit),
            staff TEXT NOT NULL REFERENCES staff(staff),
            qualification TEXT NOT NULL CHECK (qualification IN ('care-worker-5', 'care-worker-4', 'care-worker-3',
                'care-worker-2', 'care-worker-1', 'nurse', 'doctor', 'therapist', 'social-worker')),
            certificate TEXT,
            busyFrom INTEGER NOT NULL,
            busyUntil INTEGER NOT NULL CHECK (busyUntil > busyFrom),
            ledgerEntry INTEGER NOT NULL REFERENCES ledger (number) DEFERRABLE INITIALLY DEFERRED,
            PRIMARY KEY (visit, staff)
        ) STRICT;
        CREATE INDEX visitStaffBusy ON visitStaff(staff, busyFrom);
        """

    private static let visitItem = """
        CREATE TABLE visitItem (
            visit TEXT NOT NULL REFERENCES visit(visit),
            item TEXT NOT NULL,
            plannedMinutes INTEGER CHECK (plannedMinutes BETWEEN 1 AND 480),
            standardMinutes INTEGER NOT NULL CHECK (standardMinutes BETWEEN 1 AND 480),
            actualMinutes INTEGER CHECK (actualMinutes BETWEEN 1 AND 480),
            price INTEGER NOT NULL CHECK (price BETWEEN 0 AND 100000000),
            ledgerEntry INTEGER NOT NULL REFERENCES ledger (number) DEFERRABLE INITIALLY DEFERRED,
            PRIMARY KEY (visit, item)
        ) STRICT;
        """

    private static let visitCheckIn = """
        CREATE TABLE visitCheckIn (
            bed TEXT NOT NULL,
            device TEXT NOT NULL,
            at INTEGER NOT NULL,
            card TEXT,
            checkInResult TEXT NOT NULL CHECK (checkInResult IN ('arrived', 'known', 'unexpected', 'refused')),
            visit TEXT REFERENCES visit(visit),
            refusal TEXT,
            ledgerEntry INTEGER NOT NULL REFERENCES ledger (number) DEFERRABLE INITIALLY DEFERRED,
            CHECK ((checkInResult = 'unexpected') = (visit IS NULL)),
            CHECK ((checkInResult = 'refused') = (refusal IS NOT NULL)),
            PRIMARY KEY (bed, device, at)
        ) STRICT;
        CREATE INDEX visitCheckInResult ON visitCheckIn(checkInResult);
        """
}
