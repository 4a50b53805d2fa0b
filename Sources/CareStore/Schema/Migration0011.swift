internal import GRDB

/// The registers of places and people. Names and numbers are sealed; `ledgerEntry` is the entry behind the row.
enum Migration0011: Migration {
    static let identifier = "0011 counties, providers, staff, residents, consents"

    static func migrate(_ db: Database) throws {
        for sql in [county, township, village, provider, staff, residence, resident, residentContact, consent] {
            try db.execute(sql: sql)
        }
    }

    private static let county = """
        CREATE TABLE county (
            county TEXT NOT NULL PRIMARY KEY CHECK (length(county) = 6
                AND county GLOB '[1-9][0-9][0-9][0-9][0-9][0-9]'),
            name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 64),
            bedTarget INTEGER NOT NULL CHECK (bedTarget BETWEEN 0 AND 1000000),
            programmeVisitTarget INTEGER NOT NULL CHECK (programmeVisitTarget BETWEEN 0 AND 1000000),
            visitTarget INTEGER NOT NULL CHECK (visitTarget BETWEEN 0 AND 1000000),
            trainingTarget INTEGER NOT NULL CHECK (trainingTarget BETWEEN 0 AND 1000000),
            roadSpeed INTEGER NOT NULL CHECK (roadSpeed BETWEEN 5 AND 120),
            ledgerEntry INTEGER NOT NULL REFERENCES ledger (number) DEFERRABLE INITIALLY DEFERRED,
            CHECK (programmeVisitTarget <= visitTarget)
        ) STRICT;
        """

    private static let township = """
        CREATE TABLE township (
            township TEXT NOT NULL PRIMARY KEY CHECK (length(township) = 9 AND township NOT GLOB '*[^0-9]*'),
            name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 64),
            ledgerEntry INTEGER NOT NULL REFERENCES ledger (number) DEFERRABLE INITIALLY DEFERRED
        ) STRICT;
        """

    private static let village = """
        CREATE TABLE village (
            village TEXT NOT NULL PRIMARY KEY CHECK (length(village) = 12 AND village NOT GLOB '*[^0-9]*'),
            name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 64),
            latitude INTEGER CHECK (latitude BETWEEN -90000000 AND 90000000),
            longitude INTEGER CHECK (longitude BETWEEN -180000000 AND 180000000),
            ledgerEntry INTEGER NOT NULL REFERENCES ledger (number) DEFERRABLE INITIALLY DEFERRED,
            CHECK ((latitude IS NULL) = (longitude IS NULL))
        ) STRICT;
        """

    private static let provider = """
        CREATE TABLE provider (
            provider TEXT NOT NULL PRIMARY KEY CHECK (length(provider) = 18),
            name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 128),
            bedRegisterID TEXT UNIQUE,
            counties TEXT NOT NULL CHECK (length(counties) >= 6),
            licence TEXT NOT NULL,
            responsible BLOB NOT NULL,
            phone BLOB NOT NULL,
            servesFrom INTEGER NOT NULL,
            servesUntil INTEGER CHECK (servesUntil >= servesFrom),
            ledgerEntry INTEGER NOT NULL REFERENCES ledger (number) DEFERRABLE INITIALLY DEFERRED
        ) STRICT;
        """

    private static let staff = """
        CREATE TABLE staff (
            staff TEXT NOT NULL PRIMARY KEY,
            provider TEXT NOT NULL REFERENCES provider (provider),
            name BLOB NOT NULL,
            identityNumber BLOB NOT NULL,
            identityNumberIndex BLOB NOT NULL,
            phone BLOB,
            qualification TEXT NOT NULL CHECK (qualification IN (
                'care-worker-5', 'care-worker-4', 'care-worker-3', 'care-worker-2', 'care-worker-1', 'nurse',
                    'doctor',
                'therapist', 'social-worker', 'none')),
            certificate TEXT,
            validUntil INTEGER,
            employedFrom INTEGER NOT NULL,
            employedUntil INTEGER CHECK (employedUntil >= employedFrom),
            ledgerEntry INTEGER NOT NULL REFERENCES ledger (number) DEFERRABLE INITIALLY DEFERRED,
            CHECK (certificate IS NOT NULL OR qualification = 'none'),
            CHECK (certificate IS NOT NULL OR validUntil IS NULL)
        ) STRICT;
        CREATE INDEX staffByNumber ON staff (identityNumberIndex);
        CREATE INDEX staffByProvider ON staff (provider);
        """

    private static let residence = """
        CREATE TABLE residence (
            household TEXT NOT NULL PRIMARY KEY,
            county TEXT NOT NULL REFERENCES county (county),
            township TEXT NOT NULL REFERENCES township (township),
            village TEXT NOT NULL REFERENCES village (village),
            address BLOB NOT NULL,
            latitude INTEGER CHECK (latitude BETWEEN -90000000 AND 90000000),
            longitude INTEGER CHECK (longitude BETWEEN -180000000 AND 180000000),
            ledgerEntry INTEGER NOT NULL REFERENCES ledger (number) DEFERRABLE INITIALLY DEFERRED,
            CHECK ((latitude IS NULL) = (longitude IS NULL)),
            CHECK (substr(township, 1, 6) = county),
            CHECK (substr(village, 1, 9) = township)
        ) STRICT;
        """

    private static let resident = """
        CREATE TABLE resident (
            resident TEXT NOT NULL PRIMARY KEY,
            name BLOB NOT NULL,
            identityNumber BLOB NOT NULL,
            identityNumberIndex BLOB NOT NULL UNIQUE,
            phone BLOB,
            household TEXT NOT NULL REFERENCES residence (household),
            "group" TEXT NOT NULL CHECK ("group" IN ('extreme-poverty', 'minimum-income', 'low-income', 'other')),
            priority TEXT,
            careFlags TEXT,
            isLocal INTEGER NOT NULL CHECK (isLocal IN (0, 1)),
            ledgerEntry INTEGER NOT NULL REFERENCES ledger (number) DEFERRABLE INITIALLY DEFERRED
        ) STRICT;
        CREATE INDEX residentByHousehold ON resident (household);
        """

    private static let residentContact = """
        CREATE TABLE residentContact (
            contact TEXT NOT NULL PRIMARY KEY,
            resident TEXT NOT NULL REFERENCES resident (resident),
            role TEXT NOT NULL CHECK (role IN ('family-carer', 'neighbour', 'village-doctor', 'village-cadre',
                'other')),
            name BLOB NOT NULL,
            phone BLOB NOT NULL,
            relation BLOB,
            isGuardian INTEGER NOT NULL CHECK (isGuardian IN (0, 1)),
            until INTEGER,
            ledgerEntry INTEGER NOT NULL REFERENCES ledger (number) DEFERRABLE INITIALLY DEFERRED,
            CHECK (relation IS NOT NULL OR (isGuardian = 0 AND role NOT IN ('family-carer', 'other')))
        ) STRICT;
        CREATE INDEX residentContactByResident ON residentContact (resident);
        """

    private static let consent = """
        CREATE TABLE consent (
            consent TEXT NOT NULL PRIMARY KEY,
            resident TEXT NOT NULL REFERENCES resident (resident),
            purpose TEXT NOT NULL CHECK (purpose IN ('vitals', 'location', 'video', 'audio', 'sharing')),
            decision TEXT NOT NULL CHECK (decision IN ('given', 'withdrawn')),
            "on" INTEGER NOT NULL,
            signer TEXT NOT NULL CHECK (signer IN ('self', 'guardian', 'agent')),
            signerName BLOB,
            signerRelation BLOB,
            signerDocument BLOB,
            takenBy TEXT NOT NULL,
            voidReason BLOB,
            ledgerEntry INTEGER NOT NULL REFERENCES ledger (number) DEFERRABLE INITIALLY DEFERRED,
            CHECK (signer = 'self'
                OR (signerName IS NOT NULL AND signerRelation IS NOT NULL AND signerDocument IS NOT NULL)),
            CHECK (signer <> 'self' OR (signerRelation IS NULL AND signerDocument IS NULL))
        ) STRICT;
        CREATE INDEX consentByResident ON consent (resident, purpose);
        """
}
