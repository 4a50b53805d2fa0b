internal import GRDB

/// Each resident's way through the programme: assessments, cases with their retrofit, kit and training.
enum Migration0012: Migration {
    static let identifier = "0012 cases, assessments, kit, training"

    static func migrate(_ db: Database) throws {
        for sql in [assessment, deathList, careCase, retrofitItem, kitItem, kitSwap, training] {
            try db.execute(sql: sql)
        }
    }

    private static let assessment = """
        CREATE TABLE assessment (
            assessment TEXT NOT NULL PRIMARY KEY,
            resident TEXT NOT NULL REFERENCES resident (resident),
            assessedOn INTEGER NOT NULL CHECK (assessedOn BETWEEN -25567 AND 84005),
            standard TEXT NOT NULL CHECK (standard IN ('mzt-039-2013', 'gbt-42195-2022')),
            reason TEXT NOT NULL CHECK (reason IN ('initial', 'routine', 'after-change', 'disputed')),
            assessor TEXT NOT NULL REFERENCES staff (staff),
            otherAssessor TEXT NOT NULL REFERENCES staff (staff),
            scores BLOB NOT NULL,
            conditions BLOB,
            riskEvents INTEGER CHECK (riskEvents BETWEEN 0 AND 99),
            document TEXT CHECK (length(document) BETWEEN 1 AND 64),
            total INTEGER CHECK (total BETWEEN 0 AND 90),
            selfCareGrade INTEGER CHECK (selfCareGrade BETWEEN 0 AND 3),
            mentalGrade INTEGER CHECK (mentalGrade BETWEEN 0 AND 3),
            sensoryGrade INTEGER CHECK (sensoryGrade BETWEEN 0 AND 3),
            socialGrade INTEGER CHECK (socialGrade BETWEEN 0 AND 3),
            grade INTEGER NOT NULL CHECK (grade BETWEEN 0 AND 4),
            completedByRule INTEGER NOT NULL CHECK (completedByRule IN (0, 1)),
            overrides TEXT,
            disability TEXT NOT NULL CHECK (disability IN ('none', 'partial', 'disabled')),
            mobility TEXT NOT NULL CHECK (mobility IN ('walks', 'walks-with-help', 'chair', 'bed-bound')),
            dueOn INTEGER NOT NULL CHECK (dueOn BETWEEN -25567 AND 84005),
            voidReason BLOB,
            voidedBy BLOB,
            ledgerEntry INTEGER NOT NULL REFERENCES ledger (number) DEFERRABLE INITIALLY DEFERRED,
            CHECK (assessor <> otherAssessor),
            CHECK (dueOn > assessedOn),
            CHECK ((standard = 'gbt-42195-2022') = (total IS NOT NULL)),
            CHECK ((standard = 'mzt-039-2013') = (selfCareGrade IS NOT NULL AND mentalGrade IS NOT NULL
                AND sensoryGrade IS NOT NULL AND socialGrade IS NOT NULL)),
            CHECK (standard = 'gbt-42195-2022' OR grade <= 3),
            CHECK (standard = 'mzt-039-2013' OR assessedOn >= 19356),
            CHECK (disability = CASE WHEN grade >= 3 THEN 'disabled' WHEN grade >= 1 THEN 'partial' ELSE 'none' END),
            CHECK ((voidReason IS NULL) = (voidedBy IS NULL))
        ) STRICT;
        CREATE INDEX assessmentByResident ON assessment (resident);
        """

    private static let deathList = """
        CREATE TABLE deathList (
            listEntry TEXT NOT NULL PRIMARY KEY,
            identityNumber BLOB NOT NULL,
            identityNumberIndex BLOB,
            diedOn INTEGER NOT NULL CHECK (diedOn BETWEEN -25567 AND 84005),
            source TEXT NOT NULL CHECK (length(source) BETWEEN 1 AND 64),
            ledgerEntry INTEGER NOT NULL REFERENCES ledger (number) DEFERRABLE INITIALLY DEFERRED
        ) STRICT;
        CREATE INDEX deathListByIdentityNumber ON deathList (identityNumberIndex);
        """

    private static let careCase = """
        CREATE TABLE careCase (
            careCase TEXT NOT NULL PRIMARY KEY,
            resident TEXT NOT NULL REFERENCES resident (resident),
            county TEXT NOT NULL REFERENCES county (county),
            state TEXT NOT NULL
                CHECK (state IN ('screened', 'home-assessed', 'retrofit-agreed', 'retrofitted', 'ability-assessed',
                    'planned', 'in-service', 'ending', 'ended')),
            provider TEXT REFERENCES provider (provider),
            bed TEXT,
            serviceFrom INTEGER CHECK (serviceFrom BETWEEN -25567 AND 84005),
            endedOn INTEGER CHECK (endedOn BETWEEN -25567 AND 84005),
            screenedOn INTEGER CHECK (screenedOn BETWEEN -25567 AND 84005),
            screenedBy BLOB,
            screenDocument TEXT CHECK (length(screenDocument) BETWEEN 1 AND 64),
            localHousehold INTEGER CHECK (localHousehold IN (0, 1)),
            localHouseholdWords BLOB,
            homeBasis INTEGER CHECK (homeBasis IN (0, 1)),
            homeBasisWords BLOB,
            willing INTEGER CHECK (willing IN (0, 1)),
            willingWords BLOB,
            livesAtHome INTEGER CHECK (livesAtHome IN (0, 1)),
            livesAtHomeWords BLOB,
            homeAssessedOn INTEGER CHECK (homeAssessedOn BETWEEN -25567 AND 84005),
            homeAssessedBy BLOB,
            homePlan TEXT CHECK (length(homePlan) BETWEEN 1 AND 64),
            retrofitAgreedOn INTEGER CHECK (retrofitAgreedOn BETWEEN -25567 AND 84005),
            retrofitAgreedBy BLOB,
            retrofitAgreement TEXT CHECK (length(retrofitAgreement) BETWEEN 1 AND 64),
            retrofitParty TEXT CHECK (length(retrofitParty) BETWEEN 1 AND 100),
            retrofitAcceptedOn INTEGER CHECK (retrofitAcceptedOn BETWEEN -25567 AND 84005),
            retrofitAcceptedBy BLOB,
            retrofitAcceptance TEXT CHECK (length(retrofitAcceptance) BETWEEN 1 AND 64),
            assessment TEXT REFERENCES assessment (assessment),
            abilityAssessedOn INTEGER CHECK (abilityAssessedOn BETWEEN -25567 AND 84005),
            abilityAssessedBy BLOB,
            plannedOn INTEGER CHECK (plannedOn BETWEEN -25567 AND 84005),
            plannedBy BLOB,
            carePlan TEXT CHECK (length(carePlan) BETWEEN 1 AND 64),
            careAgreement TEXT CHECK (length(careAgreement) BETWEEN 1 AND 64),
            servedBy BLOB,
            serveDocument TEXT CHECK (length(serveDocument) BETWEEN 1 AND 64),
            endReason TEXT
                CHECK (endReason IN ('recovered', 'deceased', 'moved', 'withdrew', 'institution', 'not-eligible',
                    'declined', 'referred')),
            endedBy BLOB,
            endDocument TEXT CHECK (length(endDocument) BETWEEN 1 AND 64),
            criterion TEXT CHECK (criterion IN ('local-household', 'home-basis', 'willing', 'lives-at-home',
                'disability')),
            referredTo TEXT CHECK (length(referredTo) BETWEEN 1 AND 100),
            referralOffice TEXT CHECK (length(referralOffice) BETWEEN 1 AND 100),
            endedFrom TEXT
                CHECK (endedFrom IN ('screened', 'home-assessed', 'retrofit-agreed', 'retrofitted',
                    'ability-assessed',
                    'planned', 'in-service', 'ending', 'ended')),
            endEnteredBy TEXT CHECK (length(endEnteredBy) BETWEEN 1 AND 128),
            listEntry TEXT REFERENCES deathList (listEntry),
            confirmedBy BLOB,
            confirmedAt INTEGER,
            confirmDocument TEXT CHECK (length(confirmDocument) BETWEEN 1 AND 64),
            revertedBy BLOB,
            revertedAt INTEGER,
            revertReason BLOB,
            correction BLOB,
            ledgerEntry INTEGER NOT NULL REFERENCES ledger (number) DEFERRABLE INITIALLY DEFERRED,
            CHECK (state <> 'in-service' OR (bed IS NOT NULL AND provider IS NOT NULL AND serviceFrom IS NOT NULL)),
            CHECK ((state IN ('ending', 'ended')) = (endedOn IS NOT NULL)),
            CHECK ((endReason IS NULL) = (endedOn IS NULL)),
            CHECK (state <> 'ending' OR endReason = 'deceased'),
            CHECK (state <> 'ended' OR endReason <> 'deceased' OR confirmedAt IS NOT NULL),
            CHECK (endReason IS NOT 'not-eligible' OR criterion IS NOT NULL),
            CHECK (endReason IS NOT 'referred' OR (referredTo IS NOT NULL AND referralOffice IS NOT NULL)),
            CHECK (endedFrom IS NOT 'in-service' OR endedOn IS NULL OR endedOn >= serviceFrom),
            CHECK (serviceFrom IS NULL OR screenedOn IS NULL OR serviceFrom >= screenedOn)
        ) STRICT;
        CREATE UNIQUE INDEX careCaseOpenByResident ON careCase (resident) WHERE state <> 'ended';
        CREATE UNIQUE INDEX careCaseServedByBed ON careCase (bed) WHERE state <> 'ended';
        CREATE INDEX careCaseByResident ON careCase (resident);
        CREATE INDEX careCaseByBed ON careCase (bed);
        """

    private static let retrofitItem = """
        CREATE TABLE retrofitItem (
            careCase TEXT NOT NULL REFERENCES careCase (careCase),
            work TEXT NOT NULL
                CHECK (work IN ('anti-slip-floor', 'door-access', 'bedroom', 'bathroom', 'grab-bars', 'bath-stool',
                    'floor-levels', 'toilet', 'surroundings')),
            status TEXT NOT NULL CHECK (status IN ('planned', 'done', 'accepted', 'refused')),
            "on" INTEGER NOT NULL CHECK ("on" BETWEEN -25567 AND 84005),
            handler BLOB NOT NULL,
            document TEXT CHECK (length(document) BETWEEN 1 AND 64),
            note BLOB,
            ledgerEntry INTEGER NOT NULL REFERENCES ledger (number) DEFERRABLE INITIALLY DEFERRED,
            PRIMARY KEY (careCase, work),
            CHECK (status <> 'refused' OR document IS NOT NULL)
        ) STRICT;
        """

    private static let kitItem = """
        CREATE TABLE kitItem (
            kitItem TEXT NOT NULL PRIMARY KEY,
            bed TEXT NOT NULL,
            kind TEXT NOT NULL
                CHECK (kind IN ('emergency-call', 'camera', 'wearable', 'nursing-bed', 'alarm', 'wetness-pad',
                    'smart-mattress', 'pill-box', 'other')),
            telemetry TEXT NOT NULL CHECK (telemetry IN ('reports', 'none')),
            state TEXT NOT NULL
                CHECK (state IN ('planned', 'bound', 'tested', 'reading-seen', 'inspected', 'signed-off', 'refused',
                    'removed')),
            otherKind TEXT CHECK (length(otherKind) BETWEEN 1 AND 64),
            approval TEXT CHECK (length(approval) BETWEEN 1 AND 64),
            sharedWith TEXT REFERENCES kitItem (kitItem),
            plannedOn INTEGER NOT NULL CHECK (plannedOn BETWEEN -25567 AND 84005),
            plannedBy TEXT NOT NULL REFERENCES staff (staff),
            device TEXT,
            serial TEXT CHECK (length(serial) BETWEEN 1 AND 64),
            deviceSince INTEGER,
            boundAt INTEGER,
            boundBy TEXT REFERENCES staff (staff),
            testedAt INTEGER,
            testedBy TEXT REFERENCES staff (staff),
            readingAt INTEGER,
            readingBy TEXT REFERENCES staff (staff),
            reading BLOB,
            inspectedAt INTEGER,
            inspectedBy TEXT REFERENCES staff (staff),
            inspection BLOB,
            signedOffAt INTEGER,
            signedOffBy TEXT REFERENCES staff (staff),
            signOffDocument TEXT CHECK (length(signOffDocument) BETWEEN 1 AND 64),
            refusedOn INTEGER CHECK (refusedOn BETWEEN -25567 AND 84005),
            refusedBy BLOB,
            refusalDocument TEXT CHECK (length(refusalDocument) BETWEEN 1 AND 64),
            removedAt INTEGER,
            removedBy TEXT REFERENCES staff (staff),
            removalReason BLOB,
            ledgerEntry INTEGER NOT NULL REFERENCES ledger (number) DEFERRABLE INITIALLY DEFERRED,
            CHECK ((kind = 'other') = (otherKind IS NOT NULL)),
            CHECK ((kind = 'other') = (approval IS NOT NULL)),
            CHECK (telemetry = 'reports' OR kind NOT IN ('emergency-call', 'camera', 'wearable')),
            CHECK (state NOT IN ('bound', 'tested', 'reading-seen', 'inspected', 'signed-off')
                OR boundAt IS NOT NULL),
            CHECK (state NOT IN ('bound', 'tested', 'reading-seen', 'inspected', 'signed-off') OR telemetry = 'none'
                OR device IS NOT NULL),
            CHECK (testedAt >= boundAt),
            CHECK (readingAt >= testedAt),
            CHECK (inspectedAt >= boundAt),
            CHECK (state <> 'signed-off' OR (signedOffAt IS NOT NULL AND signOffDocument IS NOT NULL
                AND (readingAt IS NOT NULL OR inspectedAt IS NOT NULL))),
            CHECK (state <> 'refused' OR refusalDocument IS NOT NULL),
            CHECK (state <> 'removed' OR removalReason IS NOT NULL)
        ) STRICT;
        CREATE INDEX kitItemByBed ON kitItem (bed);
        CREATE INDEX kitItemByDevice ON kitItem (device);
        """

    private static let kitSwap = """
        CREATE TABLE kitSwap (
            device TEXT NOT NULL,
            otherDevice TEXT NOT NULL,
            since INTEGER NOT NULL,
            swappedBy TEXT NOT NULL REFERENCES staff (staff),
            note BLOB,
            ledgerEntry INTEGER NOT NULL REFERENCES ledger (number) DEFERRABLE INITIALLY DEFERRED,
            PRIMARY KEY (device, otherDevice, since),
            CHECK (device <> otherDevice)
        ) STRICT;
        """

    private static let training = """
        CREATE TABLE training (
            training TEXT NOT NULL PRIMARY KEY,
            scope TEXT NOT NULL CHECK (scope IN ('bed', 'extended')),
            bed TEXT,
            role TEXT NOT NULL CHECK (role IN ('family', 'carer')),
            name BLOB NOT NULL,
            identityNumber BLOB,
            identityNumberIndex BLOB,
            phone BLOB,
            "on" INTEGER NOT NULL CHECK ("on" BETWEEN -25567 AND 84005),
            trainer TEXT NOT NULL REFERENCES staff (staff),
            livingTheory INTEGER NOT NULL CHECK (livingTheory BETWEEN 0 AND 6000),
            livingPractice INTEGER NOT NULL CHECK (livingPractice BETWEEN 0 AND 6000),
            basicTheory INTEGER NOT NULL CHECK (basicTheory BETWEEN 0 AND 6000),
            basicPractice INTEGER NOT NULL CHECK (basicPractice BETWEEN 0 AND 6000),
            rehabilitationTheory INTEGER NOT NULL CHECK (rehabilitationTheory BETWEEN 0 AND 6000),
            rehabilitationPractice INTEGER NOT NULL CHECK (rehabilitationPractice BETWEEN 0 AND 6000),
            supportTheory INTEGER NOT NULL CHECK (supportTheory BETWEEN 0 AND 6000),
            supportPractice INTEGER NOT NULL CHECK (supportPractice BETWEEN 0 AND 6000),
            result TEXT NOT NULL CHECK (result IN ('passed', 'failed')),
            certificate TEXT CHECK (length(certificate) BETWEEN 1 AND 64),
            issuer TEXT CHECK (length(issuer) BETWEEN 1 AND 100),
            voidReason BLOB,
            voidedBy BLOB,
            ledgerEntry INTEGER NOT NULL REFERENCES ledger (number) DEFERRABLE INITIALLY DEFERRED,
            CHECK ((scope = 'bed') = (bed IS NOT NULL)),
            CHECK ((certificate IS NULL) = (issuer IS NULL)),
            CHECK (result = 'passed' OR certificate IS NULL),
            CHECK ((voidReason IS NULL) = (voidedBy IS NULL)),
            CHECK (livingTheory + livingPractice + basicTheory + basicPractice + rehabilitationTheory
                + rehabilitationPractice + supportTheory + supportPractice > 0)
        ) STRICT;
        CREATE INDEX trainingByBed ON training (bed);
        """
}
