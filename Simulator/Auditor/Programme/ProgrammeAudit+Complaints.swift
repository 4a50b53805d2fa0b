import Programme

/// Whether complaints were answered in five working days.
extension ProgrammeAudit {
    /// The days after a complaint came, as far as anybody looks.
    private static let days = """
        WITH RECURSIVE step (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM step WHERE number < 60)
        """

    /// How many days were worked after a complaint came and before the day of its answer: with five of them, the answer
    /// comes after the fifth. Days 2 and 3 of each week from 1970-01-01 on, a Thursday, are Saturday and Sunday.
    private static let worked = """
        (SELECT count(*) FROM step LEFT JOIN calendarDay
            ON calendarDay.day = (complaint.receivedAt + 28800000) / 86400000 + step.number
         WHERE (complaint.receivedAt + 28800000) / 86400000 + step.number
                < (complaint.answeredAt + 28800000) / 86400000
            AND coalesce(calendarDay.kind = 'working',
                ((complaint.receivedAt + 28800000) / 86400000 + step.number) % 7 NOT IN (2, 3)))
        """

    static func complaints(_ truth: CountyTruth) -> [Count] {
        let answered = """
            \(days) SELECT count(*) FROM complaint
            WHERE county = ?1 AND voidReason IS NULL AND answeredAt IS NOT NULL AND \(worked)
            """
        return [
            Count(
                name: "complaints answered within five working days", expected: truth.answeredInTime,
                sql: "\(answered) < 5"),
            Count(name: "complaints answered later", expected: truth.answeredLate, sql: "\(answered) >= 5"),
        ]
    }
}
