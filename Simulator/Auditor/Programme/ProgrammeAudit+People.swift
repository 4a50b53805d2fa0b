import Programme

/// What the play counted of people, their kits, their deaths and what was told of them.
extension ProgrammeAudit {
    static func people(_ truth: CountyTruth) -> [Count] {
        ability(truth) + kits(truth) + told(truth) + deaths(truth)
    }

    /// The newest assessment of each person that stands, by its standard's own grade and not by the word beside it: 失能
    /// is grade 3 of MZ/T 039-2013 and grades 3 and 4 of GB/T 42195-2022, 部分失能 grades 1 and 2 of either. Source:
    /// care.md 5.1, 5.2. In 2021 and 2022 the play has the first standard only.
    private static func ability(_ truth: CountyTruth) -> [Count] {
        let grades: [(word: String, condition: String)] = [
            ("none", "grade = 0"), ("partial", "grade IN (1, 2)"),
            (
                "disabled",
                "(standard = 'mzt-039-2013' AND grade = 3 OR standard = 'gbt-42195-2022' AND grade IN (3, 4))"
            ),
        ]
        return grades.map { word, condition in
            Count(
                name: "people whose ability is \(word)", expected: truth.disability[word] ?? 0,
                sql: """
                    SELECT count(*) FROM assessment AS own WHERE voidReason IS NULL AND \(condition)
                        AND resident IN (SELECT resident FROM careCase WHERE county = ?1) AND NOT EXISTS (
                            SELECT 1 FROM assessment AS later
                            WHERE later.resident = own.resident AND later.voidReason IS NULL
                                AND (later.assessedOn, later.assessment) > (own.assessedOn, own.assessment))
                    """)
        }
    }

    /// The four kinds that the plan demands, by bed.
    private static let mandatory = """
        FROM kitItem WHERE substr(bed, 1, 6) = ?1 AND kind IN ('emergency-call', 'wearable', 'camera', 'nursing-bed')
        """
    private static let signedOff = "count(DISTINCT iif(state = 'signed-off', kind, NULL))"
    private static let settled = "count(DISTINCT iif(state IN ('signed-off', 'refused'), kind, NULL))"

    private static func kits(_ truth: CountyTruth) -> [Count] {
        let figures: [(name: String, expected: Int, condition: String)] = [
            ("beds with a whole kit", truth.kitComplete, "\(signedOff) = 4"),
            (
                "beds whose kit is whole but for what was refused", truth.kitRefused,
                "\(settled) = 4 AND \(signedOff) < 4"
            ),
            (
                "beds whose kit lacks something", truth.kitPlanned - truth.kitComplete - truth.kitRefused,
                "\(settled) < 4"
            ),
        ]
        return figures.map { name, expected, condition in
            Count(
                name: name, expected: expected,
                sql: "SELECT count(*) FROM (SELECT bed \(mandatory) GROUP BY bed HAVING \(condition))")
        }
    }

    /// Whom each category must be told to. Source: dali-supervision.txt 二(一)6 for infections, food poisoning and
    /// accidents at work, custom for the others.
    private static let authorities: [(category: String, told: String)] = [
        ("fall", "civil-affairs"), ("choking", "civil-affairs"), ("missing", "civil-affairs public-security"),
        ("self-harm", "civil-affairs public-security"), ("harm-to-others", "civil-affairs public-security"),
        ("fire", "civil-affairs emergency-management fire-rescue"), ("gas", "civil-affairs fire-rescue"),
        ("infection", "civil-affairs health market-regulation disease-control"),
        ("food-poisoning", "civil-affairs health market-regulation disease-control"),
        ("work-accident", "civil-affairs emergency-management"), ("abuse", "civil-affairs public-security"),
        ("other", "civil-affairs"),
    ]

    /// The same as rows of SQL.
    private static let demanded = authorities.flatMap { category, told in
        told.split(separator: " ").map { "('\(category)', '\($0)')" }
    }.joined(separator: ", ")

    private static func told(_ truth: CountyTruth) -> [Count] {
        [
            Count(
                name: "authorities that were never told", expected: truth.openNotices,
                sql: """
                    WITH demanded (category, authority) AS (VALUES \(demanded))
                    SELECT count(*) FROM abnormalEvent AS report JOIN demanded USING (category)
                    WHERE report.county = ?1 AND report.voidReason IS NULL AND NOT EXISTS (
                        SELECT 1 FROM authorityNotice AS notice WHERE notice.event = report.event
                            AND notice.authority = demanded.authority AND notice.voidReason IS NULL)
                    """),
            Count(
                name: "people trained beyond the beds", expected: truth.extendedTrainings,
                sql: """
                    SELECT count(*) FROM training JOIN staff ON staff.staff = trainer JOIN provider USING (provider)
                    WHERE substr(counties, 1, 6) = ?1 AND scope = 'extended' AND result = 'passed'
                        AND training.voidReason IS NULL
                    """),
            Count(
                name: "signatures that stand in more than one visit", expected: truth.reusedSignatures,
                sql: """
                    SELECT count(*) FROM (SELECT signature FROM visit WHERE county = ?1 AND signature IS NOT NULL
                        AND state IN ('finished', 'rated', 'followed-up') GROUP BY signature HAVING count(*) > 1)
                    """),
        ]
    }

    /// The play calls an entry of the list after the resident: identity numbers are sealed, and the hashes by which
    /// they are looked up are those of one table each.
    private static let listed = "JOIN deathList ON substr(deathList.listEntry, 4) = resident"

    private static func deaths(_ truth: CountyTruth) -> [Count] {
        [
            Count(
                name: "dead by the list whose case goes on", expected: truth.unreportedDeaths,
                sql: "SELECT count(*) FROM careCase \(listed) WHERE county = ?1 AND state <> 'ended'"),
            Count(
                name: "visits after a death on the list", expected: truth.visitsAfterDeath,
                sql: """
                    SELECT count(*) FROM visit \(listed) WHERE county = ?1
                        AND state IN ('finished', 'rated', 'followed-up')
                        AND endAt >= (diedOn + 1) * 86400000 - 28800000
                    """),
        ]
    }
}
