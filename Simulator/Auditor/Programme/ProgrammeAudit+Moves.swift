import Programme

/// What befell equipment in use, by the moves of the assets.
extension ProgrammeAudit {
    private static let counted = """
        SELECT count(*) FROM assetMove AS move JOIN asset USING (asset) WHERE asset.county = ?1 AND
        """

    static func moves(_ truth: CountyTruth) -> [Count] {
        let figures: [(name: String, expected: Int, condition: String)] = [
            ("times that an asset stood still", truth.suspensions, "toState = 'suspended'"),
            ("times that an asset was lost", truth.losses, "toState = 'lost'"),
            (
                "assets taken from a home to be mended", truth.homeRepairs,
                "fromState = 'in-service' AND toState = 'repair'"
            ),
            (
                "assets that came to the bed where they were thought to be", 2 * truth.swaps,
                """
                fromState = 'in-service' AND toState = 'in-service' AND move.bed <> (
                    SELECT bed FROM assetMove AS before
                    WHERE before.asset = move.asset AND before.number = move.number - 1)
                """
            ),
        ]
        return figures.map { name, expected, condition in
            Count(name: name, expected: expected, sql: "\(counted) \(condition)")
        }
    }
}
