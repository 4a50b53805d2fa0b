import ArgumentParser
import Auditor
import Programme
import SimKit
import WholeSystem

/// Plays the care programme and says whether every entry met its fate and the figures are right.
struct ProgrammeRun {
    let simulation: Simulation
    let seed: UInt64
    let beds: Int
    let days: Int64
    let heard: Int

    /// True seconds between two signs of progress.
    private static let interval = 5.0
    /// Surprises that are printed in full.
    private static let shown = 20

    /// - Throws: Faults of the run; a failure when something differs.
    func play() throws {
        let started = ContinuousClock.now
        let programme = Programme(seed: seed, beds: beds, days: days, heard: heard)
        Console.tell(
            "seed \(seed): \(programme.entries.count) entries for \(beds) beds over \(days) days, "
                + "\(programme.signs.count) messages of devices")
        var last = started
        let (surprises, differences) = try simulation.enter(programme) { done, all in
            guard Self.seconds(since: last) >= Self.interval else { return }
            last = ContinuousClock.now
            let spent = Self.seconds(since: started)
            let left = spent / Double(done) * Double(all - done)
            Console.tell("\(done * 100 / all) %, \(Int(spent)) s passed, \(Int(left)) s left")
        }
        for surprise in surprises.prefix(Self.shown) { Console.result("not as it had to come: \(surprise)") }
        for difference in differences { Console.result("figures differ: \(difference)") }
        let truth = programme.truth
        Console.result(
            "\(truth.accepted) entries accepted, \(truth.repeated) repeated, \(truth.refused) refused; "
                + "\(surprises.count) surprises, \(differences.count) figures differ")
        Console.tell("\(Int(Self.seconds(since: started))) s, peak \(PeakMemory.megabytes) MB")
        if !surprises.isEmpty || !differences.isEmpty { throw ExitCode.failure }
    }

    private static func seconds(since moment: ContinuousClock.Instant) -> Double {
        let passed = (ContinuousClock.now - moment).components
        return Double(passed.seconds) + Double(passed.attoseconds) / 1e18
    }
}
