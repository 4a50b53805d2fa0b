/// What both forms of the table `maintenanceProblem` have of a problem's way to the signature, as SQL: migrations 0016
/// and 0032 make it, the second with problems that people report. A later change of the table gets a text of its own.
enum ProblemWayText {
    /// Sets the earlier table aside and begins the new one, up to the device.
    static let beginning = """
        DROP VIEW maintenanceView;
        ALTER TABLE maintenanceProblem RENAME TO earlierProblem;
        DROP INDEX maintenanceProblemByRule;
        CREATE TABLE maintenanceProblem (
            maintenanceOrder INTEGER NOT NULL REFERENCES maintenanceOrder (number),
            number INTEGER NOT NULL CHECK (number >= 1),
            rule TEXT NOT NULL CHECK (length(rule) > 0),
            device INTEGER REFERENCES device (number)
        """

    /// Columns from the alarm's priority to the signature. `evidence`: the first word of the device after the mending,
    /// 1 heartbeat, 2 reading, 3 event. `proof`: 1 telemetry, 2 a person's inspection.
    static let columns = """
        priority INTEGER NOT NULL CHECK (priority BETWEEN 1 AND 4),
        foundAt INTEGER NOT NULL,
        lastAt INTEGER NOT NULL CHECK (lastAt >= foundAt),
        count INTEGER NOT NULL CHECK (count >= 1),
        endedAt INTEGER,
        assignedAt INTEGER,
        assignedBy TEXT,
        assignee TEXT,
        dueAt INTEGER,
        mendedAt INTEGER,
        mendedBy TEXT,
        work TEXT,
        parts TEXT,
        replacedBattery INTEGER CHECK (replacedBattery IN (0, 1)),
        evidence INTEGER CHECK (evidence BETWEEN 1 AND 3),
        evidenceAt INTEGER,
        acceptedAt INTEGER,
        acceptedBy TEXT,
        proof INTEGER CHECK (proof IN (1, 2)),
        inspection TEXT,
        signedAt INTEGER,
        signedBy TEXT,
        signNote TEXT
        """

    /// Each step stands whole or not at all, and none before the one that it rests on.
    static let checks = """
        CHECK ((assignedAt IS NULL) = (assignedBy IS NULL) AND (assignedAt IS NULL) = (assignee IS NULL)
            AND (assignedAt IS NULL) = (dueAt IS NULL)),
        CHECK ((mendedAt IS NULL) = (mendedBy IS NULL) AND (mendedAt IS NULL) = (work IS NULL)
            AND (mendedAt IS NULL) = (parts IS NULL) AND (mendedAt IS NULL) = (replacedBattery IS NULL)),
        CHECK ((evidence IS NULL) = (evidenceAt IS NULL)),
        CHECK ((acceptedAt IS NULL) = (acceptedBy IS NULL) AND (acceptedAt IS NULL) = (proof IS NULL)),
        CHECK ((signedAt IS NULL) = (signedBy IS NULL) AND (signedAt IS NULL) = (signNote IS NULL)),
        CHECK ((inspection IS NOT NULL) = (proof IS 2)),
        CHECK (proof IS NOT 1 OR evidence IS NOT NULL),
        CHECK (mendedAt IS NULL OR assignedAt IS NOT NULL),
        CHECK (evidenceAt IS NULL OR evidenceAt >= mendedAt),
        CHECK (acceptedAt IS NULL OR mendedAt IS NOT NULL),
        CHECK (signedAt IS NULL OR acceptedAt IS NOT NULL),
        CHECK (signedBy IS NULL OR signedBy <> mendedBy)
        """
}
