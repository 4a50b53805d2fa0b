internal import GRDB

/// Money: the counties' standards, the entries and their running sums.
enum Migration0017: Migration {
    static let identifier = "0017 money"

    static func migrate(_ db: Database) throws {
        for sql in [moneyStandard, moneyEntry, moneyAccount] { try db.execute(sql: sql) }
    }

    private static let moneyStandard = """
        CREATE TABLE moneyStandard (
            standard TEXT NOT NULL PRIMARY KEY,
            county TEXT NOT NULL REFERENCES county (county),
            head TEXT NOT NULL CHECK (head IN ('assessment', 'retrofit', 'devices', 'training', 'visits')),
            standardTitle TEXT NOT NULL CHECK (length(standardTitle) BETWEEN 1 AND 100),
            unitAmount INTEGER NOT NULL CHECK (unitAmount BETWEEN 1 AND 1000000000),
            unit TEXT NOT NULL CHECK (length(unit) BETWEEN 1 AND 16),
            validFrom INTEGER NOT NULL CHECK (validFrom BETWEEN -25567 AND 84005),
            validUntil INTEGER CHECK (validUntil BETWEEN validFrom AND 84005),
            document TEXT NOT NULL CHECK (length(document) BETWEEN 1 AND 64),
            ledgerEntry INTEGER NOT NULL REFERENCES ledger (number) DEFERRABLE INITIALLY DEFERRED
        ) STRICT;
        """

    private static let moneyEntry = """
        CREATE TABLE moneyEntry (
            money TEXT NOT NULL PRIMARY KEY,
            county TEXT NOT NULL REFERENCES county (county),
            head TEXT NOT NULL CHECK (head IN ('assessment', 'retrofit', 'devices', 'training', 'visits')),
            source TEXT NOT NULL CHECK (source IN ('central', 'province', 'prefecture', 'county', 'own')),
            kind TEXT NOT NULL CHECK (kind IN ('budgeted', 'allocated', 'paid')),
            amount INTEGER NOT NULL CHECK (amount BETWEEN -100000000000 AND 100000000000),
            "on" INTEGER NOT NULL CHECK ("on" BETWEEN -25567 AND 84005),
            document TEXT NOT NULL CHECK (length(document) BETWEEN 1 AND 64),
            standard TEXT REFERENCES moneyStandard (standard),
            units INTEGER CHECK (units BETWEEN 1 AND 1000000),
            bed TEXT,
            careCase TEXT REFERENCES careCase (careCase),
            visit TEXT REFERENCES visit (visit),
            training TEXT REFERENCES training (training),
            assessment TEXT REFERENCES assessment (assessment),
            asset TEXT REFERENCES asset (asset),
            reverses TEXT UNIQUE REFERENCES moneyEntry (money),
            reversal TEXT CHECK (reversal IN ('mistake', 'paid-back')),
            reverseReason BLOB,
            reversedBy BLOB,
            ledgerEntry INTEGER NOT NULL REFERENCES ledger (number) DEFERRABLE INITIALLY DEFERRED,
            CHECK (reverses <> money),
            CHECK ((reverses IS NULL) = (amount > 0) AND amount <> 0),
            CHECK ((reverses IS NULL) = (reversal IS NULL)),
            CHECK ((reverses IS NULL) = (reverseReason IS NULL)),
            CHECK ((reverses IS NULL) = (reversedBy IS NULL)),
            CHECK (kind = 'paid' OR coalesce(bed, careCase, visit, training, assessment, asset) IS NULL),
            CHECK (kind <> 'paid' OR coalesce(careCase, visit, training, assessment, asset) IS NOT NULL)
        ) STRICT;
        CREATE INDEX moneyEntryByVisit ON moneyEntry (visit) WHERE visit IS NOT NULL;
        CREATE INDEX moneyEntryByTraining ON moneyEntry (training) WHERE training IS NOT NULL;
        CREATE INDEX moneyEntryByAssessment ON moneyEntry (assessment) WHERE assessment IS NOT NULL;
        CREATE INDEX moneyEntryByAsset ON moneyEntry (asset) WHERE asset IS NOT NULL;
        CREATE INDEX moneyEntryByCase ON moneyEntry (careCase) WHERE careCase IS NOT NULL;
        CREATE INDEX moneyEntryByBed ON moneyEntry (bed) WHERE bed IS NOT NULL;
        CREATE INDEX moneyEntryByStandard ON moneyEntry (standard) WHERE standard IS NOT NULL;
        CREATE TRIGGER moneyEntryIsNeverChanged BEFORE UPDATE ON moneyEntry
            BEGIN SELECT RAISE(ABORT, 'moneyEntry is append-only'); END;
        CREATE TRIGGER moneyEntryIsNeverRemoved BEFORE DELETE ON moneyEntry
            BEGIN SELECT RAISE(ABORT, 'moneyEntry is append-only'); END;
        """

    private static let moneyAccount = """
        CREATE TABLE moneyAccount (
            county TEXT NOT NULL REFERENCES county (county),
            head TEXT NOT NULL CHECK (head IN ('assessment', 'retrofit', 'devices', 'training', 'visits')),
            source TEXT NOT NULL CHECK (source IN ('central', 'province', 'prefecture', 'county', 'own')),
            budgeted INTEGER NOT NULL CHECK (budgeted >= 0),
            allocated INTEGER NOT NULL CHECK (allocated >= 0),
            paid INTEGER NOT NULL CHECK (paid BETWEEN 0 AND allocated),
            ledgerEntry INTEGER NOT NULL REFERENCES ledger (number) DEFERRABLE INITIALLY DEFERRED,
            PRIMARY KEY (county, head, source)
        ) STRICT;
        """
}
