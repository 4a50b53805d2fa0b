internal import GRDB

/// The county's property: where every piece is, how it came there, and by when it must come back.
enum Migration0015: Migration {
    static let identifier = "0015 assets, their moves, preparation and recovery"

    static func migrate(_ db: Database) throws {
        for sql in [assetStore, assetRule, asset, assetMove, assetWork, recoveryOrder, assetKept] {
            try db.execute(sql: sql)
        }
    }

    private static let assetStore = """
        CREATE TABLE assetStore (
            store TEXT NOT NULL PRIMARY KEY,
            county TEXT NOT NULL REFERENCES county (county),
            storeName TEXT NOT NULL CHECK (length(storeName) BETWEEN 1 AND 100),
            holder TEXT NOT NULL CHECK (holder IN ('county', 'provider')),
            provider TEXT REFERENCES provider (provider),
            ledgerEntry INTEGER NOT NULL REFERENCES ledger (number) DEFERRABLE INITIALLY DEFERRED,
            CHECK ((holder = 'provider') = (provider IS NOT NULL))
        ) STRICT;
        """

    private static let assetRule = """
        CREATE TABLE assetRule (
            county TEXT NOT NULL REFERENCES county (county),
            kind TEXT NOT NULL CHECK (kind IN ('emergency-call', 'camera', 'wearable', 'nursing-bed', 'alarm',
                'wetness-pad', 'smart-mattress', 'pill-box', 'hub', 'shower-stool', 'commode', 'other')),
            isReusable INTEGER NOT NULL CHECK (isReusable IN (0, 1)),
            returns INTEGER NOT NULL CHECK (returns IN (0, 1)),
            holders TEXT NOT NULL,
            noticeDays INTEGER NOT NULL CHECK (noticeDays BETWEEN 0 AND 365),
            contactDays INTEGER NOT NULL CHECK (contactDays BETWEEN 0 AND 365),
            collectDays INTEGER NOT NULL CHECK (collectDays BETWEEN 0 AND 365),
            sanitiseDays INTEGER NOT NULL CHECK (sanitiseDays BETWEEN 0 AND 365),
            availableDays INTEGER NOT NULL CHECK (availableDays BETWEEN 0 AND 365),
            sanitation TEXT NOT NULL CHECK (length(sanitation) BETWEEN 1 AND 200),
            approver TEXT NOT NULL CHECK (approver IN ('county-civil-affairs', 'county-finance',
                'prefecture-civil-affairs')),
            ownParts TEXT,
            source TEXT NOT NULL CHECK (length(source) BETWEEN 1 AND 200),
            ledgerEntry INTEGER NOT NULL REFERENCES ledger (number) DEFERRABLE INITIALLY DEFERRED,
            PRIMARY KEY (county, kind),
            CHECK (isReusable = 0 OR returns = 1),
            CHECK (collectDays >= noticeDays),
            CHECK (availableDays >= sanitiseDays)
        ) STRICT;
        """

    private static let asset = """
        CREATE TABLE asset (
            asset TEXT NOT NULL PRIMARY KEY,
            county TEXT NOT NULL REFERENCES county (county),
            kind TEXT NOT NULL CHECK (kind IN ('emergency-call', 'camera', 'wearable', 'nursing-bed', 'alarm',
                'wetness-pad', 'smart-mattress', 'pill-box', 'hub', 'shower-stool', 'commode', 'other')),
            model TEXT NOT NULL CHECK (length(model) BETWEEN 1 AND 100),
            serial TEXT NOT NULL CHECK (length(serial) BETWEEN 1 AND 64),
            catalogueClass TEXT CHECK (length(catalogueClass) BETWEEN 1 AND 64),
            standardCode TEXT CHECK (length(standardCode) BETWEEN 1 AND 32),
            fund TEXT NOT NULL CHECK (fund IN ('central', 'province', 'prefecture', 'county', 'own')),
            price INTEGER NOT NULL CHECK (price BETWEEN 0 AND 10000000000),
            purchasedOn INTEGER NOT NULL CHECK (purchasedOn BETWEEN -25567 AND 84005),
            warrantyUntil INTEGER NOT NULL CHECK (warrantyUntil BETWEEN -25567 AND 84005),
            lifeMonths INTEGER NOT NULL CHECK (lifeMonths BETWEEN 1 AND 600),
            owner TEXT NOT NULL CHECK (length(owner) BETWEEN 1 AND 100),
            device TEXT,
            state TEXT NOT NULL CHECK (state IN ('in-stock', 'allocated', 'installing', 'in-service',
                'suspended', 'pending-return', 'returned', 'sanitizing', 'repair', 'ready', 'retired', 'lost')),
            place TEXT NOT NULL,
            store TEXT NOT NULL REFERENCES assetStore (store),
            bed TEXT,
            custodian BLOB,
            since INTEGER NOT NULL,
            number INTEGER NOT NULL CHECK (number BETWEEN 0 AND 999999),
            cycles INTEGER NOT NULL CHECK (cycles BETWEEN 0 AND 9999),
            returnedAt INTEGER,
            returnReason TEXT CHECK (returnReason IN ('recovered', 'deceased', 'institution', 'moved',
                'withdrew', 'agreement-ended', 'device-fault', 'long-unused')),
            approval TEXT CHECK (length(approval) BETWEEN 1 AND 64),
            approvedBy TEXT CHECK (approvedBy IN ('county-civil-affairs', 'county-finance',
                'prefecture-civil-affairs')),
            lossDocument TEXT CHECK (length(lossDocument) BETWEEN 1 AND 64),
            correction BLOB,
            ledgerEntry INTEGER NOT NULL REFERENCES ledger (number) DEFERRABLE INITIALLY DEFERRED,
            CHECK (warrantyUntil >= purchasedOn),
            CHECK (CASE WHEN state IN ('in-service', 'suspended',
                'pending-return') THEN place = 'bed:' || bed WHEN state IN ('installing',
                'repair') THEN place GLOB 'technician:?*' WHEN state IN ('retired',
                'lost') THEN place = 'nobody' ELSE place = 'store:' || store END),
            CHECK ((state IN ('allocated', 'installing', 'in-service', 'suspended',
                'pending-return')) = (bed IS NOT NULL)),
            CHECK ((state = 'retired') = (approval IS NOT NULL)),
            CHECK ((approval IS NULL) = (approvedBy IS NULL)),
            CHECK ((state = 'lost') = (lossDocument IS NOT NULL)),
            CHECK (state <> 'pending-return' OR returnReason IS NOT NULL),
            CHECK (state NOT IN ('returned', 'sanitizing', 'repair', 'ready') OR returnedAt IS NOT NULL)
        ) STRICT;
        CREATE UNIQUE INDEX assetBySerial ON asset (serial);
        CREATE UNIQUE INDEX assetByDevice ON asset (device);
        CREATE INDEX assetByPlace ON asset (place);
        CREATE INDEX assetByBed ON asset (bed) WHERE bed IS NOT NULL;
        """

    private static let assetMove = """
        CREATE TABLE assetMove (
            asset TEXT NOT NULL REFERENCES asset (asset),
            number INTEGER NOT NULL CHECK (number BETWEEN 0 AND 999999),
            fromState TEXT,
            toState TEXT NOT NULL,
            at INTEGER NOT NULL,
            by BLOB NOT NULL,
            reason BLOB NOT NULL,
            returnReason TEXT CHECK (returnReason IN ('recovered', 'deceased', 'institution', 'moved',
                'withdrew', 'agreement-ended', 'device-fault', 'long-unused')),
            document TEXT CHECK (length(document) BETWEEN 1 AND 100),
            evidence TEXT CHECK (length(evidence) = 64),
            place TEXT NOT NULL,
            bed TEXT,
            custodian BLOB,
            approval TEXT CHECK (length(approval) BETWEEN 1 AND 64),
            ledgerEntry INTEGER NOT NULL REFERENCES ledger (number) DEFERRABLE INITIALLY DEFERRED,
            PRIMARY KEY (asset, number),
            CHECK ((number = 0) = (fromState IS NULL)),
            CHECK (fromState = toState OR CASE fromState WHEN 'in-stock' THEN toState IN ('allocated')
                WHEN 'allocated' THEN toState IN ('installing')
                WHEN 'installing' THEN toState IN ('in-service', 'in-stock')
                WHEN 'in-service' THEN toState IN ('suspended', 'pending-return', 'repair', 'lost')
                WHEN 'suspended' THEN toState IN ('in-service')
                WHEN 'pending-return' THEN toState IN ('returned', 'in-service')
                WHEN 'returned' THEN toState IN ('sanitizing', 'retired')
                WHEN 'sanitizing' THEN toState IN ('repair', 'ready')
                WHEN 'repair' THEN toState IN ('sanitizing', 'ready', 'retired')
                WHEN 'ready' THEN toState IN ('allocated') WHEN 'lost' THEN toState IN ('returned')
                ELSE fromState IS NULL AND toState IN ('in-stock', 'installing', 'in-service') END),
            CHECK (document IS NOT NULL OR evidence IS NOT NULL),
            CHECK (toState <> 'retired' OR approval IS NOT NULL)
        ) STRICT;
        """

    private static let assetWork = """
        CREATE TABLE assetWork (
            asset TEXT NOT NULL REFERENCES asset (asset),
            work TEXT NOT NULL CHECK (work IN ('sanitation', 'function-test', 'wipe')),
            at INTEGER NOT NULL,
            by BLOB NOT NULL,
            agent TEXT CHECK (length(agent) BETWEEN 1 AND 100),
            method TEXT CHECK (length(method) BETWEEN 1 AND 200),
            passed INTEGER CHECK (passed IN (0, 1)),
            batteryReplaced INTEGER CHECK (batteryReplaced IN (0, 1)),
            document TEXT CHECK (length(document) BETWEEN 1 AND 100),
            evidence TEXT CHECK (length(evidence) = 64),
            ledgerEntry INTEGER NOT NULL REFERENCES ledger (number) DEFERRABLE INITIALLY DEFERRED,
            PRIMARY KEY (asset, work, at),
            CHECK ((work = 'sanitation') = (agent IS NOT NULL)),
            CHECK ((work = 'function-test') = (passed IS NOT NULL)),
            CHECK ((work = 'function-test') = (method IS NULL)),
            CHECK (document IS NOT NULL OR evidence IS NOT NULL)
        ) STRICT;
        """

    private static let recoveryOrder = """
        CREATE TABLE recoveryOrder (
            asset TEXT NOT NULL REFERENCES asset (asset),
            number INTEGER NOT NULL CHECK (number BETWEEN 0 AND 999999),
            county TEXT NOT NULL REFERENCES county (county),
            bed TEXT NOT NULL,
            careCase TEXT REFERENCES careCase (careCase),
            returnReason TEXT NOT NULL CHECK (returnReason IN ('recovered', 'deceased', 'institution', 'moved',
                'withdrew', 'agreement-ended', 'device-fault', 'long-unused')),
            endedOn INTEGER NOT NULL CHECK (endedOn BETWEEN -25567 AND 84005),
            noticeDue INTEGER NOT NULL CHECK (noticeDue BETWEEN -25567 AND 84005),
            contactFrom INTEGER NOT NULL CHECK (contactFrom BETWEEN -25567 AND 84005),
            collectDue INTEGER NOT NULL CHECK (collectDue BETWEEN -25567 AND 84005),
            sanitiseDue INTEGER NOT NULL CHECK (sanitiseDue BETWEEN -25567 AND 84005),
            availableDue INTEGER NOT NULL CHECK (availableDue BETWEEN -25567 AND 84005),
            noticedAt INTEGER,
            noticedBy BLOB,
            collectedAt INTEGER,
            sanitisedAt INTEGER,
            closedAt INTEGER,
            outcome TEXT CHECK (outcome IN ('ready', 'retired', 'cancelled')),
            ledgerEntry INTEGER NOT NULL REFERENCES ledger (number) DEFERRABLE INITIALLY DEFERRED,
            PRIMARY KEY (asset, number),
            CHECK ((noticedAt IS NULL) = (noticedBy IS NULL)),
            CHECK ((closedAt IS NULL) = (outcome IS NULL)),
            CHECK (outcome <> 'cancelled' OR collectedAt IS NULL),
            CHECK (outcome NOT IN ('ready', 'retired') OR collectedAt IS NOT NULL)
        ) STRICT;
        CREATE UNIQUE INDEX recoveryOrderOpen ON recoveryOrder (asset) WHERE closedAt IS NULL;
        CREATE INDEX recoveryOrderByCase ON recoveryOrder (careCase);
        CREATE INDEX recoveryOrderByBed ON recoveryOrder (bed);
        """

    private static let assetKept = """
        CREATE TABLE assetKept (
            asset TEXT NOT NULL REFERENCES asset (asset),
            careCase TEXT NOT NULL REFERENCES careCase (careCase),
            bed TEXT NOT NULL,
            at INTEGER NOT NULL,
            by BLOB NOT NULL,
            reason BLOB NOT NULL,
            document TEXT CHECK (length(document) BETWEEN 1 AND 100),
            ledgerEntry INTEGER NOT NULL REFERENCES ledger (number) DEFERRABLE INITIALLY DEFERRED,
            PRIMARY KEY (asset, careCase)
        ) STRICT;
        """
}
