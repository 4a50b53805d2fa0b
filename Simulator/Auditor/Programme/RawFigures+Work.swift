extension RawFigures {
    private static let finished = """
        visit.county = :county AND visit.state IN ('finished', 'rated', 'followed-up') AND visit.endAt < :end
            AND visit.endAt :times
        """

    private static let byTwo = "hands >= 2"

    /// At least twenty minutes and at most four hours, by two people.
    private static let valid = "\(finished) AND endAt - startAt BETWEEN 1200000 AND 14400000 AND \(byTwo)"

    /// The first moment of 2022 in Asia/Shanghai.
    private static let newYear = 1_640_966_400_000

    static let visits: [Count] =
        [
            ("finished", finished), ("served", valid), ("two-staff", "\(finished) AND \(byTwo)"),
            ("doubtful", "\(finished) AND NOT (\(valid))"),
            ("early", "\(valid) AND ordinal <= 2 AND endAt < \(newYear)"), ("promised", "\(valid) AND ordinal <= 3"),
            ("further", "\(valid) AND ordinal > 3"), ("rated", "\(valid) AND rating IS NOT NULL"),
            (
                "planned",
                "visit.county = :county AND state <> 'void' AND plannedStart < :end AND plannedStart :times"
            ),
            (
                "kept",
                "visit.county = :county AND state IN ('finished', 'rated', 'followed-up') AND plannedStart < :end "
                    + "AND plannedStart :times"
            ),
        ].map { Count("visits-\($0.0)", "SELECT count(*) FROM visit WHERE \($0.1)") }
        + [
            Count("visits-length", "SELECT coalesce(sum(endAt - startAt), 0) FROM visit WHERE \(valid)"),
            Count(
                "visits-points", "SELECT coalesce(sum(rating), 0) FROM visit WHERE \(valid) AND rating IS NOT NULL"),
        ]
        + (1...3).map { times in
            Count(
                "visits-residents-\(times)",
                """
                SELECT count(*) FROM (SELECT resident FROM visit WHERE \(valid) GROUP BY resident
                    HAVING count(*) >= \(times))
                """)
        }

    private static let trainings = """
        FROM training JOIN staff ON staff.staff = trainer JOIN provider USING (provider)
        WHERE coalesce(substr(bed, 1, 6), substr(counties, 1, 6)) = :county AND training.voidReason IS NULL
        """

    static let training = [
        Count(
            "training-people",
            """
            SELECT count(DISTINCT coalesce(nullif(hex(training.identityNumberIndex), ''), training)) \(trainings)
                AND training."on" :days
            """),
        Count(
            "training-certified",
            """
            SELECT count(DISTINCT coalesce(nullif(hex(training.identityNumberIndex), ''), training)) \(trainings)
                AND training."on" :days AND result = 'passed' AND training.certificate IS NOT NULL
            """),
        Count(
            "training-beds",
            """
            SELECT count(*) FROM (SELECT min("on") AS day FROM training WHERE substr(bed, 1, 6) = :county
                AND result = 'passed' AND certificate IS NOT NULL AND issuer IS NOT NULL AND voidReason IS NULL
                GROUP BY bed) WHERE day :days
            """),
        Count(
            "quality-complaints",
            """
            SELECT count(*) FROM complaint WHERE county = :county AND voidReason IS NULL AND receivedAt < :end
                AND receivedAt :times
            """),
    ]

    static let money = ["allocated", "paid"].flatMap { kind in
        let sum = """
            SELECT coalesce(sum(amount), 0) FROM moneyEntry WHERE county = :county AND "on" :days AND kind = '\(kind)'
            """
        return [Count("money-\(kind)", sum)]
            + ["assessment", "retrofit", "devices", "training", "visits"].map { head in
                Count("money-\(kind)-\(head)", "\(sum) AND head = '\(head)'")
            }
    }

    private static let ringing = """
        FROM alarm WHERE isTest = 0 AND raisedAt < :end AND :county = substr(coalesce(
            (SELECT identity FROM bed WHERE number = alarm.bed),
            (SELECT min(identity) FROM bed WHERE bed.household = alarm.household)), 1, 6)
        """

    static let alarms: [Count] =
        (1...4).map { Count("alerts-p\($0)", "SELECT count(*) \(ringing) AND raisedAt :times AND priority = \($0)") }
        + [
            ("sos", "rule = 'SOS-1'"), ("falls", "rule IN ('FALL-1', 'FALL-2')"), ("bed-exits", "rule = 'BED-1'"),
            ("wet-overdue", "rule = 'WET-2'"), ("closed", "closedAt IS NOT NULL"),
            ("false", "closedAt IS NOT NULL AND closeReason IN (3, 5, 8)"),
            ("p1-answered-60", "priority = 1 AND acknowledgedAt - receivedAt <= 60000"),
            ("p1-answered-180", "priority = 1 AND acknowledgedAt - receivedAt <= 180000"),
            ("p1-called-back-60", "priority = 1 AND calledBackAt - acknowledgedAt <= 60000"),
            ("p1-on-site", "priority = 1 AND onSiteAt IS NOT NULL"),
        ].map { Count("alerts-\($0.0)", "SELECT count(*) \(ringing) AND raisedAt :times AND \($0.1)") }
        + [
            Count(
                "quality-alarms-open",
                """
                SELECT count(*) \(ringing) AND priority < 4 AND (state <> 0 OR closedAt >= :end)
                """)
        ]
}
