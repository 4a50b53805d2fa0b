import Auditor
import FleetModel
import SimKit
import Testing

@testable import Simulate
@testable import WholeSystem

/// What a call says of all its runs: how far they are, and what they came to.
@Suite struct TallyTests {
    private final class Watch {
        var seconds = 0.0
        var told: [String] = []
    }

    private let watch = Watch()
    private let options = RunOptions(
        fleet: FleetOptions(seed: 5, beds: 1, start: RunOptions.start), length: .hours(10))

    private var tally: Tally {
        Tally(passed: { [watch] in watch.seconds }, tell: { [watch] in watch.told.append($0) })
    }

    private func result(
        hash: UInt64, _ violations: [Violation] = [], restarts: [(afterStop: Bool, isCompared: Bool)] = []
    ) -> RunResult {
        let record = RunRecord(plan: FleetPlan(options.fleet))
        for (afterStop, isCompared) in restarts { record.restart(afterStop: afterStop, isCompared: isCompared) }
        return RunResult(
            options: options, violations: violations, record: record, databaseSizes: [], databaseHash: hash)
    }

    @Test func `progress is told every ten seconds, over all runs`() {
        var tally = tally
        let first = tally.reporter(options, runs: 2)
        watch.seconds = 9
        first(RunOptions.start + .hours(1))
        #expect(watch.told.isEmpty)
        watch.seconds = 10
        first(RunOptions.start + .hours(5))
        tally.add(result(hash: 1))
        let second = tally.reporter(options, runs: 2)
        watch.seconds = 19
        second(RunOptions.start)
        watch.seconds = 40
        second(RunOptions.start + .hours(10))
        let words = watch.told.map { $0.prefix { $0 != "k" } }
        #expect(
            words == [
                "run 1 of 2, seed 5: 25.0 % of all, 10 s passed, 30 s left, pea",
                "run 2 of 2, seed 5: 100.0 % of all, 40 s passed, 0 s left, pea",
            ])
    }

    @Test func `the line at the end counts what was played and what was broken, and how fast time passed`() {
        var tally = tally
        tally.add(result(hash: 1, restarts: [(false, true), (true, true), (true, true)]))
        let crashes: [(afterStop: Bool, isCompared: Bool)] = [(false, false), (false, true)]
        tally.add(result(hash: 2, [Violation(1, "nothing is there")], restarts: crashes))
        watch.seconds = 20
        #expect(tally.broken == 1)
        #expect(
            tally.text.hasPrefix(
                "2 runs, 1 broken; 0.83 simulated days, 0.83 bed-days, 0 messages, 3 crashes, 2 stops, 1 uncompared; "
                    + "0.04 days/s, 0.04 bed-days/s; peak "))
    }

    @Test func `the hash is that of every database, in their order`() {
        func last(_ hashes: [UInt64]) -> Substring? {
            var tally = tally
            for hash in hashes { tally.add(result(hash: hash)) }
            return tally.text.split(separator: " ").last
        }
        #expect(last([0xabc]) == "abc")
        #expect(last([1, 2, 3]) == last([1, 2, 3]))
        #expect(last([1, 2, 3]) != last([4, 2, 3]))
        #expect(last([1, 2, 3]) != last([2, 1, 3]))
    }
}
