public import ScenarioKit
import SimKit

extension Simulation {
    /// Plays a scenario, and judges it by what reached a subscriber and what the database holds.
    /// - Returns: A verdict on each demand of the file, and one on whatever nobody expected.
    /// - Throws: As `tell`.
    public func play(_ scenario: Scenario) throws -> [DemandVerdict] {
        let start = scenario.start(on: CivilDay(of: RunOptions.start))
        return try tell(scenario.story(start: start)) { result, database in
            var judge = AlarmJudge(scenario, start: start)
            for (alarm, at) in result.alarms { _ = judge.hear(alarm, at: at) }
            let failures = result.failures.map { DemandVerdict(line: nil, isMet: false, text: $0) }
            return scenario.expectations.indices.map(judge.verdict) + judge.unexpected
                + (try RecordJudge(database: database, key: GatewaySetup.recordKey).verdicts(scenario, start: start))
                + failures
        }
    }
}
